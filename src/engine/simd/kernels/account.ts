import { buffer, end, first, number, share, thread } from './context';
import * as steering from './steering';
import { keepFirst, madd, storeFirst } from './vector';

/**
 * g, partials; n, P. partials[p] = sum of g[i]^2 over i = p (mod P), i ascending: row by row, so that the gradient is read
 * as it lies.
 */
export function norm_partials(at: usize): void {
  const n = number(at, 2);
  const P = number(at, 3);
  const partials = buffer(at, 1);
  share(P, 16);
  memory.fill(partials + (first << 2), 0, (end - first) << 2);
  for (let row = 0; row < n; row += P) {
    const from = buffer(at, 0) + (row << 2);
    const stop = min(end, n - row);
    for (let p = first; p < stop; p += 4) {
      const v = keepFirst(v128.load(from + (p << 2)), stop - p);
      const to = partials + (p << 2);
      storeFirst(to, madd(v, v, v128.load(to)), end - p);
    }
  }
}

/** Share of the learning rate at a step, as `scheduleFactor` in src/ops/schedule.ts. */
function scheduleFactor(kind: f32, step: f64, length: f64): f64 {
  if (kind == 1) return 0.1 + 0.45 * (1 + Math.cos(Math.PI * min(1.0, step / length)));
  if (kind == 2) return halved(Math.floor(step / length));
  return 1;
}

/** 1 / 2^n for a whole n: the exponent of a float64. */
function halved(n: f64): f64 {
  return n > 1022 ? 0 : reinterpret<f64>((1023 - <i64>n) << 52);
}

/** 1 - beta^step, as `correction` in src/ops/schedule.ts. */
function correction(beta: f64, step: f64): f64 {
  return -Math.expm1(step * Math.log1p(beta - 1));
}

function sumOf(from: usize, count: i32): f64 {
  let sum: f64 = 0;
  for (let i = 0; i < count; i++) sum += <f64>load<f32>(from + (i << 2));
  return sum;
}

/** The mean loss of this step, a place in the history for it and for the norm, and the counter moves on. */
function close(rowLoss: usize, rows: i32, counters: usize, control: usize, ring: usize, places: i32): void {
  const step = load<u32>(counters + steering.counterStep);
  const loss = <f32>(sumOf(rowLoss, rows) / rows);
  store<f32>(control + steering.controlLoss, loss);
  const place = ring + ((step % <u32>places) << 3);
  store<f32>(place, loss);
  store<f32>(place, load<f32>(control + steering.controlGradNorm), 4);
  store<u32>(counters + steering.counterStep, step + 1);
}

/** Learning rate of a step. */
export function rate(hyper: usize, at: u32, control: usize): void {
  const step = <f64>at;
  const warmup = <f64>load<f32>(hyper + steering.hyperWarmup);
  const rising = warmup > 0 ? min(1.0, (step + 1) / warmup) : 1.0;
  const length = <f64>load<f32>(hyper + steering.hyperScheduleSteps);
  const factor = rising * scheduleFactor(load<f32>(hyper + steering.hyperSchedule), step, length);
  store<f32>(control + steering.controlLearningRate, <f32>(load<f32>(hyper + steering.hyperLearningRate) * factor));
}

/** Adam's corrections of a step. */
export function corrections(hyper: usize, at: u32, control: usize): void {
  const count = <f64>at + 1;
  store<f32>(control + steering.controlCorrection1, <f32>correction(load<f32>(hyper + steering.hyperBeta1), count));
  store<f32>(control + steering.controlCorrection2, <f32>correction(load<f32>(hyper + steering.hyperBeta2), count));
}

/** rowLoss, partials, hyper, counters, control, ring; R, P, S. */
export function account(at: usize): void {
  if (thread != 0) return;
  const hyper = buffer(at, 2);
  const control = buffer(at, 4);
  const norm = Math.sqrt(sumOf(buffer(at, 1), number(at, 7)));
  const limit = <f64>load<f32>(hyper + steering.hyperClipNorm);
  // NaN stays NaN: min in WebAssembly, as in JavaScript.
  const scale = limit > 0 ? min(1.0, limit / (norm + 1e-6)) : 1.0;
  store<f32>(control + steering.controlGradNorm, <f32>norm);
  store<f32>(control + steering.controlClipScale, <f32>scale);
  const step = load<u32>(buffer(at, 3) + steering.counterStep);
  rate(hyper, step, control);
  corrections(hyper, step, control);
  close(buffer(at, 0), number(at, 6), buffer(at, 3), control, buffer(at, 5), number(at, 8));
}

/** rowLoss, counters, control, ring; R, S. */
export function record(at: usize): void {
  if (thread == 0) close(buffer(at, 0), number(at, 4), buffer(at, 1), buffer(at, 2), buffer(at, 3), number(at, 5));
}
