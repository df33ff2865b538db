import type { Region, ViewLayout } from '../../probe/view.ts';
import type { Source } from './forms.ts';

/** No number: the model has none there. */
export const none: Source = { element: -1, stride: 0 };

/** Column of a song region [B] or [B,columns]: one element for every row. */
export function ofRow(layout: ViewLayout, region: string, column = 0): Source {
  const found = layout.regions[region];
  if (!found) return none;
  return { element: found.offset + column, stride: found.shape[1] ?? 1 };
}

/** An element that is the same for every row. */
export function fixed(region: Region | undefined, index: number): Source {
  return region ? { element: region.offset + index, stride: 0 } : none;
}

/** Unit of the newest step (or `back` steps before) of a region [S,H]; the oldest where there are fewer. */
export function ofStep(region: Region | undefined, unit: number, back = 0): Source {
  if (!region) return none;
  const [steps = 1, units = 1] = region.shape;
  return { element: region.offset + Math.max(0, steps - 1 - back) * units + unit, stride: 0 };
}

/** Gate `gate` (i, f, g, o are 0 to 3) of the newest step of a region [G,H,4]. */
export function ofGate(region: Region | undefined, unit: number, gate: number): Source {
  if (!region) return none;
  const [steps = 1, units = 1] = region.shape;
  return { element: region.offset + ((steps - 1) * units + unit) * 4 + gate, stride: 0 };
}

/** Where a source lies for the row that is shown. */
export function elementOf(source: Source, row: number): number {
  return source.element < 0 ? -1 : source.element + row * source.stride;
}
