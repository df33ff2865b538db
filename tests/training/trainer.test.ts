import { expect, test } from 'vitest';
import { patched } from '../../src/config/parse.ts';
import { type Config, defaults } from '../../src/config/schema.ts';
import { makeCorpus, splitCorpus } from '../../src/data/text.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { TextSource } from '../../src/nn/compile.ts';
import { generate } from '../../src/train/generation.ts';
import { Trainer } from '../../src/train/trainer.ts';

const text = 'the white whale swam by the whaler, and the whaler swore at the white whale. '.repeat(20);
const small: Partial<Config> = { hiddenSize: 7, sequenceLength: 5, batchSize: 3, learningRate: 0.01 };

async function trainer(patch: Partial<Config> = {}): Promise<Trainer> {
  const config = patched(defaults, { ...small, ...patch }, 'test');
  const corpus = makeCorpus('test', text);
  const source: TextSource = {
    kind: 'text',
    vocabulary: corpus.vocabulary,
    tokens: corpus.tokens,
    ...splitCorpus(corpus.length, config.validationShare),
  };
  return Trainer.create(new ReferenceEngine(), config, source, 'test');
}

async function losses(of: Trainer, steps: number): Promise<readonly number[]> {
  of.enqueue(steps);
  return (await of.collect()).losses;
}

test.each(['rnn', 'lstm'] as const)('an %s learns: loss and held-out loss fall', async (cell) => {
  const one = await trainer({ cell });
  const before = await one.evaluate();
  const curve = await losses(one, 300);
  const after = await one.evaluate();
  expect(curve.slice(-20).reduce((a, b) => a + b) / 20).toBeLessThan(curve[0]! - 0.8);
  expect(after!).toBeLessThan(before! - 0.8);
});

test('the same seed gives the same bits, another seed others', async () => {
  const random: Partial<Config> = { batching: 'random' };
  const a = await losses(await trainer(random), 20);
  expect(await losses(await trainer(random), 20)).toEqual(a);
  expect(await losses(await trainer({ ...random, seed: 2 }), 20)).not.toEqual(a);
});

test('looking at the held-out text changes nothing of the training', async () => {
  const a = await trainer();
  const b = await trainer();
  const first = [...(await losses(a, 5)), ...(await losses(a, 5))];
  const second = [...(await losses(b, 5))];
  await b.evaluate();
  await b.checkpoint();
  await b.tensors();
  second.push(...(await losses(b, 5)));
  expect(second).toEqual(first);
});

test('a checkpoint put into a new trainer goes on with the same losses', async () => {
  const a = await trainer({ layers: 2 });
  await losses(a, 7);
  const checkpoint = await a.checkpoint();
  expect(checkpoint.step).toBe(7);
  const rest = await losses(a, 5);
  const b = await trainer({ layers: 2, seed: 9 });
  b.restore(checkpoint);
  expect(await losses(b, 5)).toEqual(rest);
});

test('parameters come out as they were put in, and putting in starts anew', async () => {
  const a = await trainer();
  const first = await a.parameters();
  const curve = await losses(a, 6);
  a.setParameters(first, 'test');
  expect(a.step).toBe(0);
  expect(await a.parameters()).toEqual(first);
  expect(await losses(a, 6)).toEqual(curve);
});

test('tensors of the last step: gates in 0..1, their blocks in PyTorch order, gradients of every parameter', async () => {
  const a = await trainer();
  await losses(a, 3);
  const tensors = await a.tensors();
  const { shape, data } = tensors['lstm.gates_l0']!;
  expect(shape).toEqual([5, 3, 28]);
  const h = tensors['lstm.h_l0']!;
  const c = tensors['lstm.c_l0']!;
  // h = o tanh(c) of the newest step, stream 1, unit 4: o is the last block of 4H.
  const o = data[(4 * 3 + 1) * 28 + 3 * 7 + 4]!;
  const at = (5 * 3 + 1) * 7 + 4;
  expect(h.data[at]).toBeCloseTo(o * Math.tanh(c.data[at]!), 6);
  for (const name of Object.keys(await a.parameters()))
    expect(tensors[`${name}.grad`]!.data.some((value) => value !== 0)).toBe(true);
  await expect(a.tensors(['lstm.h_l7'])).rejects.toThrow(/E_KEY tensor lstm.h_l7/);
});

test('generation: as long as asked, with true probabilities, the same for the same seed', async () => {
  const a = await trainer();
  await losses(a, 200);
  const corpus = makeCorpus('test', text);
  const config = patched(defaults, { ...small, temperature: 1 }, 'test');
  const prime = corpus.tokens.slice(0, 9);
  const once = await generate(a.engine, a.model, config, prime, 300, 5);
  const again = await generate(a.engine, a.model, config, prime, 300, 5);
  expect(once.tokens).toHaveLength(300);
  expect(again.tokens).toEqual(once.tokens);
  expect((await generate(a.engine, a.model, config, prime, 300, 6)).tokens).not.toEqual(once.tokens);
  expect(once.next.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
  // Greedy: the likeliest symbol, whatever the seed.
  const greedy = { ...config, temperature: 0 };
  const longPrime = corpus.tokens.slice(0, 700);
  const first = await generate(a.engine, a.model, greedy, longPrime, 40, 1);
  const other = await generate(a.engine, a.model, greedy, longPrime, 40, 2);
  expect(other.tokens).toEqual(first.tokens);
  // A prime read in blocks is read as a whole: generating on from the longer prime continues the same text.
  const joined = Uint32Array.from([...longPrime, ...first.tokens.subarray(0, 20)]);
  const rest = await generate(a.engine, a.model, greedy, joined, 20, 1);
  expect(rest.tokens).toEqual(first.tokens.slice(20));
});

test('training tells of milestones when it passes them, and goes on with the same losses', async () => {
  const a = await trainer();
  const b = await trainer();
  const passed: number[] = [];
  const weights: Promise<unknown>[] = [];
  b.milestones = {
    steps: [0, 3, 4, 9, 50],
    passed: (step) => {
      passed.push(step);
      weights.push(b.parameters());
    },
  };
  const told = [...(await losses(b, 4)), ...(await losses(b, 6))];
  expect(told).toEqual(await losses(a, 10));
  expect(passed).toEqual([3, 4, 9]);
  const c = await trainer();
  for (const [i, steps] of [3, 1, 5].entries()) {
    await losses(c, steps);
    expect(await weights[i]).toEqual(await c.parameters());
  }
});
