import { checkCorpusFits, readsText } from '../config/rules.ts';
import type { Config } from '../config/schema.ts';
import { type CorpusId, corpora } from '../data/corpora.ts';
import type { SongTable } from '../data/songs.ts';
import { type Corpus, splitCorpus } from '../data/text.ts';
import type { Source } from '../nn/compile.ts';

/** Both kinds of data the lab holds; the cell decides which one is read. */
export interface DataChoice {
  readonly corpus: Corpus;
  /** Set while the corpus is one that comes with the lab. */
  readonly corpusId: CorpusId | null;
  readonly songs: SongTable;
}

/** Loads a corpus that comes with the lab into a choice. */
export async function withCorpus(choice: Omit<DataChoice, 'corpus' | 'corpusId'>, id: CorpusId): Promise<DataChoice> {
  return { ...choice, corpus: await corpora[id].load(), corpusId: id };
}

/** What a config's model reads of the choice. Throws E_RULE where a text is too short for the config. */
export function sourceOf(config: Config, { corpus, songs }: DataChoice, place: string): Source {
  if (!readsText(config)) return { kind: 'songs', featureNames: songs.featureNames, rows: songs.rows };
  checkCorpusFits(config, corpus.length, place);
  const { vocabulary, tokens } = corpus;
  return { kind: 'text', vocabulary, tokens, ...splitCorpus(corpus.length, config.validationShare) };
}

/** Rows as `checkSongs` wants them: those without a name are numbered. What is no row is left for it to refuse. */
export function named(rows: unknown): unknown {
  if (!Array.isArray(rows)) return rows;
  return rows.map((row: unknown, i) =>
    typeof row === 'object' && row !== null && !('name' in row) ? { ...row, name: `song ${i + 1}` } : row,
  );
}
