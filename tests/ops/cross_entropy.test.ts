import { expect, test } from 'vitest';
import { example, expectGradient, numbers, run } from './worked.ts';

const { LN2, log } = Math;
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length;

test('by hand: softmax and its loss', () => {
  // e^z = 1, 2, 5: probabilities 1/8, 2/8, 5/8; the second came, at -ln(1/4). Three equal scores: a third each, ln 3.
  // Gradient of the mean over two rows: (p - onehot) / 2.
  example(
    'softmax_cross_entropy',
    { R: 2, V: 3 },
    { logits: [0, LN2, log(5), 7, 7, 7], targets: [1, 0] },
    {
      probabilities: [1 / 8, 2 / 8, 5 / 8, 1 / 3, 1 / 3, 1 / 3],
      rowLoss: [log(4), log(3)],
      dlogits: [1 / 16, -3 / 8, 5 / 16, -1 / 3, 1 / 6, 1 / 6],
    },
  );
});

test('by hand: sigmoid and its loss', () => {
  // z = ln 3 says 3/4; 1 came, at -ln(3/4). z = 0 says 1/2; 0 came, at -ln(1/2). Gradient: (p - y) / 2.
  example(
    'sigmoid_cross_entropy',
    { R: 2 },
    { logits: [log(3), 0], targets: [1, 0] },
    { probabilities: [3 / 4, 1 / 2], rowLoss: [log(4 / 3), LN2], dlogits: [-1 / 8, 1 / 4] },
  );
});

test.each([
  { R: 1, V: 2 },
  { R: 5, V: 7 },
  { R: 3, V: 31 },
])('central differences of softmax, %j', (params) => {
  const logits = numbers(1, params.R * params.V).map((z) => 3 * z);
  const targets = Array.from({ length: params.R }, (_, r) => (5 * r + 1) % params.V);
  const { dlogits } = run('softmax_cross_entropy', params, { logits, targets });
  expectGradient(logits, dlogits!, () => mean(run('softmax_cross_entropy', params, { logits, targets }).rowLoss!));
});

test.each([1, 13])('central differences of sigmoid, %i rows', (R) => {
  const logits = numbers(2, R).map((z) => 5 * z);
  const targets = Array.from({ length: R }, (_, r) => r % 2);
  const { dlogits } = run('sigmoid_cross_entropy', { R }, { logits, targets });
  expectGradient(logits, dlogits!, () => mean(run('sigmoid_cross_entropy', { R }, { logits, targets }).rowLoss!));
});

test('scores of 100 cost 0 where they are right, and what they weigh where they are wrong', () => {
  const soft = run('softmax_cross_entropy', { R: 2, V: 2 }, { logits: [100, -100, 100, -100], targets: [0, 1] });
  expect(soft.rowLoss![0]).toBeCloseTo(0, 12);
  expect(soft.rowLoss![1]).toBeCloseTo(200, 10);
  const logistic = run('sigmoid_cross_entropy', { R: 2 }, { logits: [100, 100], targets: [1, 0] });
  expect(logistic.rowLoss![0]).toBeCloseTo(0, 12);
  expect(logistic.rowLoss![1]).toBeCloseTo(100, 10);
});
