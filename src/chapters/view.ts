import type { CubeView } from '../scene/cube/view.ts';
import type { CellView } from './cell.ts';
import type { GraphView } from './graph.ts';
import type { Choices } from './reading_moment.ts';
import type { RiverView } from './river.ts';
import type { Say, ShownNumber } from './say.ts';
import type { StoryKey } from './words/words.ts';

/** A song with bars from 0 to 1: how sure the network is that it is liked. */
export interface AnswerRow {
  readonly name: string;
  readonly liked: 0 | 1;
  readonly answers: readonly number[];
}

/** What stands in the column below the text. */
export type Figure =
  | { readonly kind: 'lines'; readonly sign: 'yes' | 'no' | 'open'; readonly lines: readonly Say[] }
  | { readonly kind: 'answers'; readonly heads: readonly Say[]; readonly rows: readonly AnswerRow[] }
  | { readonly kind: 'bars'; readonly caption: StoryKey; readonly signed: boolean; readonly rows: readonly BarRow[] }
  | { readonly kind: 'drawn'; readonly head: StoryKey; readonly text: string }
  | { readonly kind: 'weights'; readonly weights: readonly WeightHandle[]; readonly loss: number }
  | WritingFigure;

/** Texts that the network wrote, below a choice of what is done to it. */
export interface WritingFigure {
  readonly kind: 'writing';
  /** Name of the choice, and which of the options it is. */
  readonly choice: string;
  readonly chosen: number;
  readonly options: readonly Say[];
  /** What it went on from. */
  readonly prime: string;
  readonly texts: readonly { readonly name: Say; readonly text: string }[];
}

/** A bar with its number; `share` of a full bar, negative to the other side. */
export interface BarRow {
  /** A text, or a character of the page's text. */
  readonly label: Say | { readonly character: string };
  /** Behind the label. */
  readonly note?: string;
  readonly name: string;
  readonly value: ShownNumber;
  readonly share: number;
  /** A check mark behind the label. */
  readonly checked?: boolean;
  /** What choosing the row chooses, and whether it is chosen. */
  readonly choice?: Choices;
  readonly chosen?: boolean;
}

/** A text that the network reads, with a number for each character. */
export interface ReadingView {
  readonly characters: readonly string[];
  /** One number a character; NaN where there is none. */
  readonly values: ArrayLike<number>;
  /** Number without a bar, and how far from it a bar is full. */
  readonly middle: number;
  readonly most: number;
  /** What is below the middle has bars to the other side. */
  readonly signed: boolean;
  readonly digits: number;
  readonly key: StoryKey;
  /** Place that is marked. */
  readonly marked: number | null;
  /** Pressing a character chooses the place. */
  readonly placing: boolean;
  /** The unit that colors, to be chosen; `memory` null where the network has none. */
  readonly unit: { readonly unit: number; readonly units: number; readonly memory: boolean | null } | null;
  readonly temperature: number | null;
}

/** What the network wrote at a step; without a text, why not. */
export interface WritingColumn {
  readonly step: number;
  readonly text: string | null;
  readonly share: ShownNumber | null;
  readonly missing: Say | null;
}

/** A weight to be dragged: the place in its parameter, and what it is called. */
export interface WeightHandle {
  readonly parameter: string;
  readonly index: number;
  /** A feature's name, `bias`, or a unit. */
  readonly name: string;
  readonly value: number;
}

/** What fills the stage. */
export type Stage =
  | { readonly kind: 'sculpture' }
  | { readonly kind: 'cube'; readonly cube: CubeView }
  | { readonly kind: 'graph'; readonly graph: GraphView }
  | { readonly kind: 'river'; readonly river: RiverView }
  | { readonly kind: 'cell'; readonly cell: CellView }
  | { readonly kind: 'reading'; readonly reading: ReadingView }
  | { readonly kind: 'writings'; readonly columns: readonly WritingColumn[] };

export interface Source {
  readonly title: string;
  readonly address: string;
}

export interface QuestionView {
  readonly ask: Say;
  readonly options: readonly Say[];
  readonly guess: number | null;
  /** Option that was right, once it has been shown, and the number that decides. */
  readonly answer: number | null;
  readonly reveal: Say | null;
}

/** The story as it stands, for the page: plain data, in no language. */
export interface StoryView {
  readonly titles: readonly StoryKey[];
  readonly chapter: number;
  readonly step: number;
  readonly steps: number;
  readonly text: readonly Say[];
  readonly question: QuestionView | null;
  readonly task: { readonly say: Say; readonly done: boolean } | null;
  readonly figures: readonly Figure[];
  readonly stage: Stage;
  readonly sources: readonly Source[];
  /** The network is being trained towards this step. */
  readonly working: boolean;
  /** Changes whenever a step has been entered or its answer shown: then it is told anew. */
  readonly told: number;
}
