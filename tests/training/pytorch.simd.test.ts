import { describe, expect, test } from 'vitest';
import { simdEngine, ways } from '../engine/threads.ts';
import { agreement, runs } from './fixtures.ts';

describe.each(ways)('SIMD, FMA $fma, $threads threads,', ({ fma, threads }) => {
  test.each(runs)('trains $name as PyTorch does', async (run) => {
    const engine = await simdEngine(fma, threads);
    const { loss, norm, parameter } = await agreement(engine, run);
    expect(loss).toBeLessThanOrEqual(1e-4);
    expect(norm).toBeLessThanOrEqual(1e-4);
    expect(parameter).toBeLessThanOrEqual(1e-3);
    engine.dispose();
  });
});
