import { expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { createWebGpuEngine } from '../../src/engine/webgpu/device.ts';
import { farthest, neurons, trained } from './neuron.ts';

test.each(neurons)('%o: in one dispatch or op by op, a hundred updates are the same', async (patch) => {
  const engine = await createWebGpuEngine();
  const looped = await trained(engine, patch, 'looped', [100]);
  expect(farthest(looped, await trained(engine, patch, 'stepwise', [100]))).toBeLessThanOrEqual(2e-5);
  expect(farthest(looped, await trained(new ReferenceEngine(), patch, 'looped', [100]))).toBeLessThanOrEqual(1e-4);
  // Whatever the runs, the bits are the same.
  expect(await trained(engine, patch, 'looped', [1, 0, 62, 37])).toEqual(looped);
  engine.dispose();
  engine.gpu.destroy();
});
