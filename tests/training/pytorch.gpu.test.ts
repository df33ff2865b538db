import { describe, expect, test } from 'vitest';
import { createWebGpuEngine } from '../../src/engine/webgpu/device.ts';
import { agreement, runs } from './fixtures.ts';

describe.each(['stepwise', 'sequence'] as const)('WebGPU, %s,', (ways) => {
  test.each(runs)('trains $name as PyTorch does', async (run) => {
    const engine = await createWebGpuEngine({ ways });
    const { loss, norm, parameter } = await agreement(engine, run);
    const walked = engine.plan.filter(({ op }) => op.includes('sequence'));
    expect(walked.length).toBeGreaterThan(0);
    for (const { way } of walked) expect(way).toMatch(new RegExp(`^${ways}`));
    expect(loss).toBeLessThanOrEqual(1e-4);
    expect(norm).toBeLessThanOrEqual(1e-4);
    expect(parameter).toBeLessThanOrEqual(1e-3);
    engine.dispose();
    engine.gpu.destroy();
  });
});
