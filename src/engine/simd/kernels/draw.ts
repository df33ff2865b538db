import { buffer, number, thread } from './context';
import { counterSeed, counterStep } from './steering';
import { randomBits, streamBatch } from './random';

/** corpus, counters, x, y, starts, order; first, length, T, B, random, V. Small: one thread does it. */
export function draw_text(at: usize): void {
  if (thread != 0) return;
  const corpus = buffer(at, 0) + (number(at, 6) << 2);
  const step = load<u32>(buffer(at, 1) + counterStep);
  const seed = load<u32>(buffer(at, 1) + counterSeed);
  const x = buffer(at, 2);
  const y = buffer(at, 3);
  const pairs = <u32>number(at, 7) - 1;
  const T = <u32>number(at, 8);
  const B = <u32>number(at, 9);
  for (let b: u32 = 0; b < B; b++) {
    const start = number(at, 10)
      ? randomBits(seed, streamBatch, step * B + b) % (pairs - T + 1)
      : (b * pairs) / B + (step % pairs) * T;
    for (let t: u32 = 0; t < T; t++) {
      const place = corpus + ((start + t) % pairs << 2);
      store<u32>(x + (t * B + b << 2), load<u32>(place));
      store<u32>(y + (t * B + b << 2), load<u32>(place, 4));
    }
  }
  listPlaces(x, <i32>(T * B), number(at, 11), buffer(at, 4), buffer(at, 5));
}

/** Counting sort of R places by symbol: `starts` counts, then ends, and goes back to starts while places are set. */
function listPlaces(tokens: usize, R: i32, V: i32, starts: usize, order: usize): void {
  memory.fill(starts, 0, V << 2);
  for (let r = 0; r < R; r++) {
    const count = starts + (load<u32>(tokens + (r << 2)) << 2);
    store<i32>(count, load<i32>(count) + 1);
  }
  let sum = 0;
  for (let v = 0; v < V; v++) {
    sum += load<i32>(starts + (v << 2));
    store<i32>(starts + (v << 2), sum);
  }
  store<i32>(starts + (V << 2), R);
  for (let r = R - 1; r >= 0; r--) {
    const place = starts + (load<u32>(tokens + (r << 2)) << 2);
    store<i32>(place, load<i32>(place) - 1);
    store<i32>(order + (load<i32>(place) << 2), r);
  }
}

/** features, labels, counters, x, y; rows, F, R, random. */
export function draw_rows(at: usize): void {
  if (thread != 0) return;
  const step = load<u32>(buffer(at, 2) + counterStep);
  const seed = load<u32>(buffer(at, 2) + counterSeed);
  const rows = <u32>number(at, 5);
  const bytes = number(at, 6) << 2;
  const R = <u32>number(at, 7);
  for (let r: u32 = 0; r < R; r++) {
    const drawn = number(at, 8) ? randomBits(seed, streamBatch, step * R + r) : (step % rows) * R + r;
    const row = drawn % rows;
    memory.copy(buffer(at, 3) + r * bytes, buffer(at, 0) + row * bytes, bytes);
    store<f32>(buffer(at, 4) + (r << 2), load<f32>(buffer(at, 1) + (row << 2)));
  }
}
