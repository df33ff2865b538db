import { expect, test } from 'vitest';
import { patched } from '../../src/config/parse.ts';
import { defaults } from '../../src/config/schema.ts';
import { learnable } from '../../src/data/songs.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { formOf } from '../../src/nn/neuron.ts';
import { Trainer } from '../../src/train/trainer.ts';
import { simdEngine } from '../engine/threads.ts';
import { farthest, neurons, trained } from './neuron.ts';

test.each(neurons)('%o: in one call or op by op, a hundred updates are the same', async (patch) => {
  const truth = await trained(new ReferenceEngine(), patch, 'stepwise', [100]);
  expect(truth[5]![2 * 99]).toBeLessThan(truth[5]![0]!);
  expect(farthest(await trained(new ReferenceEngine(), patch, 'looped', [100]), truth)).toBeLessThanOrEqual(1e-12);
  for (const fma of [true, false]) {
    const engine = await simdEngine(fma, 2);
    const looped = await trained(engine, patch, 'looped', [100]);
    expect(farthest(looped, truth)).toBeLessThanOrEqual(2e-5);
    expect(farthest(looped, await trained(engine, patch, 'stepwise', [100]))).toBeLessThanOrEqual(2e-5);
    // Whatever the runs, the bits are the same.
    expect(await trained(engine, patch, 'looped', [1, 0, 62, 37])).toEqual(looped);
    engine.dispose();
  }
});

test('a single neuron with all rows loops; a hidden layer, a smaller batch or a wide table does not', () => {
  const names = { inputNames: [], outputNames: [] };
  const shape = { cell: 'classifier', layers: 0, hiddenSize: 9, inputs: 3, outputs: 1, sequenceLength: 1 } as const;
  const form = (patch: object, rows = 6) => formOf({ ...shape, batchSize: 6, ...names, ...patch }, rows);
  expect([form({}), form({ cell: 'mlp' }), form({ inputs: 15 })]).toEqual(['looped', 'looped', 'looped']);
  const others = [form({ cell: 'mlp', layers: 1 }), form({}, 7), form({ inputs: 16 }), form({ batchSize: 65 }, 65)];
  expect(others).toEqual(['stepwise', 'stepwise', 'stepwise', 'stepwise']);
});

test('after a looped run the tensors are those of its last step, with the gradients as they were cut', async () => {
  const patch = { cell: 'classifier', batchSize: 8, optimizer: 'sgd', learningRate: 0.5, clipNorm: 0.05 } as const;
  const { featureNames, rows } = learnable;
  const source = { kind: 'songs', featureNames, rows } as const;
  const trainer = await Trainer.create(new ReferenceEngine(), patched(defaults, patch, 'test'), source, 'test');
  trainer.enqueue(9);
  const { losses, gradNorms } = await trainer.collect();
  const { rowLoss, probabilities, target, ...rest } = await trainer.tensors();
  const mean = rowLoss!.data.reduce((sum, loss) => sum + loss, 0) / rows.length;
  expect(mean).toBeCloseTo(losses[8]!, 6);
  expect([...target!.data]).toEqual(rows.map(({ liked }) => liked));
  const slopes = rows.map(({ liked }, r) => (probabilities!.data[r]! - liked) / rows.length);
  const bias = slopes.reduce((sum, slope) => sum + slope, 0);
  expect(gradNorms[8]).toBeGreaterThan(0.05);
  expect(rest['classifier.bias.grad']!.data[0]).toBeCloseTo((bias * 0.05) / gradNorms[8]!, 6);
});
