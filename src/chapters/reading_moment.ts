import type { SignalName } from '../data/text_signals.ts';

/** What the visitor chose in this chapter, by name. */
export type Choices = Readonly<Record<string, number>>;

/** What a step needs besides the network: each costs the lab a reading or a writing. */
export interface Wants {
  /** A held-out passage, read with these weights. */
  readonly passage?: true;
  /** What all units follow, over much of the held-out text. */
  readonly survey?: true;
  /** What one guess rests on. */
  readonly prediction?: true;
  /** A text drawn at the chosen temperature. */
  readonly sample?: true;
  /** What the network wrote on its way. */
  readonly writings?: true;
}

/** How much a unit's output h or memory c follows something in the text: Pearson's r. */
export interface Follower {
  readonly signal: SignalName;
  readonly unit: number;
  readonly memory: boolean;
  readonly r: number;
}

/** Mean of the chosen unit after a symbol. */
export interface Exciter {
  readonly symbol: number;
  readonly mean: number;
  readonly count: number;
}

/** Held-out text and what the network was after each of its N characters; U units of all layers, V symbols. */
export interface Reading {
  /** Updates the weights had behind them. */
  readonly step: number;
  /** Place of the first character in the held-out part. */
  readonly start: number;
  readonly symbols: Uint32Array;
  /** What really came after each. */
  readonly next: Uint32Array;
  readonly units: number;
  /** [N,U] h, and c where the network has a memory. */
  readonly output: Float32Array;
  readonly memory: Float32Array | null;
  /** [N,V] of the next symbol. */
  readonly probabilities: Float32Array;
}

export interface SurveyMoment {
  readonly step: number;
  readonly characters: number;
  /** The best few of each signal, strongest first. */
  readonly followers: readonly Follower[];
  /** Of the chosen unit's output, highest first; symbols that were read often enough. */
  readonly exciters: readonly Exciter[];
}

/** A guess after the last of T characters, read from nothing, and the share of each in ln p(symbol). */
export interface PredictionMoment {
  readonly symbol: number;
  readonly probability: number;
  readonly contributions: Float64Array;
}

/** Characters that a prediction is asked about. */
export const predictionLength = 64;

/** The chosen place in the passage; unchosen, one well inside. */
export function placeOf(choices: Choices, characters: number): number {
  const place = Math.trunc(choices.place ?? defaultPlace);
  return Math.min(Math.max(place, predictionLength - 1), characters - 1);
}

const defaultPlace = 150;

/** The chosen unit; unchosen, the one that follows quotations best, or the first. */
export function unitOf(choices: Choices, followers: readonly Follower[]): { unit: number; memory: boolean } {
  const best = followers.find(({ signal }) => signal === 'quote') ?? followers[0];
  if (choices.unit === undefined) return { unit: best?.unit ?? 0, memory: best?.memory ?? false };
  return { unit: choices.unit, memory: choices.memory === 1 };
}

export function temperatureOf(choices: Choices): number {
  return choices.temperature ?? 1;
}
