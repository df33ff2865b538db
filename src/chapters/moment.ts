import type { Config } from '../config/schema.ts';
import type { SongTable } from '../data/songs.ts';
import type { Corpus } from '../data/text.ts';
import type { Reading } from './reading.ts';

/** Tensors and parameters as the engine gave them, under PyTorch's names and layouts. */
export type Tensors = Readonly<Record<string, { readonly shape: readonly number[]; readonly data: Float32Array }>>;

/** One update of the network, as it happened on the engine. */
export interface Lesson {
  /** Row of the first song that was learned from. */
  readonly row: number;
  /** Before the update, and what the song did to the network with these weights. */
  readonly before: Tensors;
  readonly tensors: Tensors;
  readonly after: Tensors;
}

/** Numbers that the visitor chose on a board, such as the place of a character. */
export type Choices = Readonly<Record<string, number>>;

/** The running lab at one moment: all of it read from the engine, with one look at the next batch. */
export interface Moment {
  readonly step: number;
  readonly config: Config;
  readonly songs: SongTable;
  readonly corpus: Corpus;
  readonly parameters: Tensors;
  /** What the next batch does to these weights: those that the step asks for. */
  readonly tensors: Tensors;
  /** What the network read beside its training, where the step wishes it. */
  readonly reading: Reading | null;
  /** The other network of a step that shows two, as it was when its training ended. */
  readonly beside: Moment | null;
  /** The answer of the step's question is shown. */
  readonly revealed: boolean;
  /** What the visitor chose in this step, by name. */
  readonly choices: Choices;
  /** The updates that were watched one by one, oldest first. */
  readonly lessons: readonly Lesson[];
}

/** The network's answer to every song of the table; null where the last look was not at the whole table. */
export function answersOf({ songs, tensors }: Moment): readonly number[] | null {
  const answers = tensors.probabilities?.data;
  return answers?.length === songs.rows.length ? [...answers] : null;
}

/** Mean loss of the songs looked at, in nats; null where there is none. */
export function lossOf({ tensors }: Moment): number | null {
  const losses = tensors.rowLoss?.data;
  return losses?.length ? losses.reduce((sum, loss) => sum + loss, 0) / losses.length : null;
}
