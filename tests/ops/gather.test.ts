import { expect, test } from 'vitest';
import { dot, example, expectGradient, numbers, run } from './worked.ts';

test('by hand: rows by index', () => {
  // Rows 2, 0, 2 of [1 2; 3 4; 5 6].
  const given = { w: [1, 2, 3, 4, 5, 6], tokens: [2, 0, 2] };
  example('gather', { R: 3, V: 3, N: 2 }, given, { y: [5, 6, 1, 2, 5, 6] });
});

test('by hand: a row of the table gets the sum over where it was read', () => {
  // Row 0 was read at place 1, row 1 nowhere, row 2 at places 0 and 2: [1 2] + [5 6] = [6 8].
  const given = { dy: [1, 2, 3, 4, 5, 6], starts: [0, 1, 1, 3], order: [1, 0, 2] };
  example('gather_grad', { R: 3, V: 3, N: 2 }, given, { dw: [3, 4, 0, 0, 6, 8] });
});

test('by hand: numbers picked into a view', () => {
  const left = { target: [8, 7, 30, 10, 30] };
  const params = { N: 3, K: 3, offset: 2 };
  example('pick', params, { source: [10, 20, 30], index: [2, 0, 2], target: [8, 7] }, left);
  example('pick_symbols', params, { source: [10, 20, 30], index: [2, 0, 2], target: [8, 7] }, left);
});

test.each([
  { R: 1, V: 2, N: 1 },
  { R: 13, V: 7, N: 5 },
  { R: 7, V: 31, N: 3 },
])('central differences of %j', (params) => {
  const { R, V, N } = params;
  const w = numbers(1, V * N);
  const dy = numbers(2, R * N);
  const tokens = Array.from({ length: R }, (_, r) => (r * r + 1) % V);
  const order = tokens.map((_, r) => r).sort((a, b) => tokens[a]! - tokens[b]! || a - b);
  const starts = Array.from({ length: V + 1 }, (_, v) => tokens.filter((token) => token < v).length);
  expect(starts[V]).toBe(R);
  const { dw } = run('gather_grad', params, { dy, starts, order });
  expectGradient(w, dw!, () => dot(run('gather', params, { w, tokens }).y!, dy));
});
