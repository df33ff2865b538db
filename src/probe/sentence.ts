import { type Engine, whole } from '../engine/engine.ts';
import type { Attribution } from '../nn/attribution.ts';
import { gatesToTorch } from '../nn/tensors.ts';

/** What the network was while it read T characters from zeroed states, and how one loss looks back on them. */
export interface Sentence {
  /** [T+1,H] of the first layer: before the first character, then after each. */
  readonly h: Float32Array;
  /** [T+1,H] and [T,4H] in PyTorch's order i, f, g, o; LSTM only. */
  readonly c: Float32Array | null;
  readonly gates: Float32Array | null;
  /** [T,V] of the character that comes next. */
  readonly probabilities: Float32Array;
  /** In nats, of the character that came after `at`. */
  readonly loss: number;
  /** [T,N] gradient of that loss by the first layer's sums, N = H or 4H as the engine holds them. */
  readonly dsums: Float32Array;
  /** [H,N] its gradient by the recurrent weights, summed over time by the engine. */
  readonly drecurrent: Float32Array;
}

/**
 * Reads T + 1 symbols, the last of them only as what comes next, and goes back through time from the loss of the one
 * that comes after place `at`: what is later has no part in it.
 */
export async function readSentence(
  engine: Engine,
  attribution: Attribution,
  symbols: Uint32Array,
  at: number,
): Promise<Sentence> {
  const { length: T, read, blame, probabilities, dlogits, dsums, drecurrent, layers } = attribution;
  const { h, c, gates } = layers[0]!;
  engine.write(whole(attribution.symbols), symbols.slice(0, T));
  engine.run(read, 1);
  const [says] = (await engine.read([whole(probabilities)])) as [Float32Array];
  const V = says.length / T;
  const target = symbols[at + 1]!;
  const gradient = new Float32Array(T * V);
  for (let v = 0; v < V; v++) gradient[at * V + v] = says[at * V + v]! - (v === target ? 1 : 0);
  engine.write(whole(dlogits), gradient);
  engine.run(blame, 1);
  const views = [h, dsums, drecurrent, gates, ...(c ? [c] : [])].map(whole);
  const [states, sums, recurrent, gated, memory] = (await engine.read(views)) as Float32Array[];
  return {
    h: states!,
    c: memory ?? null,
    gates: memory ? gatesToTorch(gated!, states!.length / (T + 1)) : null,
    probabilities: says,
    loss: -Math.log(says[at * V + target]!),
    dsums: sums!,
    drecurrent: recurrent!,
  };
}
