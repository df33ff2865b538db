import type { Quality } from '../core/picture.ts';

/** Part of the corners of round bodies that still reads as round. */
const coarse = 0.4;

/** What may be given up for speed, dearest first; the forms themselves never are. */
export const levels = [
  { bloom: true, resolution: 1, haze: 3, detail: 1 },
  { bloom: false, resolution: 1, haze: 2, detail: 1 },
  { bloom: false, resolution: 0.75, haze: 1, detail: 1 },
  { bloom: false, resolution: 0.5, haze: 1, detail: coarse },
] as const satisfies readonly Look[];

/** What each step of quality draws with; auto goes down the levels as far as the frame budget asks. */
export const looks: Readonly<Record<Exclude<Quality, 'auto'>, Look>> = {
  low: { bloom: false, resolution: 0.6, haze: 1, detail: coarse },
  medium: { bloom: false, resolution: 1, haze: 2, detail: 1 },
  high: { bloom: true, resolution: 1, haze: 3, detail: 1 },
  film: { bloom: true, resolution: 2, haze: 4, detail: 1 },
};

export interface Look {
  readonly bloom: boolean;
  /** Pixels drawn for each pixel of the screen, along each side. */
  readonly resolution: number;
  /** Sheets of haze over each other. */
  readonly haze: number;
  /** Corners that round bodies are made of, as a part of the most. */
  readonly detail: number;
}

/** A frame that takes longer on the median is too dear. */
export const slowMs = 40;
const window = 8;
/** Longer gaps are no frames: the tab was hidden, or the machine slept. */
const pauseMs = 4000;

/** Watches the time between frames and says which level to draw at; it only ever goes down. */
export class QualityWatch {
  level: number;
  private readonly gaps: number[] = [];
  private last = Number.NaN;

  /** Where every picture takes a second, as in software, the level is known before the first. */
  constructor(software = false) {
    this.level = software ? levels.length - 1 : 0;
  }

  /** Takes note of a frame; true where the level has just changed. */
  frame(nowMs: number): boolean {
    const gap = nowMs - this.last;
    this.last = nowMs;
    if (!(gap > 0 && gap < pauseMs)) return false;
    this.gaps.push(gap);
    if (this.gaps.length < window) return false;
    const median = this.gaps.sort((a, b) => a - b)[window / 2]!;
    this.gaps.length = 0;
    if (median <= slowMs || this.level === levels.length - 1) return false;
    this.level++;
    return true;
  }
}
