import { expect, test } from 'vitest';
import { profileOf } from '../../src/engine/profile.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { profileThree } from './profiled.ts';
import { simdEngine } from './threads.ts';

const engines = {
  reference: async () => new ReferenceEngine(),
  'SIMD on one thread': () => simdEngine(true, 1),
  'SIMD on two threads': () => simdEngine(true, 2),
};

test.each(Object.entries(engines))('%s: a profiled step is a step, taken apart op by op', async (_, open) => {
  const engine = await open();
  for (const { kernels } of await profileThree(engine)) {
    expect(kernels.map(({ name }) => name)).toContain('lstm_sequence_grad');
    for (const { ms } of kernels) expect(ms).toBeGreaterThanOrEqual(0);
  }
  engine.dispose();
});

test('calls of one kernel add up; one without a time leaves none', () => {
  const specs = [{ role: 'in' }, { role: 'inout' }, { role: 'out' }] as const;
  const buffers = [{ length: 10 }, { length: 3 }, { length: 100 }];
  const call = (name: string, ms: number | null) => ({ name, ms, specs, buffers });
  const { kernels, calls } = profileOf('train', [call('a', 1), call('b', 2), call('a', 3), call('b', null)]);
  expect(calls).toBe(4);
  expect(kernels).toEqual([
    { name: 'a', calls: 2, ms: 4, bytesRead: 2 * 52, bytesWritten: 2 * 412 },
    { name: 'b', calls: 2, ms: null, bytesRead: 2 * 52, bytesWritten: 2 * 412 },
  ]);
});
