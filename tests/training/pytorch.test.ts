import { expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { agreement, runs } from './fixtures.ts';

test.each(runs)('the reference trains $name as PyTorch does', async (run) => {
  const { loss, norm, parameter } = await agreement(new ReferenceEngine(), run);
  expect(loss).toBeLessThanOrEqual(1e-6);
  expect(norm).toBeLessThanOrEqual(1e-6);
  expect(parameter).toBeLessThanOrEqual(1e-5);
});
