import type { Trace } from '../../probe/view.ts';

/** Weights of one matrix that stand out: few enough to follow each of them. */
export const standOut = 26;

/** The traces by matrix, in the order in which the matrices come; `matrixOf` is each trace's place in that list. */
export function matricesOf(
  traces: readonly Trace[],
  bright = standOut,
): { matrices: { traces: number[]; bright: number }[]; matrixOf: number[] } {
  const names: string[] = [];
  const matrices: { traces: number[]; bright: number }[] = [];
  const matrixOf = traces.map(({ parameter }, k) => {
    let at = names.indexOf(parameter);
    if (at < 0) {
      at = names.push(parameter) - 1;
      matrices.push({ traces: [], bright });
    }
    matrices[at]!.traces.push(k);
    return at;
  });
  // Of a small matrix no more than a third: the rest is the ground they stand out from.
  for (const one of matrices) one.bright = Math.min(bright, Math.max(4, Math.ceil(one.traces.length / 3)));
  return { matrices, matrixOf };
}

/** |w| from which the strongest of each matrix stand out, and the largest |w|: two numbers a matrix, into `cuts`. */
export function writeCuts(
  matrices: readonly { readonly traces: readonly number[]; readonly bright: number }[],
  values: Float32Array,
  weights: number,
  cuts: number[],
): void {
  for (const [m, { traces, bright }] of matrices.entries()) {
    const sizes = Float32Array.from(traces, (k) => Math.abs(values[weights + k]!)).sort();
    const most = sizes[sizes.length - 1] ?? 1;
    cuts[2 * m] = sizes.length <= bright ? 0 : sizes[sizes.length - bright]!;
    cuts[2 * m + 1] = most;
  }
}
