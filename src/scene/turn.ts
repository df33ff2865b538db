import type { Ease, Moment } from './layout/phases.ts';

/** What a text shows at a point of the phrase: of the step before or of the step that is shown, and how clearly. */
export interface Turn {
  readonly newer: boolean;
  /** 0..1 */
  readonly opacity: number;
}

/**
 * Between two symbols nothing lies, so texts do not ease but give way. When the wave of a step arrives, all that was
 * written about the step before goes, and each text of the new one comes with its own part of the phrase: what can be
 * read at one time is of one step. Weights stand until their update, since the step is computed with them.
 */
export function turnAt(moment: Moment, ease: Ease): Turn {
  const come = ease[moment];
  const gone = moment === 'update' ? come : ease.wave;
  return come > 0.5
    ? { newer: true, opacity: 2 * come - 1 }
    : { newer: false, opacity: Math.max(0, 1 - 2 * Math.max(gone, come)) };
}
