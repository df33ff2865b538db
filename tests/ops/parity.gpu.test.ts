import { afterAll, beforeAll, expect, test } from 'vitest';
import { whole } from '../../src/engine/engine.ts';
import { createWebGpuEngine } from '../../src/engine/webgpu/device.ts';
import type { WebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { variants, waysFor } from '../../src/engine/webgpu/variants.ts';
import { cases, expected, inputs, title } from './cases.ts';
import { toleranceOf } from './tolerances.ts';

let engine: WebGpuEngine;
beforeAll(async () => {
  engine = await createWebGpuEngine();
});
afterAll(() => {
  engine.dispose();
  engine.gpu.destroy();
});

/** Each case in each way to do it on its sizes. */
const ways = cases.flatMap((one) =>
  waysFor(one).flatMap((way) => {
    // Undivided, and in as many dispatches as it can be divided into.
    const split = way.pieces(one.params, 1).length > way.pieces(one.params, Number.POSITIVE_INFINITY).length;
    return [Number.POSITIVE_INFINITY, ...(split ? [1] : [])].map(
      (most) => [title(one), most === 1 ? `${way.name}, divided` : way.name, one, way, most] as const,
    );
  }),
);

test('every way of every op is tried, on several sizes', () => {
  for (const [op, list] of Object.entries(variants))
    for (const { name } of list)
      expect(ways.filter(([, , one, way]) => way.name === name && one.op.name === op).length).toBeGreaterThan(1);
});

test.for(ways)('%s, %s, on WebGPU is what the reference says', async ([name, _, one, way, most], { skip }) => {
  skip(way.feature !== undefined && !engine.gpu.features.has(way.feature), `this device has no ${way.feature}`);
  for (const scale of [1, 0, ...(/sigmoid|tanh|relu|softmax|cell$/.test(one.op.name) ? [100] : [])]) {
    const given = inputs(one, scale);
    const slots = given.map((data, i) =>
      engine.alloc(one.op.buffers[i]!.name, data.length, data, one.op.buffers[i]!.type),
    );
    engine.gpu.pushErrorScope('validation');
    const step = { op: one.op, buffers: slots.map(whole), params: one.params };
    engine.run(await engine.compile(name, [step], () => ({ way, most })), 1);
    const got = await engine.read(slots.map(whole));
    expect((await engine.gpu.popErrorScope())?.message).toBeUndefined();
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
