import type { Preset } from '../config/presets.ts';
import { checkCorpusFits, readsText } from '../config/rules.ts';
import type { Config } from '../config/schema.ts';
import { type CorpusId, corpora } from '../data/corpora.ts';
import { checkSongs, type SongTable, songTables } from '../data/songs.ts';
import { type Corpus, encode, splitCorpus } from '../data/text.ts';
import type { Source } from '../nn/compile.ts';

/** Both kinds of data the lab holds; the cell decides which one is read. */
export interface DataChoice {
  readonly corpus: Corpus;
  /** Set while the corpus is one that comes with the lab. */
  readonly corpusId: CorpusId | null;
  readonly songs: SongTable;
}

/** The choice with a corpus that comes with the lab, which is loaded where it is not the one there is. */
export async function withCorpus(
  choice: Pick<DataChoice, 'songs'> & Partial<DataChoice>,
  id: CorpusId,
): Promise<DataChoice> {
  const { songs, corpus, corpusId } = choice;
  return { songs, corpusId: id, corpus: corpus && corpusId === id ? corpus : await corpora[id].load() };
}

/** The choice with the data of a preset. */
export async function withPreset(choice: DataChoice, { data }: Preset): Promise<DataChoice> {
  return 'songs' in data ? { ...choice, songs: songTables[data.songs] } : withCorpus(choice, data.corpus);
}

/**
 * The choice with other songs. Without `featureNames` the names there are are kept where they are as many as the rows
 * have features. Throws what `checkSongs` throws.
 */
export function withSongs(choice: DataChoice, rows: unknown, featureNames?: readonly string[]): DataChoice {
  const same = featureNames ?? choice.songs.featureNames;
  const width = Array.isArray(rows) ? (rows[0] as { features?: unknown[] } | undefined)?.features?.length : undefined;
  return { ...choice, songs: checkSongs(named(rows), width === same.length ? same : undefined) };
}

/** Tokens of the text to go on from; of an empty one a line end, or the first symbol where there is none. */
export function primeOf(corpus: Corpus, prime: string): Uint32Array {
  const start = corpus.vocabulary.includes('\n') ? '\n' : corpus.vocabulary[0]!;
  return encode(corpus, prime === '' ? start : prime);
}

/** What a config's model reads of the choice. Throws E_RULE where a text is too short for the config. */
export function sourceOf(config: Config, { corpus, songs }: DataChoice, place: string): Source {
  if (!readsText(config)) return { kind: 'songs', featureNames: songs.featureNames, rows: songs.rows };
  checkCorpusFits(config, corpus.length, place);
  const { vocabulary, tokens } = corpus;
  return { kind: 'text', vocabulary, tokens, ...splitCorpus(corpus.length, config.validationShare) };
}

/** Rows as `checkSongs` wants them: those without a name are numbered. What is no row is left for it to refuse. */
function named(rows: unknown): unknown {
  if (!Array.isArray(rows)) return rows;
  return rows.map((row: unknown, i) =>
    typeof row === 'object' && row !== null && !('name' in row) ? { ...row, name: `song ${i + 1}` } : row,
  );
}
