import { expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { createWebGpuEngine } from '../../src/engine/webgpu/device.ts';
import { farthest, writers, written } from './written.ts';

test.each(writers)('%o: written in one dispatch or step by step, the text is the same', async (patch) => {
  const engine = await createWebGpuEngine();
  const looped = await written(engine, patch, 'looped');
  const steps = await written(engine, patch, 'stepwise');
  expect(looped.tokens).toEqual(steps.tokens);
  expect(farthest(looped, steps)).toBeLessThanOrEqual(1e-5);
  // However many rounds the device takes in one dispatch by now.
  expect(await written(engine, patch, 'looped')).toEqual(looped);
  const truth = await written(new ReferenceEngine(), patch, 'looped');
  expect(looped.tokens).toEqual(truth.tokens);
  expect(farthest(looped, truth)).toBeLessThanOrEqual(1e-4);
  engine.dispose();
  engine.gpu.destroy();
});
