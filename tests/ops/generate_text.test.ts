import { expect, test } from 'vitest';
import { example, run } from './worked.ts';

const { LN2, log } = Math;

/** An RNN of one unit over two symbols; each parameter begins at a multiple of 64. */
const p = new Float64Array(384);
p.set([-0.8, LN2 - 1.5], 0); // weight_ih of each symbol
p.set([0.5], 64); // weight_hh
p.set([0.25], 128);
p.set([0.25], 192);
p.set([log(6) / 0.6, 0], 256); // head.weight
p.set([0, LN2], 320);
const params = { V: 2, H: 1, L: 1, G: 1, P: 1, n: 2, flat: 96, rounds: 2 };

test('generate_text by hand: two symbols at temperature 0', () => {
  // Symbol 1 from h = 2: ln 2 - 1.5 + 0.5 + 2 / 2 = ln 2, tanh 3/5; scores ln 6 and ln 2: 3/4 and 1/4, so symbol 0, at
  // position 3 mod 2. Symbol 0: -0.8 + 0.5 + 0.6 / 2 = 0, tanh 0; scores 0 and ln 2: 1/3 and 2/3, so symbol 1.
  const given = { p, prime: [0], counters: [3, 42], token: [1], tokens: [9, 9], state: [2, 7] };
  const left = { counters: [5, 42], token: [1], tokens: [1, 0], state: [0, 7] };
  example('generate_text', params, given, { ...left, probabilities: [1 / 3, 2 / 3, 3 / 4, 1 / 4] });
});

test('two calls do what one call with twice the rounds does', () => {
  const hyper = [...new Float64Array(10), 1];
  const given = { p, hyper, prime: [0, 1, 1], counters: [0, 42], token: [0], state: [0.5] };
  const once = run('generate_text', { ...params, P: 3, n: 8, rounds: 8 }, given);
  const half = run('generate_text', { ...params, P: 3, n: 8, rounds: 4 }, given);
  expect(run('generate_text', { ...params, P: 3, n: 8, rounds: 4 }, half)).toEqual(once);
  expect([...once.tokens!.subarray(0, 2)]).toEqual([1, 1]);
});
