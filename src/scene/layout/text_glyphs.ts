import type { Glyph } from './forms.ts';
import { none } from './sources.ts';
import type { TextPlan } from './text_plan.ts';

/** Above the landscape: what was read, oldest left, and the likeliest next symbols, behind it or in a line of their own. */
export function layoutGlyphs({ layout, steps, screen }: TextPlan): Glyph[] {
  const x = layout.regions.x;
  if (!x) return [];
  const { read, next } = screen;
  const line = Array.from({ length: Math.min(read.most, steps) }, (_, place): Glyph => {
    const symbol = { element: x.offset + steps - 1 - place, stride: 0 };
    return { at: [read.x - place * read.pitch, read.y, 0], size: read.size, symbol, place, candidate: false };
  });
  const candidates = Array.from({ length: next.most }, (_, place): Glyph => {
    return { at: [next.x + place * next.pitch, next.y, 0], size: next.size, symbol: none, place, candidate: true };
  });
  return [...line, ...candidates];
}
