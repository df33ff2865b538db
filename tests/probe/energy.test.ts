import { expect, test } from 'vitest';
import { patched } from '../../src/config/parse.ts';
import { type Config, defaults } from '../../src/config/schema.ts';
import { makeCorpus, splitCorpus } from '../../src/data/text.ts';
import { whole } from '../../src/engine/engine.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { Probe } from '../../src/probe/probe.ts';
import { regionValues } from '../../src/probe/view.ts';
import { Trainer } from '../../src/train/trainer.ts';

const corpus = makeCorpus('test', 'the sea, the sail, and no more of it. '.repeat(12));

test.each([
  { cell: 'lstm', layers: 2, hiddenSize: 5 },
  { cell: 'rnn', layers: 1, hiddenSize: 7 },
] as Partial<Config>[])(
  '$cell: the view has the sum of squares of what leads to each unit, by matrix, of the last step',
  async (net) => {
    const config = patched(defaults, { ...net, sequenceLength: 8, batchSize: 2, validationShare: 0.2 }, 'test');
    const { vocabulary, tokens } = corpus;
    const source = { kind: 'text' as const, vocabulary, tokens, ...splitCorpus(corpus.length, 0.2) };
    const engine = new ReferenceEngine();
    const trainer = await Trainer.create(engine, config, source, 'test');
    const [flat] = (await engine.read([whole(trainer.model.weights)])) as [Float32Array];
    const probe = await Probe.create(engine, trainer.model, flat);
    trainer.enqueue(9);
    await trainer.collect();
    probe.refresh();
    const values = await probe.read();
    const matrices = Object.entries(await trainer.parameters()).filter(([, { shape }]) => shape.length === 2);
    expect(matrices.length).toBeGreaterThan(2);
    for (const [name, { shape, data }] of matrices) {
      const region = probe.layout.regions[`energy.${name}`]!;
      const [rows, columns] = shape as [number, number];
      const sums = Array.from({ length: rows }, (_, r) =>
        data.subarray(r * columns, (r + 1) * columns).reduce((sum, w) => sum + w * w, 0),
      );
      const gates = region.shape[1] ?? 1;
      const seen = regionValues(values, region);
      expect(seen).toHaveLength(rows);
      // PyTorch stacks the gates, the view has those of a unit side by side.
      for (const [i, sum] of seen.entries())
        expect(Math.abs(sum - sums[(i % gates) * (rows / gates) + Math.floor(i / gates)]!), name).toBeLessThan(1e-5);
    }
  },
);
