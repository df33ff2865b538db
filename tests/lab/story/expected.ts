import type { Setup } from '../../../src/chapters/chapter.ts';
import { art } from './art.ts';
import { boundary } from './boundary.ts';
import { gates } from './gates.ts';
import { memory } from './memory.ts';
import { noRule } from './no_rule.ts';
import { reading } from './reading.ts';
import type { Numbers, Seen } from './seen.ts';
import { song } from './song.ts';
import { update } from './update.ts';

/** What a chapter's numbers are to be, by the names they are shown under; worked out from the lab alone. */
export type Expected = (
  seen: Seen,
  setup: Setup,
  /** The same step before its answer was shown. */
  opened: Seen,
  /** Weights of the other network of the step, as the lab had them when an earlier step told of it. */
  beside: Numbers | null,
) => Promise<Readonly<Record<string, number | readonly number[]>>>;

/** By the chapter's name in the address. A number that is shown and not expected fails the walk. */
export const expected: Readonly<Record<string, Expected>> = {
  song,
  'no-rule': noRule,
  boundary,
  update,
  memory,
  gates,
  reading,
  art,
};
