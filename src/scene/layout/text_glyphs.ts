import type { Glyph } from './forms.ts';
import { none } from './sources.ts';
import type { TextPlan } from './text_plan.ts';

/** Characters of the row that was read, and candidates for the next, at most. */
export const mostRead = 22;
export const mostCandidates = 6;

const height = 4.22;
const pitch = 0.43;
/** Where the newest character stands; the candidates follow. */
const newest = 1.5;

/** One line of text above the landscape: what was read, oldest left, then the likeliest next symbols. */
export function layoutGlyphs({ layout, steps }: TextPlan): Glyph[] {
  const x = layout.regions.x;
  if (!x) return [];
  const count = Math.min(mostRead, steps);
  const read = Array.from({ length: count }, (_, place): Glyph => {
    const symbol = { element: x.offset + steps - 1 - place, stride: 0 };
    return { at: [newest - place * pitch, height, 0], size: 0.5, symbol, place, candidate: false };
  });
  const next = Array.from({ length: mostCandidates }, (_, place): Glyph => {
    return { at: [newest + 1 + place * 0.85, height, 0], size: 0.95, symbol: none, place, candidate: true };
  });
  return [...read, ...next];
}
