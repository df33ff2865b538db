import { expect, test } from 'vitest';
import { createWebGpuEngine } from '../../src/engine/webgpu/device.ts';
import { profileThree } from './profiled.ts';

test('a profiled step is a step, taken apart dispatch by dispatch, with times where the device has a clock', async () => {
  const engine = await createWebGpuEngine();
  const clock = engine.gpu.features.has('timestamp-query');
  const profiles = await profileThree(engine);
  for (const { kernels, calls } of profiles) {
    expect(calls).toBeGreaterThan(10);
    for (const { ms } of kernels) expect(ms !== null && ms >= 0).toBe(clock);
  }
  // A clock that always says nothing is none.
  const total = profiles.flatMap(({ kernels }) => kernels).reduce((sum, { ms }) => sum + (ms ?? 0), 0);
  expect(total > 0).toBe(clock);
  console.info(`timestamps: ${clock}, ${total} ms`);
  engine.dispose();
  engine.gpu.destroy();
});
