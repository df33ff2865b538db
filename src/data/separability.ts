import type { SongTable } from './song_table.ts';

/** How much of a song goes into a mean of songs; the shares of a mean sum to 1. */
export interface Share {
  readonly row: number;
  readonly share: number;
}

/**
 * The exact answer to whether a rule exists, with its proof. Where it does: weights and a bias with which every liked
 * song has `weights . features + bias >= 1` and every other at most -1. Where not: a mean of liked songs and a mean of
 * the others that are the same point, `meeting`, which no plane can have on both its sides.
 */
export type Separability =
  | { readonly separable: true; readonly weights: readonly number[]; readonly bias: number }
  | {
      readonly separable: false;
      readonly liked: readonly Share[];
      readonly others: readonly Share[];
      readonly meeting: readonly number[];
    };

/** Numbers of a table above which the test is not made: the arithmetic is exact, and its numbers grow. */
export const testedNumbers = 1024;

/**
 * Whether one sigmoid neuron can learn the table: whether a plane parts the liked songs from the others. The convex
 * hulls of both are sought a common point with the simplex method (phase 1, Bland's rule; Chvatal 1983, chapters 3 and
 * 8) in whole numbers of any length, so nothing is rounded. Null above `testedNumbers`.
 */
export function separabilityOf({ rows, featureNames }: SongTable): Separability | null {
  if (rows.length * featureNames.length > testedNumbers) return null;
  const liked = rows.map(({ liked: likes }) => likes === 1);
  if (liked.every((is) => is === liked[0]))
    return { separable: true, weights: featureNames.map(() => 0), bias: liked[0] ? 1 : -1 };
  const columns = featureNames.map((_, f) => wholeNumbers(rows.map(({ features }) => features[f]!)));
  // One row a feature (the two means agree in it), then: the shares of each mean sum to 1.
  const equations = columns.map(({ values }) => values.map((value, i) => (liked[i] ? value : -value)));
  for (const side of [true, false]) equations.push(liked.map((is) => (is === side ? 1n : 0n)));
  const { solution, dual, den } = phaseOne(equations, [...columns.map(() => 0n), 1n, 1n]);
  if (solution) {
    const shares = (side: boolean) =>
      solution.flatMap((share, row) => (liked[row] === side && share > 0n ? [{ row, share: ratio(share, den) }] : []));
    const mean = shares(true);
    const meeting = featureNames.map((_, f) =>
      mean.reduce((sum, { row, share }) => sum + share * rows[row]!.features[f]!, 0),
    );
    return { separable: false, liked: mean, others: shares(false), meeting };
  }
  // Farkas: liked . w <= -alpha, others . w >= beta, alpha + beta > 0; halfway between lies the plane.
  const [alpha, beta] = dual.slice(-2) as [bigint, bigint];
  const weights = columns.map(({ scale }, f) => ratio(-2n * dual[f]! * scale, alpha + beta));
  return { separable: true, weights, bias: ratio(beta - alpha, alpha + beta) };
}

/** The values times the least power of two, `scale`, that makes them all whole. */
function wholeNumbers(values: readonly number[]): { values: bigint[]; scale: bigint } {
  const halvings = Math.max(...values.map(halvingsOf));
  return { values: values.map((value) => shifted(value, halvings)), scale: 1n << BigInt(halvings) };
}

function halvingsOf(value: number): number {
  let count = 0;
  for (let left = value; !Number.isInteger(left); left *= 2) count++;
  return count;
}

function shifted(value: number, halvings: number): bigint {
  const own = halvingsOf(value);
  let whole = value;
  for (let i = 0; i < own; i++) whole *= 2;
  return BigInt(whole) << BigInt(halvings - own);
}

interface PhaseOne {
  /** Numerators over `den`, one a column; null where the equations have no solution without negative numbers. */
  readonly solution: readonly bigint[] | null;
  /** Numerators of y with y A <= 0 and y b > 0, up to a positive factor; of use where there is no solution. */
  readonly dual: readonly bigint[];
  readonly den: bigint;
}

/** Seeks x >= 0 with A x = b, b >= 0. The tableau is in whole numbers over one common denominator (Bareiss). */
function phaseOne(equations: readonly (readonly bigint[])[], b: readonly bigint[]): PhaseOne {
  const m = equations.length;
  const n = equations[0]!.length;
  const rows = equations.map((row, r) => [...row, ...b.map((_, k) => (k === r ? 1n : 0n)), b[r]!]);
  const basis = rows.map((_, r) => n + r);
  // What is left of the sum of the artificial variables, to be made 0.
  const cost = rows[0]!.map((_, j) => (j >= n && j < n + m ? 0n : -rows.reduce((sum, row) => sum + row[j]!, 0n)));
  let den = 1n;
  for (;;) {
    const enter = cost.findIndex((value, j) => j < n + m && value < 0n);
    if (enter < 0) break;
    let leave = -1;
    for (let r = 0; r < m; r++) {
      if (rows[r]![enter]! <= 0n) continue;
      if (leave < 0) leave = r;
      const side = rows[r]!.at(-1)! * rows[leave]![enter]! - rows[leave]!.at(-1)! * rows[r]![enter]!;
      if (side < 0n || (side === 0n && basis[r]! < basis[leave]!)) leave = r;
    }
    const pivotRow = rows[leave]!;
    const pivot = pivotRow[enter]!;
    for (const row of [...rows, cost]) {
      if (row === pivotRow) continue;
      const factor = row[enter]!;
      for (let j = 0; j < row.length; j++) row[j] = (row[j]! * pivot - factor * pivotRow[j]!) / den;
    }
    basis[leave] = enter;
    den = pivot;
  }
  const dual = b.map((_, k) => den - cost[n + k]!);
  if (cost.at(-1) !== 0n) return { solution: null, dual, den };
  const solution = Array.from({ length: n }, (_, j) => rows[basis.indexOf(j)]?.at(-1) ?? 0n);
  return { solution, dual, den };
}

/** a / b as the nearest number, also where both are far beyond what a number holds. */
function ratio(a: bigint, b: bigint): number {
  const sign = a < 0n !== b < 0n ? -1 : 1;
  const top = a < 0n ? -a : a;
  const below = b < 0n ? -b : b;
  const places = 1100n;
  const scaled = (top << places) / below;
  const extra = Math.max(0, scaled.toString(2).length - 64);
  return sign * Number(scaled >> BigInt(extra)) * 2 ** (extra - Number(places));
}
