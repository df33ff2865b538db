import { expect, test } from 'vitest';
import { patched } from '../../src/config/parse.ts';
import { defaults } from '../../src/config/schema.ts';
import { createWords } from '../../src/core/words/words.ts';
import { makeCorpus, splitCorpus } from '../../src/data/text.ts';
import { whole } from '../../src/engine/engine.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { Probe } from '../../src/probe/probe.ts';
import { answerFor, type SceneWords } from '../../src/scene/answers.ts';
import { layoutScene } from '../../src/scene/layout/layout.ts';
import { Trainer } from '../../src/train/trainer.ts';

const corpus = makeCorpus('test', 'Call me Ishmael. Some years ago, never mind how long. '.repeat(9));

test.each(['lstm', 'rnn'] as const)(
  '%s: what is picked tells the number that PyTorch calls so, to 1e-6',
  async (cell) => {
    const net = { cell, layers: 2, hiddenSize: 5, sequenceLength: 8, batchSize: 2, validationShare: 0.2 };
    const config = patched(defaults, net, 'test');
    const { vocabulary, tokens } = corpus;
    const source = { kind: 'text' as const, vocabulary, tokens, ...splitCorpus(corpus.length, 0.2) };
    const engine = new ReferenceEngine();
    const trainer = await Trainer.create(engine, config, source, 'test');
    trainer.enqueue(7);
    await trainer.collect();
    const { model } = trainer;
    const [flat] = (await engine.read([whole(model.weights)])) as [Float32Array];
    const probe = await Probe.create(engine, model, flat);
    probe.refresh();
    const layout = layoutScene(model.shape, probe.layout);
    const known = { values: await probe.read(), row: 0, words: createWords('en') as SceneWords, layout };
    const parameters = await trainer.parameters();
    const [T, B, H] = [8, 2, 5];
    const state = async (name: string) => {
      const [values] = (await engine.read([model.tensors[name]!.view])) as [Float32Array];
      return values;
    };
    const states = new Map<string, Float32Array>();
    for (const name of Object.keys(model.tensors).filter((one) => /\.[hc]_l\d$/.test(one)))
      states.set(name, await state(name));
    const seen = { weight: 0, state: 0 };
    // Along a path that time runs through, at both ends of it.
    for (const pickable of layout.pickables)
      for (const part of pickable.time ? [0, 1] : [0]) {
        const { torch, value } = answerFor(pickable, part, known);
        const found = /^(.+)\[(\d+), (\d+)\]$/.exec(torch);
        if (!found) continue;
        const [name, row, column] = [found[1]!, Number(found[2]), Number(found[3])];
        const parameter = parameters[name];
        const values = states.get(name);
        // Row 0 of a state is the one the step began with, and stream 0 is shown.
        const truth = parameter
          ? parameter.data[row * parameter.shape[1]! + column]!
          : values && values[((row + 1) * B + 0) * H + column]!;
        if (truth === undefined) continue;
        expect(row, torch).toBeLessThan(parameter ? parameter.shape[0]! : T);
        expect(Math.abs(value! - truth), torch).toBeLessThan(1e-6);
        seen[parameter ? 'weight' : 'state']++;
      }
    expect(seen.weight).toBe(layout.traces.length);
    expect(seen.state).toBeGreaterThan(20);
  },
);
