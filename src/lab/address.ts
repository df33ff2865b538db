import { changedKeys, patched } from '../config/parse.ts';
import { type Preset, type PresetId, presets } from '../config/presets.ts';
import { type Config, defaults } from '../config/schema.ts';
import { fromUrl, toHash } from '../config/url.ts';
import { LabError } from '../core/errors.ts';
import { isCorpusId } from '../data/corpora.ts';
import { type SongTable, songsFromText, songsToText, songTables } from '../data/songs.ts';
import { type DataChoice, withCorpus } from '../train/data_choice.ts';

/**
 * Names in the address besides hyperparameters: a preset to start from, text, songs, language, not to play, and of the
 * story its chapter, its step and what else is shown.
 */
const extraNames = ['preset', 'data', 'songs', 'lang', 'paused', 'chapter', 'at', 'show'];

/** The hash that brings back config, data and language; the visitor's own text stays on the visitor's machine. */
export function addressOf(config: Config, data: DataChoice, language: string): string {
  const extra: Record<string, string> = {};
  if (data.corpusId && data.corpusId !== 'moby-dick') extra.data = data.corpusId;
  const songs = songsToText(data.songs);
  if (songs !== songsToText(songTables.unlearnable)) extra.songs = songs;
  if (language) extra.lang = language;
  return toHash(config, extra);
}

/** Where the story is, and what it shows besides: `settings`, `large`. */
export interface StoryPlace {
  readonly chapter: string;
  /** The step, counted from 1. */
  readonly at: number;
  readonly show: readonly string[];
  /** Songs in place of the step's own. */
  readonly songs: SongTable | null;
}

/** The hash of a step of the story: the step says the rest. */
export function storyAddress(place: StoryPlace, { seed, engine }: Config, language: string): string {
  const extra: Record<string, string> = { chapter: place.chapter, at: String(place.at) };
  if (place.songs) extra.songs = songsToText(place.songs);
  if (place.show.length > 0) extra.show = place.show.join('-');
  if (language) extra.lang = language;
  return toHash({ ...defaults, seed, engine }, extra);
}

export interface FromAddress {
  /** The step of the story it opens, if any. */
  readonly story: StoryPlace | null;
  readonly config: Config;
  readonly language: string | null;
  /** The preset it starts from, where nothing else was changed. */
  readonly preset: PresetId | null;
  /** The lab opens without playing. */
  readonly paused: boolean;
  readonly errors: readonly unknown[];
  /** Loads the text the address names. */
  data(): Promise<DataChoice>;
}

/** What the address asks for; what it asks for wrongly is told in `errors` and keeps its default. */
export function fromAddress({ search, hash }: Pick<Location, 'search' | 'hash'>): FromAddress {
  const told: unknown[] = [];
  const refuse = (name: string, text: string, expected: string, action: string) =>
    told.push(new LabError('E_CHOICE', `url ${name}=${text.slice(0, 40)}`, expected, action));
  const { extra } = fromUrl(search, hash, extraNames);
  const preset: Preset | undefined = presets.find(({ id }) => id === extra.preset);
  if (extra.preset && !preset) refuse('preset', extra.preset, presets.map(({ id }) => id).join(', '), 'ignored it');
  const base = preset ? patched(defaults, preset.patch, 'preset') : defaults;
  const { config, errors } = fromUrl(search, hash, extraNames, base);
  told.push(...errors);
  const own = preset?.data;
  let songs: SongTable = own && 'songs' in own ? songTables[own.songs] : songTables.unlearnable;
  try {
    if (extra.songs) songs = songsFromText(extra.songs);
  } catch (error) {
    told.push(error);
  }
  const corpus = extra.data ?? (own && 'corpus' in own ? own.corpus : 'moby-dick');
  if (!isCorpusId(corpus)) refuse('data', corpus, 'moby-dick, brewing', 'kept moby-dick');
  const at = Number(extra.at ?? 1);
  if (!Number.isInteger(at) || at < 1) refuse('at', extra.at!, 'a step, counted from 1', 'opened the first');
  const story = extra.chapter && {
    chapter: extra.chapter,
    at: Number.isInteger(at) && at >= 1 ? at : 1,
    show: (extra.show ?? '').split('-').filter((name) => name === 'settings' || name === 'large'),
    songs: extra.songs ? songs : null,
  };
  return {
    story: story || null,
    config,
    language: extra.lang ?? null,
    preset: presetOf(config, corpus, songsToText(songs)),
    paused: extra.paused === 'true',
    errors: told,
    data: () => withCorpus({ songs }, isCorpusId(corpus) ? corpus : 'moby-dick'),
  };
}

/** The preset that a config and its data are, if any. */
function presetOf(config: Config, corpus: string, songs: string): PresetId | null {
  // Seed, engine and generation may be anybody's.
  const free = { seed: config.seed, engine: config.engine, temperature: config.temperature, topK: config.topK };
  const found = presets.find(({ patch, data }) => {
    const reads = 'songs' in data ? songs === songsToText(songTables[data.songs]) : data.corpus === corpus;
    return reads && changedKeys(config, patched(defaults, { ...patch, ...free }, 'preset')).length === 0;
  });
  return found?.id ?? null;
}
