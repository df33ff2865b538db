import { expect, test } from 'vitest';
import { patched } from '../../src/config/parse.ts';
import { presets } from '../../src/config/presets.ts';
import { type Config, defaults } from '../../src/config/schema.ts';
import { learnable, type SongTable, unlearnable } from '../../src/data/songs.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { Trainer } from '../../src/train/trainer.ts';

async function answers(table: SongTable, patch: Partial<Config>, steps: number): Promise<number[]> {
  const config = patched(defaults, patch, 'test');
  const trainer = await Trainer.create(
    new ReferenceEngine(),
    config,
    { kind: 'songs', featureNames: table.featureNames, rows: table.rows },
    'test',
  );
  for (let done = 0; done < steps; done += 1000) {
    trainer.enqueue(1000);
    await trainer.collect();
  }
  const { probabilities } = await trainer.tensors(['probabilities']);
  return [...probabilities!.data];
}

const neuron = presets.find(({ id }) => id === 'songs-no-rule')!.patch;

test('four songs without a rule: full-batch gradient descent ends at one half for each', async () => {
  for (const seed of [1, 2, 3])
    for (const p of await answers(unlearnable, { ...neuron, seed }, 5000)) expect(p).toBeCloseTo(0.5, 2);
});

test('liked when modern: one neuron gets every song right', async () => {
  const says = await answers(learnable, neuron, 2000);
  expect(says.map((p) => (p > 0.5 ? 1 : 0))).toEqual(learnable.rows.map(({ liked }) => liked));
});

test('a hidden layer learns what one neuron cannot', async () => {
  const says = await answers(
    unlearnable,
    { ...neuron, cell: 'mlp', layers: 1, hiddenSize: 8, optimizer: 'adam', learningRate: 0.02 },
    3000,
  );
  expect(says.map((p) => (p > 0.5 ? 1 : 0))).toEqual(unlearnable.rows.map(({ liked }) => liked));
});
