import { readsText } from '../config/rules.ts';
import { LabError } from '../core/errors.ts';
import { readSettings, type SettingsData, writeSettings } from '../files/settings_file.ts';
import { type DataChoice, withCorpus } from '../train/data_choice.ts';
import type { Session } from '../train/session.ts';

/** The running experiment's settings as a JSON file: config, and what it reads. */
export function exportSettings({ config, data }: Session): string {
  const { corpus, corpusId, songs } = data;
  const read: SettingsData = !readsText(config)
    ? { songs }
    : corpusId
      ? { corpus: corpusId }
      : { text: { name: corpus.name, length: corpus.length } };
  return writeSettings(config, read);
}

/** Puts a settings file in whole, or throws and changes nothing. */
export async function importSettings(session: Session, text: string): Promise<void> {
  const { config, data } = readSettings(text, 'settings');
  await session.replace(config, await chosen(session.data, data), 'settings');
}

async function chosen(now: DataChoice, data: SettingsData): Promise<DataChoice> {
  if ('songs' in data) return { ...now, songs: data.songs };
  if ('corpus' in data) return now.corpusId === data.corpus ? now : withCorpus(now, data.corpus);
  const { name, length } = data.text;
  if (now.corpus.name === name && now.corpus.length === length) return now;
  throw new LabError(
    'E_FILE',
    'settings text',
    `the text ${name} of ${length} characters open`,
    'open it first; changed nothing',
  );
}
