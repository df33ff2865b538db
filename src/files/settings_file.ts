import { essence, patched } from '../config/parse.ts';
import { type Config, defaults } from '../config/schema.ts';
import { LabError, messageOf } from '../core/errors.ts';
import { type CorpusId, corpusIds, isCorpusId } from '../data/corpora.ts';
import { checkSongs, type SongTable } from '../data/song_table.ts';
import { textLimits } from '../data/text.ts';

/** What a model reads. A text of one's own is not in the file: only its name and length, to ask for it again. */
export type SettingsData =
  | { readonly corpus: CorpusId }
  | { readonly songs: SongTable }
  | { readonly text: { readonly name: string; readonly length: number } };

export interface Settings {
  readonly config: Config;
  readonly data: SettingsData;
}

const format = 'algorhythm-settings';
const version = 1;
const longest = 12 * 1024 * 1024;

/** The settings as JSON, in lines for people: what differs from the defaults, and what is read. */
export function writeSettings(config: Config, data: SettingsData): string {
  return `${JSON.stringify({ format, version, config: essence(config), data }, null, 2)}\n`;
}

/**
 * The settings of a file that `writeSettings` wrote; `place` names the file. Throws E_FILE for anything else, E_DATA for
 * wrong songs, and what `patched` throws for an unknown key, a wrong value or a broken rule of the config.
 */
export function readSettings(text: string, place: string): Settings {
  if (text.length > longest)
    throw refuse(place, `at most ${longest} characters, this has ${text.length}`, 'choose a settings file');
  const file = fields(parsed(text, place), ['format', 'version', 'config', 'data'], place);
  if (file.format !== format) throw refuse(`${place} format`, `"${format}"`, 'choose a settings file');
  if (file.version !== version)
    throw refuse(`${place} version`, `${version}`, 'open it with the lab that wrote it, or write it again');
  return { config: configOf(file.config, `${place} config`), data: dataOf(file.data, `${place} data`) };
}

function configOf(value: unknown, place: string): Config {
  const patch = object(value, place);
  // A value of the config is a short word, a number or a flag; nothing else may reach an error message.
  for (const [name, entry] of Object.entries(patch)) {
    const short =
      typeof entry === 'number' || typeof entry === 'boolean' || (typeof entry === 'string' && entry.length <= 40);
    if (!short || name.length > 40)
      throw refuse(
        `${place} ${name.slice(0, 40)}`,
        'a known name with a number, a word, true or false',
        'changed nothing',
      );
  }
  return patched(defaults, patch, place);
}

function dataOf(value: unknown, place: string): SettingsData {
  const data = object(value, place);
  const [kind, ...more] = Object.keys(data);
  if (more.length > 0 || (kind !== 'corpus' && kind !== 'songs' && kind !== 'text'))
    throw refuse(place, 'one of corpus, songs, text', 'changed nothing');
  if (kind === 'songs') {
    const songs = fields(data.songs, ['featureNames', 'rows'], `${place} songs`);
    return { songs: checkSongs(songs.rows, songs.featureNames) };
  }
  if (kind === 'corpus') {
    if (!isCorpusId(data.corpus)) throw refuse(`${place} corpus`, corpusIds.join(', '), 'changed nothing');
    return { corpus: data.corpus };
  }
  const { name, length } = fields(data.text, ['name', 'length'], `${place} text`);
  if (typeof name !== 'string' || name.length < 1 || name.length > 255)
    throw refuse(`${place} text name`, 'a name of 1 to 255 characters', 'changed nothing');
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 2 || length > textLimits.bytes)
    throw refuse(`${place} text length`, `a whole number 2 to ${textLimits.bytes}`, 'changed nothing');
  return { text: { name, length } };
}

function parsed(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refuse(place, `JSON (${messageOf(error).slice(0, 120)})`, 'choose a settings file');
  }
}

/** The object if it has just these keys, all of them. */
function fields<const K extends string>(value: unknown, names: readonly K[], place: string): Record<K, unknown> {
  const found = object(value, place);
  const keys = Object.keys(found);
  if (keys.length !== names.length || !names.every((name) => Object.hasOwn(found, name)))
    throw refuse(place, `just the keys ${names.join(', ')}`, 'changed nothing');
  return found as Record<K, unknown>;
}

function object(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw refuse(place, 'an object', 'changed nothing');
}

function refuse(place: string, expected: string, action: string): LabError {
  return new LabError('E_FILE', place, expected, action);
}
