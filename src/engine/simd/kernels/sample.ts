import { buffer, number, own, thread } from './context';
import { largest, softmax } from './loss';
import { randomUniform, streamSample } from './random';
import * as steering from './steering';

/** Whether symbol v is among the k with the highest scores; the lower symbol first where scores are equal. */
function isKept(logits: usize, V: i32, v: i32, k: i32): bool {
  const score = load<f32>(logits + (v << 2));
  let before = 0;
  for (let u = 0; u < V; u++) {
    const other = load<f32>(logits + (u << 2));
    if (other > score || (other == score && u < v)) before++;
  }
  return before < k;
}

/** A symbol drawn from the scores: softmax at a temperature over the k likeliest, and the inverse of its sums at u. */
function draw(logits: usize, V: i32, temperature: f32, topK: i32, u: f32): i32 {
  const greedy = temperature < 1e-6;
  const k = greedy ? 1 : topK ? topK : V;
  const scale: f32 = k == 1 ? 1 : temperature;
  // Scores over the temperature, then their chances, in this thread's scratch.
  const chances = own();
  for (let v = 0; v < V; v++) {
    const kept = k >= V || isKept(logits, V, v, k);
    store<f32>(chances + (v << 2), kept ? load<f32>(logits + (v << 2)) / scale : -Infinity);
  }
  const most = largest(chances, V);
  let total: f64 = 0;
  softmax(chances, V, most, chances);
  for (let v = 0; v < V; v++) {
    if (k < V && !isKept(logits, V, v, k)) store<f32>(chances + (v << 2), 0);
    total += <f64>load<f32>(chances + (v << 2));
  }
  let sum: f64 = 0;
  let chosen = 0;
  for (let v = 0; v < V; v++) {
    const chance = <f64>load<f32>(chances + (v << 2));
    if (chance == 0) continue;
    chosen = v;
    sum += chance;
    if (sum > <f64>u * total) break;
  }
  return chosen;
}

/** The symbol after `position`: the prime's where there is one, else one drawn from the scores. */
export function choose(
  logits: usize, hyper: usize, prime: usize, counters: usize, V: i32, P: u32, position: u32,
): u32 {
  if (position + 1 < P) return load<u32>(prime + (position << 2), 4);
  const u = randomUniform(load<u32>(counters + steering.counterSeed), streamSample, position);
  const topK = <i32>load<f32>(hyper + steering.hyperTopK);
  return draw(logits, V, load<f32>(hyper + steering.hyperTemperature), topK, u);
}

/** logits, hyper, prime, counters, token, tokens, probabilities; V, P, n. */
export function sample_token(at: usize): void {
  if (thread != 0) return;
  const logits = buffer(at, 0);
  const counters = buffer(at, 3);
  const V = number(at, 7);
  const position = load<u32>(counters + steering.counterStep);
  const place = position % <u32>number(at, 9);
  softmax(logits, V, largest(logits, V), buffer(at, 6) + place * V * 4);
  const next = choose(logits, buffer(at, 1), buffer(at, 2), counters, V, <u32>number(at, 8), position);
  store<u32>(buffer(at, 4), next);
  store<u32>(buffer(at, 5) + (place << 2), next);
  store<u32>(counters + steering.counterStep, position + 1);
}
