import { expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { simdEngine } from '../engine/threads.ts';
import { farthest, writers, written } from './written.ts';

test.each(writers)('%o: written in one call or step by step, the text is the same to the bit', async (patch) => {
  const reference = new ReferenceEngine();
  const truth = await written(reference, patch, 'stepwise');
  expect(new Set(truth.tokens).size).toBeGreaterThan(4);
  expect(await written(reference, patch, 'looped')).toEqual(truth);
  for (const fma of [true, false]) {
    const engine = await simdEngine(fma, 2);
    const steps = await written(engine, patch, 'stepwise');
    expect(await written(engine, patch, 'looped')).toEqual(steps);
    expect(steps.tokens).toEqual(truth.tokens);
    expect(farthest(steps, truth)).toBeLessThanOrEqual(1e-4);
    engine.dispose();
  }
});
