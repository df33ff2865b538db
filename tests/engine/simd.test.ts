import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patched } from '../../src/config/parse.ts';
import { defaults } from '../../src/config/schema.ts';
import { whole } from '../../src/engine/engine.ts';
import { chooseEngine } from '../../src/engine/open.ts';
import type { SimdEngine } from '../../src/engine/simd/engine.ts';
import { Heap } from '../../src/engine/simd/heap.ts';
import type { FoundDevice } from '../../src/engine/webgpu/device.ts';
import { buildModel } from '../../src/nn/compile.ts';
import { sigmoidOp } from '../../src/ops/activation.ts';
import { simdEngine } from './threads.ts';

const vocabulary = [...'abcdefghijklmnopqrstuvwxyz'];
const tokens = Uint32Array.from({ length: 3000 }, (_, i) => (i * 31 + (i >> 3)) % 26);
const source = { kind: 'text' as const, vocabulary, tokens, trainLength: 2000, validationLength: 1000 };
const odd = { hiddenSize: 37, layers: 2, sequenceLength: 9, batchSize: 11, validationShare: 0.3, seed: 5 };

/** Bits of the weights, losses and norms after some steps. */
async function trained(engine: SimdEngine, patch: object): Promise<Uint32Array[]> {
  const model = await buildModel(engine, patched(defaults, { ...odd, ...patch }, 'test'), source, 'test');
  engine.run(model.train, 6);
  engine.run(model.train, 1);
  const read = await engine.read([whole(model.weights), whole(model.ring), whole(model.grads)]);
  model.dispose();
  return read.map(({ buffer }) => new Uint32Array(buffer));
}

test.each([true, false])('the same seed gives the same bits, whatever the number of threads (FMA %s)', async (fma) => {
  for (const cell of ['lstm', 'rnn']) {
    const all: Uint32Array[][] = [];
    for (const threads of [1, 1, 2, 3, 5]) {
      const engine = await simdEngine(fma, threads);
      all.push(await trained(engine, { cell }));
      engine.dispose();
    }
    const [first, ...rest] = all;
    expect(new Float32Array(first![1]!.buffer)[0]).toBeGreaterThan(1);
    for (const other of rest) expect(other).toEqual(first);
  }
});

test('with and without fused multiply-add losses agree to rounding, not to the bit', async () => {
  const losses: Float32Array[] = [];
  for (const fma of [true, false]) {
    const engine = await simdEngine(fma, 1);
    losses.push(new Float32Array((await trained(engine, {}))[1]!.buffer).slice(0, 14));
    engine.dispose();
  }
  expect(losses[0]).not.toEqual(losses[1]);
  losses[0]!.forEach((loss, i) => {
    expect(Math.abs(loss - losses[1]![i]!)).toBeLessThan(1e-4);
  });
});

test('a model that is freed leaves nothing behind, a hundred times over', async () => {
  const engine = await simdEngine(true, 1);
  await trained(engine, {});
  const before = engine.used;
  for (let i = 0; i < 100; i++) await trained(engine, { hiddenSize: 5 + (i % 33) });
  expect(engine.used).toBe(before);
  engine.dispose();
});

test('a slot is zeros though its memory was used, and a freed one or its program is refused', async () => {
  const engine = await simdEngine(true, 1);
  const slot = engine.alloc('a', 100, new Float32Array(100).fill(7));
  const program = await engine.compile('p', [{ op: sigmoidOp, buffers: [whole(slot)], params: { n: 100 } }]);
  engine.free([slot]);
  const next = engine.alloc('b', 100);
  expect((await engine.read([whole(next)]))[0]).toEqual(new Float32Array(100));
  expect(() => engine.run(program, 1)).toThrow(/E_STATE program p/);
  await expect(engine.read([whole(slot)])).rejects.toThrow(/E_STATE slot a/);
  expect(() => engine.alloc('c', 2 ** 30)).toThrow(/E_LIMIT slot c/);
  engine.dispose();
});

test('the heap never gives two blocks that touch the same bytes, and joins what comes back', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(5000), fc.nat(1000)), { maxLength: 80 }), (moves) => {
      const heap = new Heap(new WebAssembly.Memory({ initial: 2, maximum: 400 }), 1000);
      const taken: { start: number; bytes: number }[] = [];
      for (const [take, bytes, which] of moves) {
        if (take || taken.length === 0) {
          const start = heap.take(bytes)!;
          expect(start).toBeGreaterThanOrEqual(1000);
          for (const other of taken)
            expect(start + bytes <= other.start || other.start + other.bytes <= start).toBe(true);
          taken.push({ start, bytes });
        } else heap.give(taken.splice(which % taken.length, 1)[0]!.start);
      }
      for (const { start } of taken) heap.give(start);
      expect(heap.used).toBe(0);
      // All of it is one block again.
      expect(heap.take(2 * 65536 - 1000 - 256)).toBe(1000);
    }),
  );
});

test('the heap says when there is no more', () => {
  const heap = new Heap(new WebAssembly.Memory({ initial: 1, maximum: 3 }), 0);
  expect(heap.take(4 * 65536)).toBeNull();
  expect(heap.take(65536)).not.toBeNull();
});

test('SIMD trains where WebGPU is missing or made of software, unless another is asked for', () => {
  const found = (software: boolean) => ({ software }) as FoundDevice;
  expect(chooseEngine('auto', found(false), true)).toEqual({ kind: 'webgpu', why: 'best' });
  expect(chooseEngine('auto', found(true), true)).toEqual({ kind: 'simd', why: 'software' });
  expect(chooseEngine('auto', null, true)).toEqual({ kind: 'simd', why: 'noWebgpu' });
  expect(chooseEngine('auto', found(true), false)).toEqual({ kind: 'webgpu', why: 'best' });
  expect(chooseEngine('auto', null, false)).toEqual({ kind: 'reference', why: 'noSimd' });
  for (const kind of ['webgpu', 'simd', 'reference'] as const)
    expect(chooseEngine(kind, found(true), true)).toEqual({ kind, why: 'asked' });
  expect(() => chooseEngine('webgpu', null, true)).toThrow(/E_DEVICE engine=webgpu/);
  expect(() => chooseEngine('simd', null, false)).toThrow(/E_DEVICE engine=simd/);
});
