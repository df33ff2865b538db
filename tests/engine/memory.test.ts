import { expect, test, vi } from 'vitest';
import { patched } from '../../src/config/parse.ts';
import { defaults } from '../../src/config/schema.ts';
import { LabError } from '../../src/core/errors.ts';
import type { Engine, Slot } from '../../src/engine/engine.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { Answer, Call } from '../../src/engine/worker/messages.ts';
import { serve } from '../../src/engine/worker/serve.ts';
import { buildModel } from '../../src/nn/compile.ts';
import { Probe } from '../../src/probe/probe.ts';
import { simdEngine } from './threads.ts';

const source = {
  kind: 'text' as const,
  vocabulary: [...'abc'],
  tokens: Uint32Array.from({ length: 300 }, (_, i) => (i * 7) % 3),
  trainLength: 200,
  validationLength: 100,
};
const config = patched(
  defaults,
  { hiddenSize: 5, layers: 2, sequenceLength: 4, batchSize: 3, validationShare: 0.3 },
  'test',
);

/** The engine, with memory that ends at the `last`th slot from now on. */
function endingAt(engine: Engine, last: number): Engine {
  let count = 0;
  return new Proxy(engine, {
    get(target, key) {
      const value = Reflect.get(target, key, target) as unknown;
      if (key === 'alloc')
        return (label: string, ...rest: [number]) => {
          if (++count === last) throw new LabError('E_LIMIT', `slot ${label}`, 'less', 'asked for more');
          return target.alloc(label, ...rest);
        };
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

test('memory that ends anywhere in a model names the fields that multiply, and gives everything back', async () => {
  const engine = await simdEngine(true, 1);
  (await buildModel(engine, config, source, 'test')).dispose();
  const before = engine.used;
  let refusals = 0;
  for (let last = 1; ; last++) {
    const answer = await buildModel(endingAt(engine, last), config, source, 'lab.configure').then(
      (model) => model,
      (error: Error) => error,
    );
    if (!(answer instanceof Error)) {
      answer.dispose();
      break;
    }
    refusals++;
    expect(answer.message).toMatch(
      /^E_LIMIT lab\.configure sequenceLength=4 with batchSize=3, hiddenSize=5 and layers=2: .* no room for slot .+; changed nothing$/,
    );
    expect(engine.used, `after slot ${last}`).toBe(before);
  }
  expect(refusals).toBeGreaterThan(20);
  expect(engine.used).toBe(before);
  engine.dispose();
});

test('twenty models in a row, each with what the picture gathers of it, leave nothing on the engine', async () => {
  const engine = await simdEngine(true, 1);
  const round = async (hiddenSize: number) => {
    const model = await buildModel(engine, { ...config, hiddenSize }, source, 'test');
    const probe = await Probe.create(engine, model, new Float32Array(model.parameters.flatLength));
    probe.refresh();
    const held = engine.used;
    probe.dispose();
    model.dispose();
    return held;
  };
  expect(await round(7)).toBeGreaterThan(await round(3));
  const before = engine.used;
  for (let i = 0; i < 20; i++) await round(3 + (i % 5));
  expect(engine.used).toBe(before);
  engine.dispose();
});

test('the plain engine says E_LIMIT where the platform has no more memory', () => {
  const engine = new ReferenceEngine();
  const real = globalThis.Float64Array;
  const full = class {
    constructor() {
      throw new RangeError('Array buffer allocation failed');
    }
  };
  vi.stubGlobal('Float64Array', full);
  try {
    expect(() => engine.alloc('a', 10)).toThrow(/^E_LIMIT slot a: .*allocation failed/);
  } finally {
    vi.unstubAllGlobals();
  }
  expect(globalThis.Float64Array).toBe(real);
});

test('in a worker, freeing a slot that was never allocated leaves the slots of others alone', async () => {
  const answers: Answer[] = [];
  const scope = {
    postMessage: (answer: Answer) => answers.push(answer),
    onmessage: null as ((event: { data: Call }) => void) | null,
  };
  vi.stubGlobal('self', scope);
  try {
    const engine = new ReferenceEngine();
    serve(Promise.resolve(engine));
    const tell = (data: Call) => scope.onmessage!({ data });
    const slot = (id: number, length: number): Slot => ({ id, label: `slot ${id}`, type: 'f32', length });
    // The page's 7 becomes the engine's 1; the page's 1 never comes to be.
    tell({ kind: 'alloc', slot: slot(7, 3), data: Float32Array.of(1, 2, 3) });
    tell({ kind: 'alloc', slot: slot(1, 2 ** 40), data: undefined });
    tell({ kind: 'write', view: { slot: slot(1, 3), offset: 0, length: 3 }, data: new Float32Array(3) });
    tell({ kind: 'compile', ticket: 1, id: 9, label: 'p', steps: [] });
    tell({ kind: 'free', slots: [slot(1, 3)] });
    tell({ kind: 'read', ticket: 2, views: [{ slot: slot(7, 3), offset: 0, length: 3 }] });
    await vi.waitFor(() => expect(answers.length).toBe(3));
    expect(answers[1]).toMatchObject({ ticket: 1, fault: { code: 'E_LIMIT', place: 'slot slot 1' } });
    expect(answers[2]).toEqual({ ticket: 2, values: [Float32Array.of(1, 2, 3)] });
  } finally {
    vi.unstubAllGlobals();
  }
});
