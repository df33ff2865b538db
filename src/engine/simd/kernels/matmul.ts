import { buffer, end, first, number, share } from './context';
import { product } from './gemm';

/** Splits C by its longer side and gives this thread its part. Stored [k, m] is A^T, stored [n, k] is B^T. */
export function split(
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
    share(columns, 8);
    const fromB = b + first * (transposedB ? strideB : 4);
    const start = bias ? bias + (first << 2) : 0;
    const to = c + (first << 2);
    product(transposedA, a, strideA, transposedB, fromB, strideB, to, strideC, rows, end - first, depth, start);
  }
}

// Commands: a, b, c, M, N, K, offsetA.

export function matmul_nn(command: usize): void {
  const a = buffer(command, 0) + (number(command, 6) << 2);
  split(false, a, false, buffer(command, 1), buffer(command, 2), number(command, 3), number(command, 4), number(command, 5), 0);
}

export function matmul_nt(command: usize): void {
  const a = buffer(command, 0) + (number(command, 6) << 2);
  split(false, a, true, buffer(command, 1), buffer(command, 2), number(command, 3), number(command, 4), number(command, 5), 0);
}

export function matmul_tn(command: usize): void {
  const a = buffer(command, 0) + (number(command, 6) << 2);
  split(true, a, false, buffer(command, 1), buffer(command, 2), number(command, 3), number(command, 4), number(command, 5), 0);
}
