import { expect, test } from 'vitest';
import { patched } from '../../src/config/parse.ts';
import { defaults } from '../../src/config/schema.ts';
import { decode, encode, makeCorpus, splitCorpus } from '../../src/data/text.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { generate } from '../../src/train/generation.ts';
import { Trainer } from '../../src/train/trainer.ts';
import { Writings } from '../../src/train/writings.ts';

const corpus = makeCorpus(
  'test',
  'the white whale swam by the whaler,\nand the whaler swore at the whale.\n'.repeat(20),
);
const small = { hiddenSize: 7, sequenceLength: 5, batchSize: 3, learningRate: 0.01, seed: 5 };
const config = patched(defaults, small, 'test');

function network(): Promise<Trainer> {
  const { vocabulary, tokens } = corpus;
  const part = splitCorpus(corpus.length, config.validationShare);
  return Trainer.create(new ReferenceEngine(), config, { kind: 'text', vocabulary, tokens, ...part }, 'test');
}

/** What a network that stands at a step writes. */
async function writes(steps: number): Promise<string> {
  const one = await network();
  if (steps > 0) one.enqueue(steps);
  const asked = { ...config, temperature: 0.8, topK: 0 };
  const { tokens } = await generate(one.engine, one.model, asked, encode(corpus, '\n'), 240, 5);
  return decode(corpus, tokens);
}

function rejected(error: unknown): never {
  throw error;
}

test('it keeps what the network wrote at each step, also where training passed it in one go', async () => {
  const writings = new Writings(rejected);
  const one = await network();
  writings.follow(one, config, corpus);
  expect(await writings.all()).toEqual([{ step: 0, text: await writes(0) }]);
  one.enqueue(137);
  await one.collect();
  const kept = await writings.all();
  expect(kept).toEqual([
    { step: 0, text: await writes(0) },
    { step: 100, text: await writes(100) },
  ]);
  expect(kept[1]!.text).not.toBe(kept[0]!.text);
  expect(kept[1]!.text).toHaveLength(240);
});

test('a network that goes on elsewhere keeps its texts, a new one forgets them', async () => {
  const writings = new Writings(rejected);
  const one = await network();
  writings.follow(one, config, corpus);
  one.enqueue(120);
  await one.collect();
  const kept = await writings.all();
  const moved = await network();
  moved.restore(await one.checkpoint());
  writings.follow(moved, config, corpus);
  expect(await writings.all()).toEqual(kept);
  writings.follow(await network(), config, corpus);
  expect(await writings.all()).toEqual([kept[0]]);
});

test('what a network still writes when another takes its place is not the other’s', async () => {
  const writings = new Writings(rejected);
  const [one, other] = [await network(), await network()];
  other.enqueue(100);
  await other.collect();
  writings.follow(one, config, corpus);
  writings.follow(other, config, corpus);
  expect(await writings.all()).toEqual([]);
});
