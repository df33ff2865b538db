import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostDoublings, Pace } from '../../src/engine/webgpu/pace.ts';

const sum = (parts: number[]) => parts.reduce((rounds, k) => rounds + 2 ** k, 0);

test('whatever was measured, the parts add up and none is longer than 25 ms by the shortest measurement', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 1e-3, max: 5000, noNaN: true }))),
      fc.nat(100000),
      (measurements, rounds) => {
        const pace = new Pace();
        for (const [done, ms] of measurements) pace.measured(done, ms);
        const parts = pace.split(rounds);
        expect(sum(parts)).toBe(rounds);
        expect([...parts].sort((a, b) => b - a)).toEqual(parts);
        const shortest = Math.min(...measurements.map(([done, ms]) => ms / done));
        for (const k of parts) expect(k === 0 || measurements.length === 0 || 2 ** k * shortest <= 25).toBe(true);
      },
    ),
  );
});

test('before a measurement dispatches are short; after one as long as they may be', () => {
  const pace = new Pace();
  expect(pace.split(43)).toEqual([4, 4, 3, 1, 0]);
  pace.measured(4, 0.4);
  expect(pace.split(255)).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
  expect(pace.split(600)).toEqual([7, 7, 7, 7, 6, 4, 3]);
  // A slower one had to wait for something else.
  pace.measured(128, 400);
  expect(pace.split(128)).toEqual([7]);
  pace.measured(128, 0);
  expect(pace.split(2 ** mostDoublings)).toEqual([mostDoublings]);
});
