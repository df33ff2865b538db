import { describe, expect, test } from 'vitest';
import { dot, example, expectGradient, numbers, run } from './worked.ts';

// A = [1 2; 3 4], B = [5 6; 7 8].
const a = [1, 2, 3, 4];
const b = [5, 6, 7, 8];
const two = { M: 2, N: 2, K: 2, offsetA: 0 };

describe('by hand', () => {
  test('A B', () => {
    // 1*5 + 2*7 = 19, 1*6 + 2*8 = 22, 3*5 + 4*7 = 43, 3*6 + 4*8 = 50
    example('matmul_nn', two, { a, b }, { c: [19, 22, 43, 50] });
    // Two elements skipped: A is [3 4; 1 0].
    example('matmul_nn', { ...two, offsetA: 2 }, { a: [1, 2, 3, 4, 1, 0], b }, { c: [43, 50, 5, 6] });
  });

  test('A B^T', () => {
    // 1*5 + 2*6 = 17, 1*7 + 2*8 = 23, 3*5 + 4*6 = 39, 3*7 + 4*8 = 53
    example('matmul_nt', two, { a, b }, { c: [17, 23, 39, 53] });
  });

  test('A^T B', () => {
    // 1*5 + 3*7 = 26, 1*6 + 3*8 = 30, 2*5 + 4*7 = 38, 2*6 + 4*8 = 44
    example('matmul_tn', two, { a, b }, { c: [26, 30, 38, 44] });
  });

  test('a linear layer', () => {
    // [1 2] [5 6; 7 8] + [0.5 -1] = [19.5 21]; [3 4] gives [43.5 49]
    example('linear', two, { a, w: b, b: [0.5, -1] }, { y: [19.5, 21, 43.5, 49] });
  });

  test('its gradient', () => {
    // Rows [1 2] and [3 4] went in, [5 6] and [7 8] came back: dw = a^T dy as above, db = [5 + 7, 6 + 8].
    example('linear_grad', two, { a, dy: b }, { dw: [26, 30, 38, 44], db: [12, 14] });
    example('recurrent_grad', two, { h: a, da: b }, { dw: [26, 30, 38, 44], db_ih: [12, 14], db_hh: [12, 14] });
  });
});

describe.each([
  [1, 1, 1],
  [3, 5, 7],
  [2, 13, 11],
])('central differences of [%i,%i] over %i', (M, N, K) => {
  const A = numbers(1, M * K);
  const B = numbers(2, K * N);
  // L = sum of G C, so that dL/dC = G.
  const G = numbers(3, M * N);

  test('A B by both factors', () => {
    const loss = () => dot(run('matmul_nn', { M, N, K, offsetA: 0 }, { a: A, b: B }).c!, G);
    // dA = G B^T [M,K] and dB = A^T G [K,N]
    expectGradient(A, run('matmul_nt', { M, N: K, K: N, offsetA: 0 }, { a: G, b: B }).c!, loss);
    expectGradient(B, run('matmul_tn', { M: K, N, K: M, offsetA: 0 }, { a: A, b: G }).c!, loss);
  });

  test('a linear layer by its input, weights and bias', () => {
    const bias = numbers(4, N);
    const loss = () => dot(run('linear', { M, N, K, offsetA: 0 }, { a: A, w: B, b: bias }).y!, G);
    const { dw, db } = run('linear_grad', { M: K, N, K: M, offsetA: 0 }, { a: A, dy: G });
    expectGradient(B, dw!, loss);
    expectGradient(bias, db!, loss);
    expectGradient(A, run('matmul_nt', { M, N: K, K: N, offsetA: 0 }, { a: G, b: B }).c!, loss);
    // The three elements before A are not read.
    const shifted = run('linear_grad', { M: K, N, K: M, offsetA: 3 }, { a: [9, 9, 9, ...A], dy: G });
    expect(shifted).toMatchObject({ dw, db });
  });
});
