import { learningRate } from './data.ts';

interface Trained {
  readonly values: Float32Array | Float64Array;
  /** How many parameters with the same gradient it is the sum of: it moves that many times as far. */
  readonly pace: number;
}

/** Adam (Kingma and Ba 2015) in plain JavaScript, for the peers that have none. */
export class Adam {
  private readonly parts: { to: Trained; gradient: Float64Array; mean: Float64Array; square: Float64Array }[];
  private steps = 0;

  constructor(trained: readonly Trained[]) {
    const zeros = (like: Trained) => new Float64Array(like.values.length);
    this.parts = trained.map((to) => ({ to, gradient: zeros(to), mean: zeros(to), square: zeros(to) }));
  }

  /** Adds to the gradient of part i. */
  add(i: number, gradient: ArrayLike<number>, scale: number): void {
    const sum = this.parts[i]!.gradient;
    for (let j = 0; j < sum.length; j++) sum[j] = sum[j]! + gradient[j]! * scale;
  }

  /** Moves all parts by their gradients, and forgets those. */
  step(): void {
    this.steps++;
    const rate = learningRate / (1 - 0.9 ** this.steps);
    const scale = 1 / (1 - 0.999 ** this.steps);
    for (const { to, gradient, mean, square } of this.parts) {
      const { values, pace } = to;
      for (let j = 0; j < values.length; j++) {
        const g = gradient[j]!;
        const m = 0.9 * mean[j]! + 0.1 * g;
        const v = 0.999 * square[j]! + 0.001 * g * g;
        mean[j] = m;
        square[j] = v;
        values[j] = values[j]! - (pace * rate * m) / (Math.sqrt(v * scale) + 1e-8);
        gradient[j] = 0;
      }
    }
  }
}
