import { regionValues, type ViewLayout } from '../../probe/view.ts';
import type { Matrix } from './forms.ts';

/** Weights of one matrix that stand out: few enough to follow each of them. */
export const standOut = 26;

/** The traces by matrix, in the order in which the matrices come; `matrixOf` is each trace's place in that list. */
export function matricesOf(
  { traces, regions }: Pick<ViewLayout, 'traces' | 'regions'>,
  bright = standOut,
): { matrices: Matrix[]; matrixOf: number[]; names: string[] } {
  const names: string[] = [];
  const matrices: { traces: number[]; bright: number; energy: Matrix['energy'] }[] = [];
  const matrixOf = traces.map(({ parameter }, k) => {
    let at = names.indexOf(parameter);
    if (at < 0) {
      at = names.push(parameter) - 1;
      matrices.push({ traces: [], bright, energy: regions[`energy.${parameter}`] ?? null });
    }
    matrices[at]!.traces.push(k);
    return at;
  });
  // Of a small matrix no more than a third: the rest is the ground they stand out from.
  for (const one of matrices) one.bright = Math.min(bright, Math.max(4, Math.ceil(one.traces.length / 3)));
  return { matrices, matrixOf, names };
}

/**
 * |w| from which the strongest of each matrix stand out, and the largest |w|: two numbers a matrix, into `cuts`. Into
 * `shares`, how much of the sum of w^2 of each matrix is in those that do not: what its haze stands for.
 */
export function writeCuts(
  matrices: readonly Matrix[],
  values: Float32Array,
  weights: number,
  cuts: number[],
  shares: number[],
): void {
  for (const [m, { traces, bright, energy }] of matrices.entries()) {
    const sizes = Float32Array.from(traces, (k) => Math.abs(values[weights + k]!)).sort();
    const most = sizes[sizes.length - 1] ?? 1;
    cuts[2 * m] = sizes.length <= bright ? 0 : sizes[sizes.length - bright]!;
    cuts[2 * m + 1] = most;
    const all = regionValues(values, energy ?? undefined).reduce((sum, e) => sum + e, 0);
    const strong = traces.reduce((sum, k) => {
      const w = values[weights + k]!;
      return Math.abs(w) >= cuts[2 * m]! ? sum + w * w : sum;
    }, 0);
    shares[m] = all > 0 ? Math.max(0, 1 - strong / all) : 0;
  }
}
