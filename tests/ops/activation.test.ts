import { describe, expect, test } from 'vitest';
import { sigmoid } from '../../src/ops/activation.ts';
import { dot, example, expectGradient, numbers, run } from './worked.ts';

const { LN2, log } = Math;

test('by hand: sigmoid', () => {
  // 1 / (1 + e^-ln 3) = 1 / (1 + 1/3) = 3/4
  example('sigmoid', { n: 3 }, { y: [0, log(3), -log(3)] }, { y: [1 / 2, 3 / 4, 1 / 4] });
  // y (1 - y) dy: 1/2 * 1/2 * 1, 3/4 * 1/4 * 2
  example('sigmoid_grad', { n: 2 }, { y: [1 / 2, 3 / 4], dy: [1, 2] }, { dx: [1 / 4, 3 / 8] });
});

test('by hand: tanh', () => {
  // (e^x - e^-x) / (e^x + e^-x) at ln 2: (2 - 1/2) / (2 + 1/2) = 3/5
  example('tanh', { n: 3 }, { y: [0, LN2, -LN2] }, { y: [0, 3 / 5, -3 / 5] });
  // (1 - y^2) dy: 1 * 3, (1 - 9/25) * 1 = 16/25
  example('tanh_grad', { n: 2 }, { y: [0, 3 / 5], dy: [3, 1] }, { dx: [3, 16 / 25] });
});

test('by hand: relu, whose slope at 0 is 0', () => {
  example('relu', { n: 3 }, { y: [-2, 0, 3] }, { y: [0, 0, 3] });
  example('relu_grad', { n: 3 }, { y: [0, 0, 3], dy: [5, 6, 7] }, { dx: [0, 0, 7] });
});

describe.each(['sigmoid', 'tanh', 'relu'])('%s', (name) => {
  test.each([1, 3, 31])('central differences of %i elements', (n) => {
    const x = numbers(5, n).map((value) => 4 * value);
    const dy = numbers(6, n);
    const { y } = run(name, { n }, { y: x });
    expectGradient(x, run(`${name}_grad`, { n }, { y: y!, dy }).dx!, () => dot(run(name, { n }, { y: x }).y!, dy));
  });

  test('stands at 100 as at infinity', () => {
    const { y } = run(name, { n: 2 }, { y: [100, -100] });
    const low = { sigmoid: 0, tanh: -1, relu: 0 }[name]!;
    expect(y![0]).toBe(name === 'relu' ? 100 : 1);
    expect(y![1]).toBeCloseTo(low, 12);
    expect([...run(`${name}_grad`, { n: 2 }, { y: y!, dy: [1, 1] }).dx!].every(Number.isFinite)).toBe(true);
  });
});

test('the logistic sigmoid overflows nowhere, and loses nothing where it is small', () => {
  expect([sigmoid(1e6), sigmoid(-1e6), sigmoid(710)]).toEqual([1, 0, 1]);
  expect(sigmoid(-40) / Math.exp(-40)).toBeCloseTo(1, 12);
});
