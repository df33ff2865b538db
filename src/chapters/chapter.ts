import type { Config } from '../config/schema.ts';
import type { CorpusId } from '../data/corpora.ts';
import type { SongTable } from '../data/songs.ts';
import type { Corpus } from '../data/text.ts';
import type { Moment } from './moment.ts';
import type { Choices, Wants } from './reading_moment.ts';
import type { Say } from './say.ts';
import type { Wish } from './sentence_moment.ts';
import type { Figure, Source, Stage } from './view.ts';
import type { StoryKey } from './words/words.ts';

/** What the lab runs in a step, on the defaults; the visitor's seed and engine stay. It reads songs or a text. */
export type Setup = SongSetup | TextSetup;

export interface SongSetup {
  readonly config: Partial<Config>;
  readonly songs: SongTable;
  /** All weights 0 instead of those of the seed. */
  readonly zeros?: true;
}

export interface TextSetup {
  readonly config: Partial<Config>;
  readonly corpus: CorpusId;
}

/** A question before the number is shown: the network is then trained `until` that step. */
export interface Question {
  readonly ask: StoryKey;
  readonly options: readonly StoryKey[];
  readonly until: number;
  /** Which option is right, by the running network before and after. */
  answer(before: Moment, after: Moment): number;
  reveal(before: Moment, after: Moment): Say;
}

/** One step of a chapter: a presenter's click. Everything it tells, it reads from the moment. */
export interface Step {
  readonly setup: Setup;
  /** Training steps the network has behind it when the step opens. */
  readonly at: number;
  /** The last of them are watched one by one. */
  readonly watched?: number;
  /** A network of this setup that has more steps behind it stays as it is. */
  readonly later?: true;
  /** What the step needs of the lab; then it does without parameters and tensors. */
  readonly wants?: Wants;
  /** A sentence that the network reads at every look; the corpus may be the visitor's own. */
  wish?(corpus: Corpus, choices: Choices): Wish;
  /** Another network on the same text, built and trained before the step's own. */
  readonly beside?: { readonly setup: Setup; readonly at: number };
  readonly question?: Question;
  /** Something to do, and whether it is done; `first` is the moment the step opened with. */
  readonly task?: { readonly say: StoryKey; done(now: Moment, first: Moment): boolean };
  /** `shown`: the answer of the step's question is shown. */
  text(now: Moment, shown: boolean): readonly Say[];
  figures?(now: Moment, shown: boolean): readonly Figure[];
  stage(now: Moment, shown: boolean): Stage;
}

export interface Chapter {
  /** In the address. */
  readonly id: string;
  readonly title: StoryKey;
  readonly steps: readonly Step[];
  readonly sources: readonly Source[];
}
