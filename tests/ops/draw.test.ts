import { describe, expect, test } from 'vitest';
import { randomBits, randomNormal, randomUniform, streams } from '../../src/core/random.ts';
import { example, run } from './worked.ts';

const { LN2, log } = Math;

test('draw_text by hand: two streams read on from where they were, around the end', () => {
  // From place 1 on lie 1 2 1 3 1: four pairs. Stream 0 starts at pair 0, stream 1 at pair floor(4 / 2) = 2; at step 1
  // both are two further, at 2 and at 4, which is 0 again. x[t] = (stream 0, stream 1): (1, 1), (3, 2); y comes next.
  // Symbol 1 lies at places 0 and 1 of x, symbol 2 at 3, symbol 3 at 2.
  const given = { corpus: [0, 1, 2, 1, 3, 1], counters: [1, 42] };
  const left = { x: [1, 1, 3, 2], y: [3, 2, 1, 1], starts: [0, 0, 2, 3, 4], order: [0, 1, 3, 2] };
  example('draw_text', { first: 1, length: 5, T: 2, B: 2, random: 0, V: 4 }, given, left);
});

test('draw_text at random: every stream reads on within the part, from places that change with the step', () => {
  const [first, length, T, B] = [10, 37, 5, 11];
  const corpus = Array.from({ length: first + length }, (_, i) => i);
  const params = { first, length, T, B, random: 1, V: first + length };
  const starts = new Set<number>();
  for (const step of [0, 1, 2]) {
    const { x, y } = run('draw_text', params, { corpus, counters: [step, 7] });
    for (let b = 0; b < B; b++) {
      starts.add(x![b]!);
      for (let t = 0; t < T; t++) {
        expect(x![t * B + b]).toBe(x![b]! + t);
        expect(y![t * B + b]).toBe(x![t * B + b]! + 1);
        expect(x![t * B + b]!).toBeGreaterThanOrEqual(first);
        expect(y![t * B + b]!).toBeLessThan(first + length);
      }
    }
  }
  expect(starts.size).toBeGreaterThan(15);
});

test('draw_rows by hand: the next rows, around the end', () => {
  // Step 2 of two rows each: rows 4 and 5 of three, so 1 and 2.
  const given = { features: [1, 2, 3, 4, 5, 6], labels: [0, 1, 1], counters: [2, 42] };
  example('draw_rows', { rows: 3, F: 2, R: 2, random: 0 }, given, { x: [3, 4, 5, 6], y: [1, 1] });
  const { x, y } = run('draw_rows', { rows: 3, F: 2, R: 64, random: 1 }, given);
  const drawn = new Set(Array.from({ length: 64 }, (_, r) => [x![2 * r], x![2 * r + 1], y![r]].join()));
  expect([...drawn].sort()).toEqual(['1,2,0', '3,4,1', '5,6,1']);
});

describe('sample_token', () => {
  // e^z = 1, 2, 5: 1/8, 2/8, 5/8.
  const logits = [0, LN2, log(5)];
  const params = { V: 3, P: 0, n: 2 };
  const temperature = (t: number, topK = 0) => [...new Float64Array(10), t, topK];
  const shares = (t: number, topK = 0) => {
    const counts = [0, 0, 0];
    for (let p = 0; p < 4000; p++) {
      const { token } = run('sample_token', params, { logits, hyper: temperature(t, topK), counters: [p, 5] });
      counts[token![0]!]! += 1 / 4000;
    }
    return counts;
  };
  /** Four standard deviations of the share of 4,000 draws. */
  const near = (got: number[], want: number[]) => {
    for (const [v, p] of want.entries())
      expect(Math.abs(got[v]! - p)).toBeLessThanOrEqual(4 * Math.sqrt((p * (1 - p)) / 4000));
  };

  test('by hand: temperature 0 takes the likeliest, and the first of equals', () => {
    // Position 3 of 2 kept goes to place 1.
    const given = { logits, hyper: temperature(0), prime: [0], counters: [3, 42], tokens: [9, 9], token: [9] };
    const left = { counters: [4, 42], token: [2], tokens: [9, 2], probabilities: [0, 0, 0, 1 / 8, 2 / 8, 5 / 8] };
    example('sample_token', params, given, left);
    expect(run('sample_token', params, { logits: [1, 3, 3], hyper: temperature(0) }).token![0]).toBe(1);
  });

  test('by hand: while there is a prime it is read, whatever the scores', () => {
    const given = { logits, hyper: temperature(1), prime: [1, 0, 1], counters: [0, 42] };
    const left = { counters: [1, 42], token: [0], tokens: [0, 0], probabilities: [1 / 8, 2 / 8, 5 / 8] };
    example('sample_token', { ...params, P: 3 }, given, left);
  });

  test('draws in proportion: as the scores say, sharper when cold, only the first k where asked', () => {
    near(shares(1), [1 / 8, 2 / 8, 5 / 8]);
    // Temperature 1/2 squares: 1, 4, 25 of 30.
    near(shares(0.5), [1 / 30, 4 / 30, 25 / 30]);
    // The likelier two: 2 and 5 of 7.
    near(shares(1, 2), [0, 2 / 7, 5 / 7]);
  });
});

describe('random numbers', () => {
  /** pcg3d as the paper prints it, in whole numbers without end. */
  const pcg3d = (given: number[]) => {
    const wrap = (n: bigint) => BigInt.asUintN(32, n);
    let [x, y, z] = given.map((n) => wrap(BigInt(n) * 1664525n + 1013904223n)) as [bigint, bigint, bigint];
    const mix = () => {
      x = wrap(x + y * z);
      y = wrap(y + z * x);
      z = wrap(z + x * y);
    };
    mix();
    [x, y, z] = [x ^ (x >> 16n), y ^ (y >> 16n), z ^ (z >> 16n)];
    mix();
    return Number(x ^ y ^ z);
  };

  test('are the bits of pcg3d, whatever the size of the numbers', () => {
    for (const at of [
      [0, 0, 0],
      [1, 2, 3],
      [4294967295, 4, 2147483648],
      [42, streams.batch, 1e9],
    ])
      expect(randomBits(at[0]!, at[1]!, at[2]!)).toBe(pcg3d(at));
  });

  test('are spread as they should be, and neighbors are strangers', () => {
    const n = 20000;
    const u = Array.from({ length: n }, (_, i) => randomUniform(3, streams.sample, i));
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / n;
    expect(Math.min(...u)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...u)).toBeLessThan(1);
    // Four standard deviations: sqrt(1/12 / n) and, of products of neighbors, 1/12 / sqrt n.
    expect(Math.abs(mean(u) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(mean(u.map((a, i) => (a - 0.5) * (u[(i + 1) % n]! - 0.5))))).toBeLessThan(4 / 12 / Math.sqrt(n));
    const normal = Array.from({ length: n }, (_, i) => randomNormal(3, streams.parameters, i));
    expect(Math.abs(mean(normal))).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(mean(normal.map((x) => x * x)) - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
  });
});
