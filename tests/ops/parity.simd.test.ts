import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whole } from '../../src/engine/engine.ts';
import type { SimdEngine } from '../../src/engine/simd/engine.ts';
import { simdEngine, ways } from '../engine/threads.ts';
import { cases, expected, inputs, title } from './cases.ts';
import { toleranceOf } from './tolerances.ts';

describe.each(ways)('on SIMD, FMA $fma, $threads threads,', ({ fma, threads }) => {
  let engine: SimdEngine;
  beforeAll(async () => {
    engine = await simdEngine(fma, threads);
    expect(engine.fma).toBe(fma);
    expect(engine.threads).toBe(threads);
  });
  afterAll(() => engine.dispose());

  test.each(cases.map((one) => [title(one), one] as const))('%s is what the reference says', async (name, one) => {
    for (const scale of [1, 0, ...(/sigmoid|tanh|relu|softmax|cell$/.test(one.op.name) ? [100] : [])]) {
      const given = inputs(one, scale);
      const slots = given.map((data, i) =>
        engine.alloc(one.op.buffers[i]!.name, data.length, data, one.op.buffers[i]!.type),
      );
      engine.run(await engine.compile(name, [{ op: one.op, buffers: slots.map(whole), params: one.params }]), 1);
      const got = await engine.read(slots.map(whole));
      const want = expected(one, given);
      const { absolute, relative } = toleranceOf(one.op.name);
      one.op.buffers.forEach((spec, i) => {
        for (let k = 0; k < got[i]!.length; k++) {
          const a = got[i]![k]!;
          const b = want[i]![k]!;
          const allowed = spec.type === 'u32' ? 0 : (absolute + relative * Math.abs(b)) * Math.max(1, scale);
          // Written so that NaN fails.
          if (!(Math.abs(a - b) <= allowed))
            expect.fail(`${spec.name}[${k}] is ${a}, the reference says ${b} (inputs x${scale})`);
        }
      });
      engine.free(slots);
    }
  });
});
