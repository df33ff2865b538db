import type { PresetId } from '../config/presets.ts';
import type { Config } from '../config/schema.ts';
import type { PictureAct } from '../core/picture.ts';
import type { Language } from '../core/words/words.ts';
import type { Direction } from './keys.ts';
import type { StoryActions } from './story/actions.ts';

export interface SongLine {
  readonly name: string;
  readonly features: readonly number[];
  readonly liked: 0 | 1;
}

/** What a person can do on the page; each promise rejects with a LabError that the page shows. */
export interface Actions {
  patch(patch: Partial<Config>): Promise<void>;
  preset(id: PresetId): Promise<void>;
  play(): void;
  pause(): void;
  step(): void;
  reset(): void;
  undoReset(): void;
  /** A text to learn, songs as .csv, settings as .json or weights as .safetensors. */
  useFile(bytes: Uint8Array, name: string): Promise<void>;
  useText(text: string): Promise<void>;
  useCorpus(id: 'moby-dick' | 'brewing'): Promise<void>;
  useSongs(rows: readonly SongLine[]): Promise<void>;
  exportSettings(): string;
  /** A safetensors file of the parameters. */
  exportWeights(): Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
  language(code: Language): void;
  /** Ends the long work that `progress` shows. */
  stop(): void;
  /** The pointer is over the stage, in client pixels. */
  pick(clientX: number, clientY: number): void;
  /** Arrow keys on the stage. */
  walk(direction: Direction): void;
  /** Keys of the picture: its camera, pace, light and stills. */
  picture(act: PictureAct): void;
  /** Races the engines for so many seconds, and then over the hidden size; shown by `race`. */
  startRace(seconds: number): void;
  stopRace(): void;
  /** The profile is looked at, or no longer. */
  profile(open: boolean): void;
  readonly story: StoryActions;
}

export interface SampleLine {
  readonly prime: string;
  readonly text: readonly string[];
  /** Of each character of `text`. */
  readonly probabilities: ArrayLike<number>;
}

/** Everything the page shows that changes while training; pushed at most ten times a second. */
export interface Status {
  readonly playing: boolean;
  readonly step: number;
  readonly loss: number | null;
  readonly validationLoss: number | null;
  readonly gradNorm: number | null;
  readonly learningRate: number | null;
  /** Step that the picture shows; null before its first. */
  readonly pictureStep: number | null;
  readonly stepsPerSecond: number;
  /** 0 for song models. */
  readonly charactersPerSecond: number;
  readonly framesPerSecond: number;
  readonly engine: string;
  readonly device: string;
  readonly why: string;
  /** How the device does each operation that it could do in several ways, a sentence each; empty where there are none. */
  readonly plan: readonly string[];
  readonly sample: SampleLine | null;
  readonly songs: {
    readonly featureNames: readonly string[];
    readonly rows: readonly SongLine[];
    readonly answers: ArrayLike<number> | null;
  } | null;
  readonly dataName: string;
  readonly canUndo: boolean;
  /** The sentence of what is under the pointer. */
  readonly picked: string | null;
  /** What the picture shows, in a sentence, for those who do not see it. */
  readonly description: string;
}

/** Columns of the loss chart on one ascending axis of steps; null where a curve has no value. */
export interface LossColumns {
  readonly steps: readonly number[];
  readonly train: readonly (number | null)[];
  readonly validation: readonly (number | null)[];
}

export type NoticeKind = 'info' | 'warning' | 'error';

export interface NoticeOptions {
  readonly action?: { readonly label: string; run(): void };
  /** Stays until dismissed, as errors do. */
  readonly sticky?: boolean;
}
