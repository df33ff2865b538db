import type { Work } from '../work.ts';

/** A work that a contestant has prepared and is ready to go on with. */
export interface Opened {
  /** What it runs on, in words. */
  readonly device: string;
  /** Threads in use; null on a graphics device. */
  readonly threads: number | null;
  /**
   * Does n updates (products, characters) and waits until they are done. Gives the loss of each, taken before the
   * update; nothing for products.
   */
  advance(n: number): Promise<readonly number[]>;
  /** The entries of the last product at `places`; products only. */
  entries?(places: readonly number[]): Promise<readonly number[]>;
}

/** One library's way to do the works. Rejects with a sentence where it cannot. */
export type Open = (work: Work, engine: string, threads: number) => Promise<Opened>;

/** Numbers that are compared: so many losses, or so many entries of a product. */
export const checkCount = 21;

/** Thrown where a library has no way to do a work; the sentence says why. */
export class CannotDo extends Error {}
