import { buffer, end, first, number, share } from './context';
import { product, tileColumns } from './gemm';

/** Splits C by its longer side and gives this thread its part. Stored [k, m] is A^T, stored [n, k] is B^T. */
function split(
  transposedA: bool, a: usize, transposedB: bool, b: usize, c: usize, rows: i32, columns: i32, depth: i32, bias: usize,
): void {
  const strideA = (transposedA ? rows : depth) << 2;
  const strideB = (transposedB ? depth : columns) << 2;
  const strideC = columns << 2;
  if (rows >= columns) {
    share(rows, 4);
    const fromA = a + first * (transposedA ? 4 : strideA);
    const to = c + first * strideC;
    product(transposedA, fromA, strideA, transposedB, b, strideB, to, strideC, end - first, columns, depth, bias);
  } else {
    share(columns, tileColumns);
    const fromB = b + first * (transposedB ? strideB : 4);
    const start = bias ? bias + (first << 2) : 0;
    product(transposedA, a, strideA, transposedB, fromB, strideB, c + (first << 2), strideC, rows, end - first, depth, start);
  }
}

/** The address after `offsetA` elements. */
@inline function skip(a: usize, offset: i32): usize {
  return a + (offset << 2);
}

// matmul_*: a, b, c; M, N, K, offsetA.

export function matmul_nn(at: usize): void {
  split(false, skip(buffer(at, 0), number(at, 6)), false, buffer(at, 1), buffer(at, 2), number(at, 3), number(at, 4), number(at, 5), 0);
}

export function matmul_nt(at: usize): void {
  split(false, skip(buffer(at, 0), number(at, 6)), true, buffer(at, 1), buffer(at, 2), number(at, 3), number(at, 4), number(at, 5), 0);
}

export function matmul_tn(at: usize): void {
  split(true, skip(buffer(at, 0), number(at, 6)), false, buffer(at, 1), buffer(at, 2), number(at, 3), number(at, 4), number(at, 5), 0);
}

/** a, w, b, y; M, N, K, offsetA. */
export function linear(at: usize): void {
  const bias = buffer(at, 2);
  split(false, skip(buffer(at, 0), number(at, 7)), false, buffer(at, 1), buffer(at, 3), number(at, 4), number(at, 5), number(at, 6), bias);
}

/** to[n] = sum over rows of from[row, n], in ascending order; this thread's columns. */
function sumColumns(from: usize, rows: i32, columns: i32, to: usize): void {
  share(columns, 4);
  const stop = to + (end << 2);
  memory.fill(to + (first << 2), 0, (end - first) << 2);
  for (let r = 0; r < rows; r++) {
    let at = from + ((r * columns + first) << 2);
    let sum = to + (first << 2);
    for (; sum + 16 <= stop; sum += 16) {
      v128.store(sum, f32x4.add(v128.load(sum), v128.load(at)));
      at += 16;
    }
    for (; sum < stop; sum += 4) {
      store<f32>(sum, load<f32>(sum) + load<f32>(at));
      at += 4;
    }
  }
}

/** a, dy, dw, db; M, N, K, offsetA. */
export function linear_grad(at: usize): void {
  const m = number(at, 4);
  const n = number(at, 5);
  const k = number(at, 6);
  split(true, skip(buffer(at, 0), number(at, 7)), false, buffer(at, 1), buffer(at, 2), m, n, k, 0);
  sumColumns(buffer(at, 1), k, n, buffer(at, 3));
}

/** h, da, dw, db_ih, db_hh; M, N, K, offsetA. */
export function recurrent_grad(at: usize): void {
  const m = number(at, 5);
  const n = number(at, 6);
  const k = number(at, 7);
  split(true, skip(buffer(at, 0), number(at, 8)), false, buffer(at, 1), buffer(at, 2), m, n, k, 0);
  sumColumns(buffer(at, 1), k, n, buffer(at, 3));
  memory.copy(buffer(at, 4) + (first << 2), buffer(at, 3) + (first << 2), (end - first) << 2);
}
