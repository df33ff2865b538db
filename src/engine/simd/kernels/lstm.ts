import { barrier, buffer, end, first, number, scratch, share } from './context';
import { addProduct, addThinProduct, isThin, packedBytes, packPanels, tileColumns } from './gemm';
import { madd, storeFirst, tanh } from './vector';

// Streams never meet: each thread takes some of them through all time steps. Only the packed weights are shared.

/** Bytes of shared scratch: w_hh or its transpose, packed. */
export function lstmScratch(H: i32): usize {
  return max(packedBytes(H, 4 * H), packedBytes(4 * H, H));
}

/** Factor and offset of the lanes i, f, g, o. */
const halves = memory.data<f32>([0.5, 0.5, 1, 0.5, 0.5, 0.5, 0, 0.5]);

/** sigmoid in lanes i, f, o and tanh in lane g: both are tanh, with 2 sigmoid(x) = 1 + tanh(x / 2). */
@inline function activate(x: v128): v128 {
  const half = v128.load(halves);
  return madd(tanh(f32x4.mul(x, half)), half, v128.load(halves, 16));
}

/** Row 0 of this thread's streams: row T of the last run, or zeros. `width` numbers a stream. */
export function startState(state: usize, T: i32, B: i32, width: i32, carry: i32): void {
  const to = state + (first * width << 2);
  const bytes = (end - first) * width << 2;
  if (carry) memory.copy(to, to + (T * B * width << 2), bytes);
  else memory.fill(to, 0, bytes);
}

/** Packs recurrent weights [H, columns] together and waits for all; nothing where no thread has enough streams for it. */
export function packForward(w: usize, H: i32, columns: i32, B: i32): void {
  if (!isThin(B)) {
    share((columns + tileColumns - 1) / tileColumns, 1);
    packPanels(false, w, columns << 2, columns, H, scratch(), first, end);
    barrier();
  }
  share(B, 4);
}

/** Packs the transpose of recurrent weights [H, depth]: what carries gradients back. */
export function packBackward(w: usize, H: i32, depth: i32, B: i32): void {
  share((H + tileColumns - 1) / tileColumns, 1);
  packPanels(true, w, depth << 2, H, depth, scratch(), first, end);
  barrier();
  share(B, 4);
}

/** gates += h w_hh for rows of streams side by side. */
export function recur(h: usize, w: usize, gates: usize, rows: i32, H: i32, columns: i32): void {
  if (isThin(rows)) addThinProduct(h, H << 2, w, columns << 2, gates, columns << 2, rows, columns, H);
  else addProduct(h, H << 2, scratch(), gates, columns << 2, rows, columns, H);
}

/** Time step t for this thread's streams. */
function step(w: usize, bIh: usize, bHh: usize, gates: usize, h: usize, c: usize, t: i32, B: i32, H: i32): void {
  const rows = end - first;
  const row = t * B + first;
  const now = row * H << 2;
  const next = (row + B) * H << 2;
  recur(h + now, w, gates + (now << 2), rows, H, 4 * H);
  for (let b = 0; b < rows; b++) {
    const skip = b * H << 2;
    cells(bIh, bHh, gates + (now + skip << 2), c + now + skip, c + next + skip, h + next + skip, H);
  }
}

/**
 * One stream: gates are activated in place, memory and state follow; c may be `before`. First all gates, where no unit
 * waits for another one's, then four units at a time.
 */
export function cells(bIh: usize, bHh: usize, gates: usize, before: usize, c: usize, h: usize, H: i32): void {
  for (let at = 0; at < H << 4; at += 16) {
    const bias = f32x4.add(v128.load(bIh + at), v128.load(bHh + at));
    v128.store(gates + at, activate(f32x4.add(v128.load(gates + at), bias)));
  }
  for (let j = 0; j < H; j += 4) {
    const left = H - j;
    const u0 = v128.load(gates);
    const u1 = v128.load(gates, 16);
    const u2 = v128.load(gates, 32);
    const u3 = v128.load(gates, 48);
    const if01 = v128.shuffle<f32>(u0, u1, 0, 4, 1, 5);
    const if23 = v128.shuffle<f32>(u2, u3, 0, 4, 1, 5);
    const go01 = v128.shuffle<f32>(u0, u1, 2, 6, 3, 7);
    const go23 = v128.shuffle<f32>(u2, u3, 2, 6, 3, 7);
    const i = v128.shuffle<f64>(if01, if23, 0, 2);
    const f = v128.shuffle<f64>(if01, if23, 1, 3);
    const g = v128.shuffle<f64>(go01, go23, 0, 2);
    const o = v128.shuffle<f64>(go01, go23, 1, 3);
    const memory = madd(f, v128.load(before), f32x4.mul(i, g));
    storeFirst(c, memory, left);
    storeFirst(h, f32x4.mul(o, tanh(memory)), left);
    gates += 64;
    before += 16;
    c += 16;
    h += 16;
  }
}

/** h, c; T, B, H, carry. */
export function lstm_start(at: usize): void {
  const T = number(at, 2);
  const B = number(at, 3);
  const H = number(at, 4);
  share(B, 4);
  startState(buffer(at, 0), T, B, H, number(at, 5));
  startState(buffer(at, 1), T, B, H, number(at, 5));
}

/** w_hh, b_ih, b_hh, gates, h, c; t, T, B, H. */
export function lstm_cell(at: usize): void {
  const B = number(at, 8);
  const H = number(at, 9);
  const w = buffer(at, 0);
  packForward(w, H, 4 * H, B);
  step(w, buffer(at, 1), buffer(at, 2), buffer(at, 3), buffer(at, 4), buffer(at, 5), number(at, 6), B, H);
}

/** w_hh, b_ih, b_hh, gates, h, c; T, B, H, carry. */
export function lstm_sequence(at: usize): void {
  const T = number(at, 6);
  const B = number(at, 7);
  const H = number(at, 8);
  const w = buffer(at, 0);
  const h = buffer(at, 4);
  const c = buffer(at, 5);
  packForward(w, H, 4 * H, B);
  startState(h, T, B, H, number(at, 9));
  startState(c, T, B, H, number(at, 9));
  for (let t = 0; t < T; t++) step(w, buffer(at, 1), buffer(at, 2), buffer(at, 3), h, c, t, B, H);
}
