import { expect } from 'vitest';
import { type Engine, whole } from '../../src/engine/engine.ts';
import type { Profile } from '../../src/engine/profile.ts';
import { modelOf, runs } from '../training/fixtures.ts';

const run = runs[0]!;

/** Trains three steps by `run` and three by `profile`: the same bits; gives the profiles. */
export async function profileThree(engine: Engine): Promise<Profile[]> {
  const plain = await modelOf(engine, run);
  engine.run(plain.train, 3);
  const model = await modelOf(engine, run);
  const profiles = [
    await engine.profile(model.train),
    await engine.profile(model.train),
    await engine.profile(model.train),
  ];
  const [expected, found] = await Promise.all([plain, model].map(({ weights }) => engine.read([whole(weights)])));
  expect(found).toEqual(expected);
  for (const { kernels, calls } of profiles) {
    expect(kernels.reduce((sum, kernel) => sum + kernel.calls, 0)).toBe(calls);
    const adam = kernels.find(({ name }) => name === 'adam')!;
    // Weights, gradients and both moments are read and written; hyper and control are a few numbers more.
    const flat = 4 * model.parameters.flatLength;
    expect(adam.calls).toBe(1);
    expect(adam.bytesWritten).toBe(4 * flat);
    expect(adam.bytesRead).toBeGreaterThan(4 * flat);
    expect(adam.bytesRead).toBeLessThan(4 * flat + 256);
  }
  plain.dispose();
  model.dispose();
  return profiles;
}
