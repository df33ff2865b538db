import { buffer, end, first, number, scratch } from './context';
import { addProduct } from './gemm';
import { packBackward } from './lstm';
import { madd, storeFirst, tanh } from './vector';

/** Time step t backwards, for this thread's streams. */
function step(gates: usize, c: usize, dh: usize, dgates: usize, dc: usize, t: i32, T: i32, B: i32, H: i32): void {
  const rows = end - first;
  const row = t * B + first;
  const now = row * H << 2;
  const next = (row + B) * H << 2;
  const last = t + 1 == T;
  // The last step has no future to hear from.
  if (!last) addProduct(dgates + (next << 2), H << 4, scratch(), dh + now, H << 2, rows, H, 4 * H);
  for (let b = 0; b < rows; b++) {
    const skip = b * H << 2;
    const memory = dc + ((first + b) * H << 2);
    cells(gates + (now + skip << 2), c + now + skip, c + next + skip, dh + now + skip, dgates + (now + skip << 2), memory, last, H);
  }
}

/** One stream, four units at a time. `dc` comes in as what flows back along the memory, and goes out so. */
function cells(gates: usize, before: usize, after: usize, dh: usize, dgates: usize, dc: usize, last: bool, H: i32): void {
  const one = f32x4.splat(1);
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
    const total = v128.load(dh);
    const squashed = tanh(v128.load(after));
    const slope = f32x4.sub(one, f32x4.mul(squashed, squashed));
    const back = last ? f32x4.splat(0) : v128.load(dc);
    const memory = madd(f32x4.mul(total, o), slope, back);
    const di = f32x4.mul(f32x4.mul(memory, g), f32x4.mul(i, f32x4.sub(one, i)));
    const df = f32x4.mul(f32x4.mul(memory, v128.load(before)), f32x4.mul(f, f32x4.sub(one, f)));
    const dg = f32x4.mul(f32x4.mul(memory, i), f32x4.sub(one, f32x4.mul(g, g)));
    const dO = f32x4.mul(f32x4.mul(total, squashed), f32x4.mul(o, f32x4.sub(one, o)));
    const dif01 = v128.shuffle<f32>(di, df, 0, 4, 1, 5);
    const dif23 = v128.shuffle<f32>(di, df, 2, 6, 3, 7);
    const dgo01 = v128.shuffle<f32>(dg, dO, 0, 4, 1, 5);
    const dgo23 = v128.shuffle<f32>(dg, dO, 2, 6, 3, 7);
    v128.store(dgates, v128.shuffle<f64>(dif01, dgo01, 0, 2));
    if (left > 1) v128.store(dgates, v128.shuffle<f64>(dif01, dgo01, 1, 3), 16);
    if (left > 2) v128.store(dgates, v128.shuffle<f64>(dif23, dgo23, 0, 2), 32);
    if (left > 3) v128.store(dgates, v128.shuffle<f64>(dif23, dgo23, 1, 3), 48);
    storeFirst(dc, f32x4.mul(memory, f), left);
    gates += 64;
    before += 16;
    after += 16;
    dh += 16;
    dgates += 64;
    dc += 16;
  }
}

/** w_hh, gates, c, dh, dgates, dc; t, T, B, H. */
export function lstm_cell_grad(at: usize): void {
  const B = number(at, 8);
  const H = number(at, 9);
  packBackward(buffer(at, 0), H, 4 * H, B);
  step(buffer(at, 1), buffer(at, 2), buffer(at, 3), buffer(at, 4), buffer(at, 5), number(at, 6), number(at, 7), B, H);
}

/** w_hh, gates, c, dh, dgates, dc; T, B, H. */
export function lstm_sequence_grad(at: usize): void {
  const T = number(at, 6);
  const B = number(at, 7);
  const H = number(at, 8);
  packBackward(buffer(at, 0), H, 4 * H, B);
  for (let t = T - 1; t >= 0; t--)
    step(buffer(at, 1), buffer(at, 2), buffer(at, 3), buffer(at, 4), buffer(at, 5), t, T, B, H);
}
