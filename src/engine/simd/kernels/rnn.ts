import { buffer, end, first, number, scratch, share } from './context';
import { addProduct, packedBytes } from './gemm';
import { packBackward, packForward, recur, startState } from './lstm';
import { storeFirst, tanh } from './vector';

/** Bytes of shared scratch: w_hh or its transpose, packed. */
export function rnnScratch(H: i32): usize {
  return packedBytes(H, H);
}

/** Time step t for this thread's streams: the sum is made where the new state will be. */
function step(w: usize, bIh: usize, bHh: usize, pre: usize, h: usize, t: i32, B: i32, H: i32): void {
  const rows = end - first;
  const row = t * B + first;
  const now = row * H << 2;
  const next = h + ((row + B) * H << 2);
  memory.copy(next, pre + now, rows * H << 2);
  recur(h + now, w, next, rows, H, H);
  for (let b = 0; b < rows; b++) activateSum(bIh, bHh, next + (b * H << 2), H);
}

/** One stream: tanh of a sum and both biases, in place. */
export function activateSum(bIh: usize, bHh: usize, sum: usize, H: i32): void {
  for (let j = 0; j < H; j += 4) {
    const to = sum + (j << 2);
    const bias = f32x4.add(v128.load(bIh + (j << 2)), v128.load(bHh + (j << 2)));
    storeFirst(to, tanh(f32x4.add(v128.load(to), bias)), H - j);
  }
}

/** Time step t backwards, for this thread's streams. */
function stepBack(h: usize, dh: usize, da: usize, t: i32, T: i32, B: i32, H: i32): void {
  const row = t * B + first;
  const now = row * H << 2;
  const next = (row + B) * H << 2;
  const count = (end - first) * H;
  // The last step has no future to hear from.
  if (t + 1 < T) addProduct(da + next, H << 2, scratch(), dh + now, H << 2, end - first, H, H);
  for (let k = 0; k < count; k += 4) {
    const state = v128.load(h + next + (k << 2));
    const slope = f32x4.sub(f32x4.splat(1), f32x4.mul(state, state));
    storeFirst(da + now + (k << 2), f32x4.mul(v128.load(dh + now + (k << 2)), slope), count - k);
  }
}

/** h; T, B, H, carry. */
export function rnn_start(at: usize): void {
  share(number(at, 2), 4);
  startState(buffer(at, 0), number(at, 1), number(at, 2), number(at, 3), number(at, 4));
}

/** w_hh, b_ih, b_hh, pre, h; t, T, B, H. */
export function rnn_cell(at: usize): void {
  const B = number(at, 7);
  const H = number(at, 8);
  const w = buffer(at, 0);
  packForward(w, H, H, B);
  step(w, buffer(at, 1), buffer(at, 2), buffer(at, 3), buffer(at, 4), number(at, 5), B, H);
}

/** w_hh, b_ih, b_hh, pre, h; T, B, H, carry. */
export function rnn_sequence(at: usize): void {
  const T = number(at, 5);
  const B = number(at, 6);
  const H = number(at, 7);
  const w = buffer(at, 0);
  packForward(w, H, H, B);
  startState(buffer(at, 4), T, B, H, number(at, 8));
  for (let t = 0; t < T; t++) step(w, buffer(at, 1), buffer(at, 2), buffer(at, 3), buffer(at, 4), t, B, H);
}

/** w_hh, h, dh, da; t, T, B, H. */
export function rnn_cell_grad(at: usize): void {
  const B = number(at, 6);
  const H = number(at, 7);
  packBackward(buffer(at, 0), H, H, B);
  stepBack(buffer(at, 1), buffer(at, 2), buffer(at, 3), number(at, 4), number(at, 5), B, H);
}

/** w_hh, h, dh, da; T, B, H. */
export function rnn_sequence_grad(at: usize): void {
  const T = number(at, 4);
  const B = number(at, 5);
  const H = number(at, 6);
  packBackward(buffer(at, 0), H, H, B);
  for (let t = T - 1; t >= 0; t--) stepBack(buffer(at, 1), buffer(at, 2), buffer(at, 3), t, T, B, H);
}
