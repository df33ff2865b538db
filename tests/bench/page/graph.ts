/** A matrix and the gradient that flows back to it, row by row. */
export class Mat {
  readonly rows: number;
  readonly columns: number;
  readonly w: Float64Array;
  readonly dw: Float64Array;

  constructor(rows: number, columns: number) {
    this.rows = rows;
    this.columns = columns;
    this.w = new Float64Array(rows * columns);
    this.dw = new Float64Array(rows * columns);
  }
}

/**
 * Automatic differentiation as plain JavaScript libraries of the first generation do it (Karpathy's recurrentjs, 2014,
 * is the best known): small matrices, and a list of closures that is walked backwards. Written anew.
 */
export class Graph {
  private readonly back: (() => void)[] = [];
  private readonly learning: boolean;

  constructor(learning = true) {
    this.learning = learning;
  }

  backward(): void {
    for (let i = this.back.length - 1; i >= 0; i--) this.back[i]!();
  }

  /** A row of a matrix, as a column. */
  row(m: Mat, index: number): Mat {
    const out = new Mat(m.columns, 1);
    const at = index * m.columns;
    for (let i = 0; i < m.columns; i++) out.w[i] = m.w[at + i]!;
    if (this.learning)
      this.back.push(() => {
        for (let i = 0; i < m.columns; i++) m.dw[at + i] = m.dw[at + i]! + out.dw[i]!;
      });
    return out;
  }

  mul(a: Mat, b: Mat): Mat {
    const { rows: n, columns: k } = a;
    const d = b.columns;
    const out = new Mat(n, d);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < d; j++) {
        let dot = 0;
        for (let q = 0; q < k; q++) dot += a.w[i * k + q]! * b.w[q * d + j]!;
        out.w[i * d + j] = dot;
      }
    if (this.learning)
      this.back.push(() => {
        for (let i = 0; i < n; i++)
          for (let j = 0; j < d; j++) {
            const g = out.dw[i * d + j]!;
            for (let q = 0; q < k; q++) {
              a.dw[i * k + q] = a.dw[i * k + q]! + b.w[q * d + j]! * g;
              b.dw[q * d + j] = b.dw[q * d + j]! + a.w[i * k + q]! * g;
            }
          }
      });
    return out;
  }

  add(a: Mat, b: Mat): Mat {
    const out = new Mat(a.rows, a.columns);
    for (let i = 0; i < out.w.length; i++) out.w[i] = a.w[i]! + b.w[i]!;
    if (this.learning)
      this.back.push(() => {
        for (let i = 0; i < out.w.length; i++) {
          a.dw[i] = a.dw[i]! + out.dw[i]!;
          b.dw[i] = b.dw[i]! + out.dw[i]!;
        }
      });
    return out;
  }

  times(a: Mat, b: Mat): Mat {
    const out = new Mat(a.rows, a.columns);
    for (let i = 0; i < out.w.length; i++) out.w[i] = a.w[i]! * b.w[i]!;
    if (this.learning)
      this.back.push(() => {
        for (let i = 0; i < out.w.length; i++) {
          a.dw[i] = a.dw[i]! + b.w[i]! * out.dw[i]!;
          b.dw[i] = b.dw[i]! + a.w[i]! * out.dw[i]!;
        }
      });
    return out;
  }

  sigmoid(a: Mat): Mat {
    return this.each(
      a,
      (x) => 1 / (1 + Math.exp(-x)),
      (y) => y * (1 - y),
    );
  }

  tanh(a: Mat): Mat {
    return this.each(a, Math.tanh, (y) => 1 - y * y);
  }

  private each(a: Mat, f: (x: number) => number, slope: (y: number) => number): Mat {
    const out = new Mat(a.rows, a.columns);
    for (let i = 0; i < out.w.length; i++) out.w[i] = f(a.w[i]!);
    if (this.learning)
      this.back.push(() => {
        for (let i = 0; i < out.w.length; i++) a.dw[i] = a.dw[i]! + slope(out.w[i]!) * out.dw[i]!;
      });
    return out;
  }
}

/** Softmax of a column. */
export function softmax(m: Mat): Float64Array {
  let max = Number.NEGATIVE_INFINITY;
  for (const value of m.w) max = Math.max(max, value);
  const out = m.w.map((value) => Math.exp(value - max));
  let sum = 0;
  for (const power of out) sum += power;
  for (let i = 0; i < out.length; i++) out[i] = out[i]! / sum;
  return out;
}
