import type { Config } from '../config/schema.ts';
import { LabError } from '../core/errors.ts';
import { type Engine, part, whole } from '../engine/engine.ts';
import type { Model, Sampler } from '../nn/model.ts';
import { counterValues, hyperValues } from '../nn/optimize.ts';

export interface Generated {
  readonly tokens: Uint32Array;
  /** The network's probability of each token given all before it, at temperature 1. */
  readonly probabilities: Float32Array;
  /** [V] for the symbol that would come next, had it not stopped. */
  readonly next: Float32Array;
}

/**
 * Draws `length` symbols after `prime` (at least one symbol), one by one on the device. The same prime, seed, config
 * and weights give the same symbols on the same engine. Rejects with E_STATE for a model that does not generate.
 */
export async function generate(
  engine: Engine,
  model: Model,
  config: Pick<Config, 'temperature' | 'topK'> & Config,
  prime: Uint32Array,
  length: number,
  seed: number,
): Promise<Generated> {
  const { sampler } = model;
  if (!sampler)
    throw new LabError('E_STATE', `sample cell=${model.shape.cell}`, 'an RNN or LSTM', 'songs are not generated');
  engine.write(whole(sampler.hyper), hyperValues(config));
  engine.write(whole(sampler.token), prime.slice(0, 1));
  for (const slot of sampler.states) engine.write(whole(slot), new Float32Array(slot.length));
  feed(engine, sampler, prime.subarray(1), seed);
  const V = model.shape.outputs;
  const tokens = new Uint32Array(length);
  const probabilities = new Float32Array(length);
  let next = new Float32Array(V);
  // Position counts from the end of the prime buffer; see `feed`.
  let position = sampler.primeCapacity - 1;
  for (let done = 0; done < length; ) {
    const round = Math.min(sampler.capacity, length - done);
    engine.run(sampler.program, round);
    const [drawn, chances] = await engine.read([whole(sampler.tokens), whole(sampler.probabilities)]);
    for (let i = 0; i < round; i++) {
      const at = (position + i) % sampler.capacity;
      tokens[done + i] = drawn![at]!;
      probabilities[done + i] = chances![at * V + drawn![at]!]!;
      next = chances!.slice(at * V, (at + 1) * V) as Float32Array<ArrayBuffer>;
    }
    position += round;
    done += round;
  }
  return { tokens, probabilities, next };
}

/**
 * Reads the rest of the prime in blocks. The kernel takes its next symbol from the prime buffer while position + 1 is
 * inside it, so a block lies at the buffer's end and the position starts just before it; drawing begins at the same
 * position whatever the prime's length, which also fixes the random counters.
 */
function feed(engine: Engine, sampler: Sampler, rest: Uint32Array, seed: number): void {
  const P = sampler.primeCapacity;
  for (let at = 0; at < rest.length; at += P - 1) {
    const block = rest.slice(at, at + P - 1);
    engine.write(part(sampler.prime, P - block.length, block.length), block);
    engine.write(whole(sampler.counters), counterValues(P - 1 - block.length, seed));
    engine.run(sampler.program, block.length);
  }
  engine.write(whole(sampler.counters), counterValues(P - 1, seed));
}
