import { expect, test } from 'vitest';
import { createWebGpuEngine } from '../../src/engine/webgpu/device.ts';
import { agreement, runs } from './fixtures.ts';

test.each(runs)('WebGPU trains $name as PyTorch does', async (run) => {
  const engine = await createWebGpuEngine();
  const { loss, norm, parameter } = await agreement(engine, run);
  expect(loss).toBeLessThanOrEqual(1e-4);
  expect(norm).toBeLessThanOrEqual(1e-4);
  expect(parameter).toBeLessThanOrEqual(1e-3);
  engine.dispose();
  engine.gpu.destroy();
});
