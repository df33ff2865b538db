import { expect, test } from 'vitest';
import { type RaceSize, verdictOf } from '../../src/core/race.ts';

const size = (hiddenSize: number, webgpu: number | null, simd: number | null, reference = 1): RaceSize => ({
  hiddenSize,
  stepsPerSecond: { webgpu, simd, reference },
});

test('the graphics device wins from the size on from which it is always ahead', () => {
  expect(verdictOf([size(16, 10, 90), size(32, 20, 50), size(64, 30, 25), size(128, 30, 9)])).toEqual({
    kind: 'from',
    size: 64,
  });
  // Ahead once and behind again is not a win yet.
  expect(verdictOf([size(16, 10, 90), size(32, 60, 50), size(64, 20, 25), size(128, 30, 9)])).toEqual({
    kind: 'from',
    size: 128,
  });
});

test('always, never, a tie, and against the reference where there is no SIMD', () => {
  expect(verdictOf([size(16, 5, 4), size(32, 5, 2)])).toEqual({ kind: 'always', first: 16, last: 32 });
  expect(verdictOf([size(16, 5, 6), size(32, 4, 4)])).toEqual({ kind: 'never', first: 16, last: 32 });
  expect(verdictOf([size(16, 5, null, 4), size(32, 5, null, 7)])).toEqual({ kind: 'never', first: 16, last: 32 });
});

test('nothing is said before there is a size, and no winner where there is no device', () => {
  expect(verdictOf([])).toBeNull();
  expect(verdictOf([size(16, null, 5)])).toEqual({ kind: 'noGpu' });
});
