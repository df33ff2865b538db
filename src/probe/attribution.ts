import { type Engine, whole } from '../engine/engine.ts';
import type { Attribution } from '../nn/attribution.ts';

/** A prediction after T characters, and what each of them has in it. */
export interface Prediction {
  /** [V] of the next symbol, read from nothing. */
  readonly probabilities: Float32Array;
  /** Symbol that is asked about. */
  readonly symbol: number;
  /** [T] gradient times input: change of ln p(symbol) for a change of the character's input, as a share of it. */
  readonly contributions: Float64Array;
}

/**
 * Gradient times input of ln p(symbol) after the last character (Simonyan, Vedaldi and Zisserman 2014; Shrikumar et al.
 * 2017): an input of one-hot characters x_t has the gradient g_t W_ih, so x_t times it is the dot product of g_t with the
 * row of the character. Without a symbol it asks about the likeliest. `symbols` has `attribution.length`.
 */
export async function attribute(
  engine: Engine,
  attribution: Attribution,
  symbols: Uint32Array,
  asked: number | null = null,
): Promise<Prediction> {
  const { length: T, read, blame, probabilities, dlogits, dsums, embedding } = attribution;
  engine.write(whole(attribution.symbols), symbols);
  engine.run(read, 1);
  const [rows] = (await engine.read([whole(probabilities)])) as [Float32Array];
  const V = rows.length / T;
  const last = rows.slice((T - 1) * V);
  const symbol = asked ?? last.indexOf(Math.max(...last));
  // d ln p(symbol) / d logits = onehot - p, at the last character alone.
  const gradient = new Float32Array(T * V);
  for (let v = 0; v < V; v++) gradient[(T - 1) * V + v] = (v === symbol ? 1 : 0) - last[v]!;
  engine.write(whole(dlogits), gradient);
  engine.run(blame, 1);
  const [sums, matrix] = (await engine.read([whole(dsums), embedding])) as [Float32Array, Float32Array];
  const N = sums.length / T;
  const contributions = Float64Array.from(symbols, (character, t) => {
    let dot = 0;
    for (let n = 0; n < N; n++) dot += sums[t * N + n]! * matrix[character * N + n]!;
    return dot;
  });
  return { probabilities: last, symbol, contributions };
}
