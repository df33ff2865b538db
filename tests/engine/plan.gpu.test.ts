import { afterAll, beforeAll, expect, test } from 'vitest';
import { patched } from '../../src/config/parse.ts';
import { type Config, defaults } from '../../src/config/schema.ts';
import { whole } from '../../src/engine/engine.ts';
import { type FoundDevice, findDevice } from '../../src/engine/webgpu/device.ts';
import { WebGpuEngine, type WebGpuOptions } from '../../src/engine/webgpu/engine.ts';
import { waysFor } from '../../src/engine/webgpu/variants.ts';
import { buildModel, type TextSource } from '../../src/nn/compile.ts';
import type { Model } from '../../src/nn/model.ts';

const tokens = Uint32Array.from({ length: 900 }, (_, i) => (i * i * 7 + i) % 23);
const source: TextSource = {
  kind: 'text',
  vocabulary: Array.from({ length: 23 }, (_, i) => String.fromCharCode(97 + i)),
  tokens,
  trainLength: tokens.length,
  validationLength: 0,
};

let found: FoundDevice;
beforeAll(async () => {
  found = await findDevice();
});
afterAll(() => found.device.destroy());

const open = (options: WebGpuOptions, name = 'tests') => new WebGpuEngine(found.device, name, options);

function model(engine: WebGpuEngine, patch: Partial<Config>): Promise<Model> {
  const config = patched(defaults, { sequenceLength: 8, batchSize: 6, hiddenSize: 20, ...patch }, 'test');
  return buildModel(engine, config, source, 'test');
}

async function losses(engine: WebGpuEngine, one: Model, steps: number): Promise<number[]> {
  engine.run(one.train, steps);
  const [ring] = await engine.read([whole(one.ring)]);
  return Array.from({ length: steps }, (_, s) => ring![2 * s]!);
}

test.each([
  ['lstm', 'sequence', 14],
  ['rnn', 'sequence', 14],
  ['lstm', 'stepwise', 12 + 2 * 32],
  ['rnn', 'stepwise', 12 + 2 * 32],
] as const)('a training step of a one-layer %s, %s, is at most %i dispatches', async (cell, ways, most) => {
  const engine = open({ ways, software: true });
  const one = await model(engine, { cell, hiddenSize: 128, sequenceLength: 32, batchSize: 16 });
  expect(engine.dispatchesOf(one.train)).toBeLessThanOrEqual(most);
  engine.dispose();
});

test.each(['stepwise', 'sequence'] as const)('the same seed gives the same bits, %s', async (ways) => {
  const engine = open({ ways });
  const first = await losses(engine, await model(engine, { layers: 2 }), 6);
  expect(await losses(engine, await model(engine, { layers: 2 }), 6)).toEqual(first);
  expect(new Set(first).size).toBe(6);
  engine.dispose();
});

test('the two forms of the recurrence train alike', async () => {
  for (const cell of ['lstm', 'rnn'] as const) {
    const curves: number[][] = [];
    for (const ways of ['stepwise', 'sequence'] as const) {
      const engine = open({ ways });
      curves.push(await losses(engine, await model(engine, { cell, layers: 2 }), 10));
      engine.dispose();
    }
    curves[0]!.forEach((loss, i) => {
      expect(Math.abs(loss - curves[1]![i]!)).toBeLessThanOrEqual(2e-5);
    });
  }
});

test('updates upload nothing, and many share a submission once it is known how long one takes', async () => {
  const engine = open({ ways: 'stepwise' });
  const one = await model(engine, { cell: 'rnn', hiddenSize: 4, sequenceLength: 2, batchSize: 2 });
  await losses(engine, one, 3);
  await losses(engine, one, 3);
  const { queue } = found.device;
  const calls: string[] = [];
  const { writeBuffer, submit } = queue;
  queue.writeBuffer = (...given: Parameters<typeof writeBuffer>) => {
    calls.push('write');
    writeBuffer.apply(queue, given);
  };
  queue.submit = (buffers) => {
    calls.push('submit');
    submit.call(queue, buffers);
  };
  engine.run(one.train, 12);
  Object.assign(queue, { writeBuffer, submit });
  expect(calls).not.toContain('write');
  expect(calls.length).toBeGreaterThan(0);
  expect(calls.length).toBeLessThan(12);
  engine.dispose();
});

test('long work is divided: no dispatch of a large layer has more to do than a device bears', async () => {
  const engine = open({ ways: 'stepwise', software: true });
  const large = { hiddenSize: 96, sequenceLength: 16, batchSize: 100 };
  const one = await model(engine, { ...large, layers: 2 });
  // dw of the second layer alone is 2 x 96 x 384 x 1600 operations: more than 80 million.
  const whole2 = 2 * (1 + 2 * 16) + 2 * 4 + 9;
  expect(engine.dispatchesOf(one.train)).toBeGreaterThan(whole2);
  engine.dispose();
});

test('ways are measured on the device, the fastest is taken and kept, and training goes on as it was', async () => {
  const name = `tests ${performance.now()}`;
  const patch = { cell: 'rnn', hiddenSize: 8, sequenceLength: 3, batchSize: 4 } as const;
  const plain = open({ ways: 'stepwise' });
  const expected = await losses(plain, await model(plain, patch), 8);
  plain.dispose();

  const engine = open({ ways: 'auto' }, name);
  const one = await model(engine, patch);
  expect(engine.plan.length).toBeGreaterThan(0);
  for (const { from, ms } of engine.plan) expect([from, ms]).toEqual(['default', null]);
  engine.run(one.train, 4);
  await engine.tune(one.train);
  const got = await losses(engine, one, 4);
  const [ring] = await engine.read([whole(one.ring)]);
  expected.forEach((loss, i) => {
    expect(Math.abs(ring![2 * i]! - loss)).toBeLessThanOrEqual(2e-5);
  });
  expect(got.length).toBe(4);
  const measured = engine.plan.filter(({ from }) => from === 'measured');
  for (const step of one.train.steps) {
    const ways = waysFor(step, found.device.features)
      .filter((way) => !way.software)
      .map((way) => way.name);
    if (ways.length < 2) continue;
    const choice = measured.find(
      ({ op, shape }) => op === step.op.name && shape.includes(`${step.params.T ?? step.params.M ?? step.params.R}`),
    );
    expect(Object.keys(choice!.ms!).sort(), step.op.name).toEqual(ways.sort());
    expect(choice!.ms![choice!.way]).toBe(Math.min(...Object.values(choice!.ms!)));
  }
  engine.dispose();

  // Another day: the same choices without measuring.
  const later = open({ ways: 'auto' }, name);
  const again = await model(later, patch);
  const known = later.plan.filter(({ from }) => from === 'stored');
  expect(known.map(({ op, shape, way }) => [op, shape, way])).toEqual(
    expect.arrayContaining(measured.map(({ op, shape, way }) => [op, shape, way])),
  );
  expect(later.dispatchesOf(again.train)).toBeGreaterThan(0);
  later.dispose();
});
