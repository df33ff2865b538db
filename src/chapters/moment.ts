import type { Config } from '../config/schema.ts';
import type { SongTable } from '../data/songs.ts';
import type { Corpus } from '../data/text.ts';
import type { Choices, PredictionMoment, Reading, SurveyMoment } from './reading_moment.ts';
import type { SentenceReading } from './sentence_moment.ts';

/** What the network wrote when it had so many steps behind it. */
export interface Written {
  readonly step: number;
  readonly text: string;
}

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

/** The running lab at one moment: all of it read from the engine, with one look at the next batch. */
export interface Moment {
  readonly step: number;
  readonly config: Config;
  readonly songs: SongTable;
  readonly corpus: Corpus;
  readonly parameters: Tensors;
  /** What the next batch does to these weights: those that the step asks for. */
  readonly tensors: Tensors;
  /** The updates that were watched one by one, oldest first. */
  readonly lessons: readonly Lesson[];
  /** What the visitor chose in this chapter. */
  readonly choices: Choices;
  /** The sentence that the step wishes, as the network read it. */
  readonly sentence: SentenceReading | null;
  /** The other network of a step that shows two, as it was when its training ended. */
  readonly beside: Moment | null;
  /** What the network makes of held-out text, as far as the step wants it. */
  readonly reading: Reading | null;
  readonly survey: SurveyMoment | null;
  readonly prediction: PredictionMoment | null;
  /** A text drawn at the chosen temperature. */
  readonly sample: string | null;
  /** What the network wrote as training passed a few steps, where the step wants it. */
  readonly writings: readonly Written[];
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
