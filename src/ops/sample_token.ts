import { randomUniform, streams } from '../core/random.ts';
import { counters, hyper } from './control.ts';
import { type OpSpec, size } from './op.ts';

/**
 * Writes the next symbol of a generated text: the prime's while there is one, then one drawn from the logits. One
 * workgroup does it, so that generation never leaves the device. A temperature below 1e-6 counts as 0.
 */
export const sampleToken: OpSpec = {
  name: 'sample_token',
  buffers: [
    { name: 'logits', role: 'in', type: 'f32', shape: '[V]', note: 'scores for the symbol after position p' },
    { name: 'hyper', role: 'in', type: 'f32', shape: '[16]', note: 'temperature (0: the likeliest), topK (0: all)' },
    { name: 'prime', role: 'in', type: 'u32', shape: '[P]', note: 'symbols to begin with' },
    { name: 'counters', role: 'inout', type: 'u32', shape: '[4]', note: 'step is the position p, and goes up; seed' },
    { name: 'token', role: 'inout', type: 'u32', shape: '[1]', note: 'writes the next symbol' },
    { name: 'tokens', role: 'inout', type: 'u32', shape: '[n]', note: 'writes it at p mod n' },
    { name: 'probabilities', role: 'inout', type: 'f32', shape: '[n,V]', note: 'writes softmax(logits) at p mod n' },
  ],
  params: [size('V', 'symbols'), size('P', 'symbols of the prime'), size('n', 'positions kept')],
  source: 'inverse of the distribution function at one uniform number; top k: Fan, Lewis and Dauphin 2018',
  workgroup: [64, 1],
  grid: () => [64, 1],
  reference([logits, settings, prime, count, token, tokens, probabilities], { V, P, n }) {
    const position = count![counters.step]!;
    const z = Array.from(logits!.subarray(0, V!));
    const symbols = z.map((_, v) => v);
    probabilities!.set(softmax(z), (position % n!) * V!);

    const temperature = settings![hyper.temperature]!;
    const k = temperature < 1e-6 ? 1 : settings![hyper.topK]! || V!;
    const kept = new Set([...symbols].sort((a, b) => z[b]! - z[a]! || a - b).slice(0, k));
    const chances = softmax(symbols.map((v) => (kept.has(v) ? z[v]! / (k === 1 ? 1 : temperature) : -Infinity)));
    const uniform = randomUniform(count![counters.seed]!, streams.sample, position);
    const next = position + 1 < P! ? prime![position + 1]! : inverse(chances, uniform);

    token![0] = next;
    tokens![position % n!] = next;
    count![counters.step] = position + 1;
  },
};

function softmax(z: readonly number[]): number[] {
  const max = Math.max(...z);
  const powers = z.map((value) => Math.exp(value - max));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** The first symbol at which the sum of chances goes past u; for a sum rounded down, the last that has a chance. */
function inverse(chances: readonly number[], u: number): number {
  let sum = 0;
  let chosen = 0;
  for (const [v, chance] of chances.entries()) {
    if (chance === 0) continue;
    chosen = v;
    sum += chance;
    if (sum > u) break;
  }
  return chosen;
}
