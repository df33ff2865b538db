import { describe, expect, test } from 'vitest';
import { halfOf, riverOf } from '../../src/chapters/river.ts';
import type { SentenceReading } from '../../src/chapters/sentence_moment.ts';
import { patched } from '../../src/config/parse.ts';
import type { Config } from '../../src/config/schema.ts';
import { defaults } from '../../src/config/schema.ts';
import { encode, makeCorpus, splitCorpus } from '../../src/data/text.ts';
import { whole } from '../../src/engine/engine.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { buildAttribution } from '../../src/nn/attribution.ts';
import { clamped, gateRows } from '../../src/nn/clamp.ts';
import { engineIndex, toTorch } from '../../src/nn/parameters.ts';
import { readSentence } from '../../src/probe/sentence.ts';
import { Trainer } from '../../src/train/trainer.ts';
import { plainReading } from '../probe/plain_network.ts';

const corpus = makeCorpus('test', 'the foam falls, and the beer forgets what it was. '.repeat(12));
const sentence = 'the beer forgets';
const H = 5;

/** A network that has trained a little, and its reading of the sentence with now at `at`. */
async function read(net: Partial<Config>, at: number) {
  const common = { hiddenSize: H, sequenceLength: 12, batchSize: 3, learningRate: 0.03 };
  const config = patched(defaults, { ...common, ...net }, 'test');
  const { vocabulary, tokens } = corpus;
  const engine = new ReferenceEngine();
  const source = { kind: 'text', vocabulary, tokens, ...splitCorpus(corpus.length, 0.1) } as const;
  const trainer = await Trainer.create(engine, config, source, 'test');
  trainer.enqueue(60);
  await trainer.collect();
  const symbols = encode(corpus, sentence);
  const attribution = await buildAttribution(engine, trainer.model, symbols.length - 1);
  const said = await readSentence(engine, attribution, symbols, at);
  const characters = [...sentence];
  const reading: SentenceReading = {
    ...said,
    wish: { sentence, at },
    characters: characters.slice(0, -1),
    next: characters.slice(1),
    symbols: [...symbols.slice(0, -1)],
    written: null,
  };
  return { engine, trainer, attribution, symbols, reading, parameters: await trainer.parameters() };
}

describe.each([{ cell: 'rnn' }, { cell: 'lstm' }, { cell: 'lstm', layers: 2 }] as Partial<Config>[])('%o', (net) => {
  test.each([14, 6, 0])('the parts of the river sum to the true gradient, now at %i', async (at) => {
    const { trainer, symbols, reading, parameters } = await read(net, at);
    const { h, dsums, drecurrent, characters } = reading;
    const T = characters.length;
    const N = dsums.length / T;
    // Part by part: the sum over time of h_(t-1) times the gradient of the sums is what the engine has.
    for (let m = 0; m < H; m++)
      for (let n = 0; n < N; n++) {
        let sum = 0;
        for (let t = 0; t < T; t++) sum += h[t * H + m]! * dsums[t * N + n]!;
        expect(Math.abs(sum - drecurrent[m * N + n]!)).toBeLessThan(1e-7);
      }
    const river = riverOf(reading);
    const sum = river.shares.reduce((total, share) => total + share, 0);
    expect(Math.abs(sum - river.whole)).toBeLessThan(1e-6);
    expect(river.sizes.slice(at + 1).every((size) => size === 0)).toBe(true);
    // And that is the true gradient: central differences of the loss of a plain network in float64.
    const name = `${trainer.model.shape.cell}.weight_hh_l0`;
    const weight = trainer.model.parameters.get(name);
    const lossAt = (index: number, by: number) => {
      const data = Float64Array.from(parameters[name]!.data);
      data[index]! += by;
      const steps = plainReading(
        trainer.model.shape,
        { ...parameters, [name]: { shape: weight.shape, data } },
        symbols,
      );
      return -Math.log(steps[at]!.probabilities[symbols[at + 1]!]!);
    };
    expect(Math.abs(lossAt(0, 0) - reading.loss)).toBeLessThan(1e-6);
    let length = 0;
    for (let row = 0; row < N; row++)
      for (let column = 0; column < H; column++) {
        const index = row * H + column;
        const slope = (lossAt(index, 1e-5) - lossAt(index, -1e-5)) / 2e-5;
        expect(Math.abs(slope - drecurrent[engineIndex(weight, row, column)]!)).toBeLessThan(1e-6);
        length += slope ** 2;
      }
    expect(Math.abs(Math.sqrt(length) - river.whole)).toBeLessThan(1e-6);
  });

  test('a reading is what the plain network does', async () => {
    const { trainer, symbols, reading, parameters } = await read(net, 14);
    const steps = plainReading(trainer.model.shape, parameters, symbols);
    reading.characters.forEach((_, t) => {
      for (let j = 0; j < H; j++) {
        expect(Math.abs(reading.h[(t + 1) * H + j]! - steps[t]!.h[0]![j]!)).toBeLessThan(1e-6);
        if (reading.c) expect(Math.abs(reading.c[(t + 1) * H + j]! - steps[t]!.c[0]![j]!)).toBeLessThan(1e-6);
      }
    });
  });
});

test.each(['i', 'f', 'o'] as const)(
  'gate %s held shut or open is 0 or 1 for every unit; the others go on',
  async (gate) => {
    const { engine, trainer, attribution, symbols, reading } = await read({ cell: 'lstm' }, 14);
    const { weights, parameters } = trainer.model;
    const [flat] = (await engine.read([whole(weights)])) as [Float32Array];
    for (const value of [0, 1] as const) {
      engine.write(whole(weights), clamped(parameters, flat, gate, value));
      const { gates } = await readSentence(engine, attribution, symbols, 14);
      const row = gateRows[gate];
      reading.characters.forEach((_, t) => {
        const own = gates!.slice((t * 4 + row) * H, (t * 4 + row + 1) * H);
        expect([...own].every((is) => Math.abs(is - value) < 1e-12)).toBe(true);
      });
      // The reference hands its float64 weights out, and takes them back, as float32.
      const other = ((row + 1) % 4) * H;
      for (let j = other; j < other + H; j++) expect(Math.abs(gates![j]! - reading.gates![j]!)).toBeLessThan(1e-6);
      const kept = parameters.all.filter(({ name }) => !name.endsWith('_l0'));
      for (const parameter of kept)
        expect(toTorch(parameter, clamped(parameters, flat, gate, value))).toEqual(toTorch(parameter, flat));
    }
  },
);

test('half of a river lies within as many letters as it says', () => {
  expect(halfOf([0, 0, 1, 1], 3)).toBe(1);
  expect(halfOf([1, 1, 2], 2)).toBe(1);
  expect(halfOf([1, 1, 1], 2)).toBe(1.5);
  expect(halfOf([4, 0, 0], 2)).toBe(2.5);
  expect(halfOf([0, 0, 0], 2)).toBe(0);
  // Of an endless river that loses a share r a letter: half is at ln 2 / ln(1/r), as with anything that decays.
  const r = 0.8;
  const sizes = Array.from({ length: 200 }, (_, t) => r ** (199 - t));
  expect(halfOf(sizes, 199)).toBeCloseTo(Math.log(2) / Math.log(1 / r), 1);
});
