import type { Label, Vec } from './forms.ts';
import type { ScreenName } from './screens.ts';
import type { TextPlan } from './text_plan.ts';

/** Middle of the stage beside the whole on which it stands: on the side that no view of the whole looks to. */
export const pastAt: Vec = [84, 0.2, 20];
/** Radius of a cell. */
export const cellRadius = 2.05;

/** Where a label stands, in radii from the middle of its cell. */
export type Place = readonly [number, number, Label['align']];

/** How the steps of the unit of note stand behind each other. */
export interface Row {
  /** Steps that are shown at most. */
  readonly cells: number;
  /** Where the newest stands, and the way from each to the one before: back, so that time is depth. */
  readonly newest: Vec;
  readonly back: Vec;
  /** How far the memory of the newest reaches before it, in steps. */
  readonly ahead: number;
  /** How high over a cell the memory comes to its door above; 0 where it comes from above anyway. */
  readonly over: number;
  /** Where the way of the error meets the way up to a cell, and where that arrives, seen from the cell. */
  readonly joint: Vec;
  readonly arrival: Vec;
  /** Where the numbers of the doors above and on the right stand, in radii from the cell: clear of the threads. */
  readonly forget: Place;
  readonly out: readonly [number, number];
  /** How far the way out reaches from the newest cell and from the others, in radii: short of what stands there. */
  readonly says: readonly [number, number];
  /** Where what the picture is, and what it shows, is written: how far left, how high, and how large. */
  readonly title: { readonly left: number; readonly top: number; readonly bottom: number; readonly size: number };
  /** Place of the first of the legend, and from one to the next. */
  readonly legend: { readonly y: number; readonly dx: number; readonly dy: number };
}

/** Height of the text of the legend and of what the violet is. */
export const legendSize = 0.3;

/** Back and to the left; on a telephone back and up. */
const aside: Row = {
  cells: 3,
  newest: [pastAt[0] + 4.55, 0.5, pastAt[2]],
  back: [-8.5, -0.5, -9],
  ahead: 0.75,
  over: cellRadius + 1.05,
  joint: [0, -3.6, 0],
  arrival: [0, -cellRadius, 0],
  forget: [-0.6, 1.17, 'right'],
  out: [1.04, 0.58],
  says: [1.5, 1.16],
  title: { left: -8.2, top: 4.1, bottom: -4.25, size: 0.5 },
  legend: { y: -3.6, dx: 4.2, dy: 0 },
};

const rows: Readonly<Record<ScreenName, Row>> = {
  wide: aside,
  square: aside,
  banner: {
    ...aside,
    cells: 4,
    newest: [pastAt[0] + 11.6, 0.3, pastAt[2]],
    back: [-9.6, -0.3, -4.6],
    joint: [0, -3.4, 0],
    title: { ...aside.title, left: -16.6 },
    legend: { ...aside.legend, dx: 4.4 },
  },
  tall: {
    cells: 3,
    newest: [pastAt[0] + 0.1, -5.2, pastAt[2]],
    back: [-0.3, 6.75, -6],
    ahead: 0.4,
    over: 0,
    joint: [cellRadius * 1.22, -cellRadius * 0.95, 0],
    arrival: [cellRadius * 0.72, -cellRadius * 0.69, 0],
    forget: [-0.34, 1.5, 'right'],
    out: [1.34, 0.3],
    says: [1.14, 1.14],
    title: { left: -4.8, top: 10.2, bottom: -10.15, size: 0.42 },
    legend: { y: -8.5, dx: 0, dy: -0.42 },
  },
};

/** How they stand on the screen that the plan is for. */
export function rowOf({ name }: TextPlan): Row {
  return rows[name];
}

/** Where the cell of `age` steps ago stands. */
export function cellAt({ newest, back }: Row, age: number): Vec {
  return [newest[0] + back[0] * age, newest[1] + back[1] * age, newest[2] + back[2] * age];
}

/** A point so far from another. */
export function from([x, y, z]: Vec, [dx, dy, dz]: Vec): Vec {
  return [x + dx, y + dy, z + dz];
}

/**
 * The way of the memory from a cell to the next, which it enters from above, where an LSTM has its door: up, over, and
 * down, by turns of 45 degrees. Where it does not `arrive`, it ends above.
 */
export function overTo(a: Vec, b: Vec, over: number, arrives: boolean): Vec[] {
  if (over === 0) return [a, b];
  const [dx, dz] = [b[0] - a[0], b[2] - a[2]];
  const length = Math.hypot(dx, dz);
  const at = (along: number, y: number): Vec => [a[0] + (dx * along) / length, y, a[2] + (dz * along) / length];
  const top = b[1] + over;
  const rise = top - a[1];
  if (!arrives) return [a, at(rise, top), at(Math.max(rise, length), top)];
  const cut = 0.3;
  return [a, at(rise, top), at(length - cut, top), at(length, top - cut), b];
}

/** Such a way from the middle of its level part, or of all of it where it is straight. */
export function lastPart(way: readonly Vec[]): Vec[] {
  const level = way.length > 2 ? 1 : 0;
  const [a, b] = [way[level]!, way[level + 1]!];
  return [[(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2], ...way.slice(level + 1)];
}
