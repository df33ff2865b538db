import type { Say } from './say.ts';
import type { SentenceReading } from './sentence_moment.ts';

/** What each character that was read adds to the gradient now: of one loss, by the recurrent weights. */
export interface River {
  /** Place of now; later characters add nothing. */
  readonly at: number;
  /** Length of each character's part. */
  readonly sizes: readonly number[];
  /** What of each part goes the way of the whole: these sum to its length. */
  readonly shares: readonly number[];
  /** Length of the whole gradient, as the engine summed it. */
  readonly whole: number;
  /** Characters back from now within which half of all lies. */
  readonly half: number;
}

/**
 * The gradient of the loss by the recurrent weights is a sum over time: dL/dW = sum_t h_(t-1) (x) delta_t, with delta_t
 * the gradient of step t's sums (Werbos 1990). The part of step t is as long as |h_(t-1)| |delta_t|; projected on the
 * whole, the parts sum to |dL/dW|.
 */
export function riverOf({ wish: { at }, h, dsums, drecurrent, characters }: SentenceReading): River {
  const T = characters.length;
  const N = dsums.length / T;
  const H = h.length / (T + 1);
  const whole = norm(drecurrent, 0, drecurrent.length);
  const sizes: number[] = [];
  const shares: number[] = [];
  for (let t = 0; t < T; t++) {
    sizes.push(norm(h, t * H, H) * norm(dsums, t * N, N));
    let dot = 0;
    for (let m = 0; m < H; m++) {
      let along = 0;
      for (let n = 0; n < N; n++) along += dsums[t * N + n]! * drecurrent[m * N + n]!;
      dot += h[t * H + m]! * along;
    }
    shares.push(whole > 0 ? dot / whole : 0);
  }
  return { at, sizes, shares, whole, half: halfOf(sizes, at) };
}

/** How many characters back from `at` half of all sizes lie, between characters in a straight line; 0 for no size. */
export function halfOf(sizes: readonly number[], at: number): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let passed = 0;
  for (let back = 0; back <= at; back++) {
    const size = sizes[at - back]!;
    if (size > 0 && passed + size >= total / 2) return back + (total / 2 - passed) / size;
    passed += size;
  }
  return 0;
}

function norm(values: ArrayLike<number>, from: number, length: number): number {
  let sum = 0;
  for (let i = from; i < from + length; i++) sum += values[i]! ** 2;
  return Math.sqrt(sum);
}

/** One network on the stage: what it carried from character to character, and what comes back. */
export interface Lane {
  readonly name: Say;
  /** Null while only the way forward is told. */
  readonly river: River | null;
  /** [T][H] after each character; null where only the way back is told. */
  readonly states: readonly Float32Array[] | null;
}

export interface RiverView {
  readonly characters: readonly string[];
  readonly at: number;
  /** Another letter can be made the one of now. */
  readonly pick: boolean;
  readonly lanes: readonly Lane[];
}

/** The states after each character. */
export function statesOf({ h, characters }: SentenceReading): Float32Array[] {
  const H = h.length / (characters.length + 1);
  return characters.map((_, t) => h.slice((t + 1) * H, (t + 2) * H));
}
