import { expect, test } from 'vitest';
import { example, run } from './worked.ts';

const { log, SQRT2 } = Math;
const sizes = { labelsAt: 2, biasAt: 1, n: 2, S: 2 };

test('train_neuron by hand: two updates of one input by two rows', () => {
  // Inputs 1 and 0, liked and not; weight ln 3, bias 0. Scores ln 3 and 0: 3/4 and 1/2; loss (ln 4/3 + ln 2) / 2. Slopes
  // (3/4 - 1) / 2 = -1/8 and 1/4: gradient -1/8 and 1/8. The rate 8 ln 3 takes the weight to 2 ln 3, the bias to -ln 3.
  // Scores ln 3 and -ln 3: 3/4 and 1/4; loss ln 4/3; gradient -1/8 and 0: weight 3 ln 3. Steps 5 and 6 of a ring of 2.
  const given = { songs: [1, 0, 1, 0], p: [log(3), 0], hyper: [8 * log(3)], counters: [5, 42] };
  const left = { p: [3 * log(3), -log(3)], g: [-1 / 8, 0], moments: [-1 / 8, 0, 0, 0], counters: [7, 42] };
  const control = [8 * log(3), 1, 1, 1 / 8, 1, log(4 / 3)];
  const ring = [log(4 / 3), 1 / 8, log(8 / 3) / 2, SQRT2 / 8];
  example('train_neuron', { rows: 2, F: 1, ...sizes, rule: 0, rounds: 2 }, given, { ...left, control, ring });
});

test.each([0, 1, 2, 3, 4])('two calls do what one call with twice the rounds does, by rule %i', (rule) => {
  const hyper = [0.1, 1, 9, 4, 0.5, 0.9, 0.99, 1e-8, 0.05, 0.01];
  const given = { songs: [0.5, -1, 1, 0], p: [0.3, -0.2], hyper, counters: [1, 42] };
  const params = { rows: 2, F: 1, ...sizes, rule };
  const once = run('train_neuron', { ...params, rounds: 6 }, given);
  const half = run('train_neuron', { ...params, rounds: 3 }, given);
  expect(run('train_neuron', { ...params, rounds: 3 }, half)).toEqual(once);
  expect(once.counters![0]).toBe(7);
});
