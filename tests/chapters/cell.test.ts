import { expect, test } from 'vitest';
import { cellParts, type Equation, equationsOf } from '../../src/chapters/cell.ts';
import type { Formula } from '../../src/chapters/formula.ts';
import { patched } from '../../src/config/parse.ts';
import { defaults } from '../../src/config/schema.ts';
import { encode, makeCorpus, splitCorpus } from '../../src/data/text.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { buildAttribution } from '../../src/nn/attribution.ts';
import { readSentence } from '../../src/probe/sentence.ts';
import { Trainer } from '../../src/train/trainer.ts';
import { plainReading } from '../probe/plain_network.ts';

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const numbers = (formula: Formula) =>
  formula.flatMap((part) => (typeof part === 'object' && 'value' in part ? [part.value] : []));

test('the six equations hold on their numbers, and these are the plain network’s', async () => {
  const corpus = makeCorpus('test', 'the foam falls, and the beer forgets what it was. '.repeat(12));
  const H = 4;
  const small = { cell: 'lstm', hiddenSize: H, sequenceLength: 12, batchSize: 3, learningRate: 0.03 } as const;
  const config = patched(defaults, small, 'test');
  const { vocabulary, tokens } = corpus;
  const engine = new ReferenceEngine();
  const source = { kind: 'text', vocabulary, tokens, ...splitCorpus(corpus.length, 0.1) } as const;
  const trainer = await Trainer.create(engine, config, source, 'test');
  trainer.enqueue(80);
  await trainer.collect();
  const sentence = 'the beer forgets';
  const symbols = encode(corpus, sentence);
  const characters = [...sentence].slice(0, -1);
  const T = characters.length;
  const said = await readSentence(engine, await buildAttribution(engine, trainer.model, T), symbols, T - 1);
  const wish = { sentence, at: T - 1 };
  const reading = { ...said, wish, characters, next: [], symbols: [...symbols.slice(0, T)], written: null };
  const parameters = await trainer.parameters();
  const plain = plainReading(trainer.model.shape, parameters, symbols);
  for (let at = 0; at < T; at++)
    for (let unit = 0; unit < H; unit++) {
      const equations = equationsOf(reading, parameters, unit, at);
      expect(equations.map(({ name }) => name)).toEqual(['f', 'i', 'g', 'o', 'c', 'h']);
      expect(equations.every(({ part }) => cellParts.includes(part))).toBe(true);
      const of = (name: Equation['name']) => numbers(equations.find((one) => one.name === name)!.filled);
      for (const name of ['f', 'i', 'o'] as const) {
        const [x, r, b, value] = of(name) as [number, number, number, number];
        expect(Math.abs(sigmoid(x + r + b) - value)).toBeLessThan(1e-6);
      }
      const [x, r, b, g] = of('g') as [number, number, number, number];
      expect(Math.abs(Math.tanh(x + r + b) - g)).toBeLessThan(1e-6);
      const [f, before, i, candidate, c] = of('c') as [number, number, number, number, number];
      expect(Math.abs(f * before + i * candidate - c)).toBeLessThan(1e-6);
      const [o, memory, h] = of('h') as [number, number, number];
      expect(Math.abs(o * Math.tanh(memory) - h)).toBeLessThan(1e-6);
      // One number is the same wherever it stands.
      expect([f, i, candidate, o, memory]).toEqual([of('f')[3], of('i')[3], g, of('o')[3], c]);
      expect(Math.abs(c - plain[at]!.c[0]![unit]!)).toBeLessThan(1e-6);
      expect(Math.abs(h - plain[at]!.h[0]![unit]!)).toBeLessThan(1e-6);
    }
});
