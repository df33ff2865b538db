import { songsFromCsv } from '../data/songs.ts';
import { readTextFile } from '../files/text_file.ts';
import type { Session } from '../train/session.ts';
import { importSettings } from './settings.ts';
import { openWeights } from './weights.ts';

/**
 * Puts a visitor's file to its use: weights from a name that ends in .safetensors, songs from .csv, settings from .json,
 * and any other as the text to learn. Rejects with the reader's error and changes nothing.
 */
export async function openFile(session: Session, bytes: Uint8Array, name: string): Promise<void> {
  if (/\.safetensors$/i.test(name)) return openWeights(session, bytes);
  const text = readTextFile(bytes, name);
  if (/\.csv$/i.test(name)) {
    const { rows, featureNames } = songsFromCsv(text);
    await session.useSongs(rows, featureNames);
  } else if (/\.json$/i.test(name)) await importSettings(session, text);
  else await session.useText(name, text);
}
