import { expect, test } from 'vitest';
import { correction, scheduleFactor } from '../../src/ops/schedule.ts';
import { example } from './worked.ts';

test('norm_partials: squares of every second gradient', () => {
  // 1 + 9 + 25 = 35, 4 + 16 = 20
  example('norm_partials', { n: 5, P: 2 }, { g: [1, 2, 3, 4, 5] }, { partials: [35, 20] });
});

test('record: the mean loss takes its place in the ring', () => {
  // (1 + 2 + 6) / 3 = 3; step 6 of a ring of 4 goes to place 2; gradNorm is what control says.
  const given = { rowLoss: [1, 2, 6], counters: [6, 42], control: [0, 0, 0, 5, 0, 9], ring: [1, 2, 3, 4, 5, 6, 7, 8] };
  const left = { counters: [7, 42], control: [0, 0, 0, 5, 0, 3], ring: [1, 2, 3, 4, 3, 5, 7, 8] };
  example('record', { R: 3, S: 4 }, given, left);
});

test('account: norm, cut, warm cosine, corrections and books of step 50', () => {
  // norm = sqrt(9 + 16) = 5, cut to 2: 2 / (5 + 1e-6). Learning rate 0.1, a quarter warm ((50 + 1) / 204), half way down
  // the cosine (0.1 + 0.45 (1 + cos(pi / 2)) = 0.55): 0.1 * 0.25 * 0.55 = 0.01375. Corrections 1 - beta^51.
  const hyper = [0.1, 1, 100, 204, 0, 0.5, 0.75, 0, 2];
  const given = { rowLoss: [1, 2, 6], partials: [9, 16], hyper, counters: [50, 42], ring: [1, 2, 3, 4] };
  const control = [0.01375, 1 - 0.5 ** 51, 1 - 0.75 ** 51, 5, 2 / (5 + 1e-6), 3];
  example('account', { R: 3, P: 2, S: 2 }, given, { counters: [51, 42], control, ring: [3, 5, 3, 4] });
});

test('account: clipNorm 0 is off, and a gradient that is short enough is left alone', () => {
  const left = { counters: [1], ring: [0, 5] };
  const given = { rowLoss: [0], partials: [25] };
  example('account', { R: 1, P: 1, S: 1 }, { ...given, hyper: [1] }, { ...left, control: [1, 1, 1, 5, 1, 0] });
  const long = [1, 0, 0, 0, 0, 0, 0, 0, 5.1];
  example('account', { R: 1, P: 1, S: 1 }, { ...given, hyper: long }, { ...left, control: [1, 1, 1, 5, 1, 0] });
});

test('schedules over their length', () => {
  const over = (kind: number) => [0, 50, 100, 250].map((step) => scheduleFactor(kind, step, 100));
  expect(over(0)).toEqual([1, 1, 1, 1]);
  for (const [i, factor] of over(1).entries()) expect(factor).toBeCloseTo([1, 0.55, 0.1, 0.1][i]!, 12);
  expect(over(2)).toEqual([1, 1, 0.5, 0.25]);
});

test('1 - beta^step keeps its digits where beta is close to 1', () => {
  // 1 - (1 - d)^2 = 2 d - d^2
  const d = 2 ** -23;
  expect(correction(1 - d, 2) / (2 * d - d * d)).toBeCloseTo(1, 12);
  expect([correction(0, 3), correction(0.5, 3)]).toEqual([1, 0.875]);
});
