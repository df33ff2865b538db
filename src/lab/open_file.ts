import { songsFromCsv } from '../data/songs.ts';
import { settingsFormat } from '../files/settings_file.ts';
import { readTextFile } from '../files/text_file.ts';
import type { Session } from '../train/session.ts';
import { importSettings } from './settings.ts';

/**
 * Puts a visitor's file to its use: songs from a name that ends in .csv, settings from a .json that says so, and any
 * other as the text to learn. Rejects with the reader's error and changes nothing.
 */
export async function openFile(session: Session, bytes: Uint8Array, name: string): Promise<void> {
  const text = readTextFile(bytes, name);
  if (/\.csv$/i.test(name)) {
    const { rows, featureNames } = songsFromCsv(text);
    await session.useSongs(rows, featureNames);
  } else if (/\.json$/i.test(name) && text.includes(settingsFormat)) await importSettings(session, text);
  else await session.useText(name, text);
}
