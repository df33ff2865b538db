import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Correlations } from '../../src/probe/correlation.ts';
import { Excitements } from '../../src/probe/excitement.ts';

/** The plain formula, in two passes: covariance over the product of standard deviations. */
function pearson(x: readonly number[], s: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const mx = mean(x);
  const ms = mean(s);
  const covariance = mean(x.map((value, i) => (value - mx) * (s[i]! - ms)));
  const deviation = (values: readonly number[], m: number) => Math.sqrt(mean(values.map((value) => (value - m) ** 2)));
  return covariance / (deviation(x, mx) * deviation(s, ms));
}

const gathered = (units: readonly (readonly number[])[], signals: readonly (readonly number[])[]) => {
  const all = new Correlations(units.length, signals.length);
  units[0]!.forEach((_, i) => {
    all.add(
      [9, ...units.map((unit) => unit[i]!)],
      1,
      signals.map((signal) => signal[i]!),
    );
  });
  return all;
};

describe('correlation', () => {
  test('by hand: 1 for what rises together, -1 for the opposite, 0 for what stands still', () => {
    const all = gathered(
      [
        [1, 2, 3],
        [3, 2, 1],
        [0.1, 0.1, 0.1],
        [1, 0, 1],
      ],
      [
        [0, 5, 10],
        [1, 1, 1],
      ],
    );
    expect(all.count).toBe(3);
    expect(all.r(0, 0)).toBeCloseTo(1, 14);
    expect(all.r(1, 0)).toBeCloseTo(-1, 14);
    expect(all.r(2, 0)).toBe(0);
    expect(all.r(3, 0)).toBeCloseTo(0, 14);
    expect(all.r(0, 1)).toBe(0);
    expect(all.ranked(0, 2)).toEqual([
      { unit: 0, r: all.r(0, 0) },
      { unit: 1, r: all.r(1, 0) },
    ]);
  });

  test('agrees with the plain formula', () => {
    const value = fc.double({ min: -1, max: 1, noNaN: true });
    const pair = fc.tuple(value, value, fc.nat(1), fc.integer({ min: 0, max: 80 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 5, maxLength: 300 }), (pairs) => {
        const column = (k: 0 | 1 | 2 | 3) => pairs.map((row) => row[k]);
        const units = [column(0), column(1)];
        const signals = [column(2), column(3)];
        const all = gathered(units, signals);
        for (const [u, unit] of units.entries())
          for (const [s, signal] of signals.entries()) {
            const expected = pearson(unit, signal);
            // A spread near nothing has no figures left to compare.
            fc.pre(Math.max(...unit) - Math.min(...unit) > 1e-3 && new Set(signal).size > 1);
            expect(Math.abs(all.r(u, s) - expected)).toBeLessThan(1e-9);
          }
      }),
    );
  });

  test('a unit that is not a number has no rank', () => {
    const all = gathered(
      [
        [1, Number.NaN, 2],
        [1, 0, 1],
      ],
      [[0, 1, 0]],
    );
    expect(all.r(0, 0)).toBeNaN();
    expect(all.ranked(0, 2)).toEqual([{ unit: 1, r: all.r(1, 0) }]);
  });
});

test('what excites a unit: means by symbol, highest first, rare ones left out', () => {
  const all = new Excitements(2, 4);
  const read: [number, number, number][] = [
    [0, 1, 0.5],
    [1, 0.5, -1],
    [0, 0, 0.5],
    [2, 0.9, 0],
    [1, 0.5, 0],
  ];
  for (const [symbol, a, b] of read) all.add([a, b], 0, symbol);
  expect(all.ranked(0, 1)).toEqual([
    { symbol: 2, mean: 0.9, count: 1 },
    { symbol: 0, mean: 0.5, count: 2 },
    { symbol: 1, mean: 0.5, count: 2 },
  ]);
  expect(all.ranked(1, 2)).toEqual([
    { symbol: 0, mean: 0.5, count: 2 },
    { symbol: 1, mean: -0.5, count: 2 },
  ]);
});
