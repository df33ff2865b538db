import { describe, expect, test } from 'vitest';
import { patched } from '../../src/config/parse.ts';
import { type Config, defaults } from '../../src/config/schema.ts';
import { makeCorpus, splitCorpus } from '../../src/data/text.ts';
import { signalNames, textSignals } from '../../src/data/text_signals.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { buildAttribution } from '../../src/nn/attribution.ts';
import { attribute } from '../../src/probe/attribution.ts';
import { readHeldOut } from '../../src/probe/reading.ts';
import { Trainer } from '../../src/train/trainer.ts';
import { plainReading } from './plain_network.ts';

const text = '“Ay,” he said. “Who?”\nThe sea, the sail, and then: “no more.”\n\nHe went below.\n'.repeat(8);
const corpus = makeCorpus('test', text);
const nets: Partial<Config>[] = [
  { cell: 'lstm', layers: 1, hiddenSize: 6 },
  { cell: 'lstm', layers: 2, hiddenSize: 5 },
  { cell: 'rnn', layers: 2, hiddenSize: 7 },
];

/** A network that has trained a little, so that its weights are nothing special. */
async function trained(net: Partial<Config>) {
  const common = { sequenceLength: 12, batchSize: 3, learningRate: 0.03, validationShare: 0.4 };
  const config = patched(defaults, { ...common, ...net }, 'test');
  const part = splitCorpus(corpus.length, config.validationShare);
  const { vocabulary, tokens } = corpus;
  const engine = new ReferenceEngine();
  const trainer = await Trainer.create(engine, config, { kind: 'text', vocabulary, tokens, ...part }, 'test');
  trainer.enqueue(40);
  await trainer.collect();
  return { engine, trainer, model: trainer.model, ...part };
}

const worst = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  a.length === b.length ? Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!))) : Number.NaN;
// Float64 on both sides, handed out as float32: half a unit in the last place of 1.
const handedOut = 1e-7;

describe.each(nets)('$cell of $layers x $hiddenSize', (net) => {
  test('a reading of the held-out text is what the plain network does, and training does not notice it', async () => {
    const { engine, trainer, model, trainLength, validationLength } = await trained(net);
    const other = await trained(net);
    const signals = textSignals(corpus, trainLength, validationLength);
    const lists = signalNames.map((name) => signals[name]);
    const { passage, survey } = await readHeldOut(engine, model, {
      stream: 1,
      characters: 30,
      survey: { signals: lists, characters: 200 },
    });
    const parameters = await trainer.parameters();
    const B = model.evaluation!.streams;
    const starts = Array.from({ length: B }, (_, b) => Math.floor((b * (validationLength - 1)) / B));
    expect(passage.start).toBe(starts[1]);
    const from = trainLength + passage.start;
    expect([...passage.symbols]).toEqual([...corpus.tokens.slice(from, from + 24)]);
    expect([...passage.next]).toEqual([...corpus.tokens.slice(from + 1, from + 25)]);
    const plain = plainReading(model.shape, parameters, passage.symbols);
    expect(
      worst(
        passage.output,
        plain.flatMap(({ h }) => h.flat()),
      ),
    ).toBeLessThan(handedOut);
    if (net.cell === 'lstm')
      expect(
        worst(
          passage.memory!,
          plain.flatMap(({ c }) => c.flat()),
        ),
      ).toBeLessThan(1e-6);
    else expect(passage.memory).toBeNull();
    const chances = plain.flatMap(({ probabilities }) => probabilities);
    expect(worst(passage.probabilities, chances)).toBeLessThan(handedOut);

    const runs = Math.floor(200 / (B * 12));
    expect(survey!.characters).toBe(runs * B * 12);
    const rows = starts.flatMap((start) => {
      const symbols = corpus.tokens.slice(trainLength + start, trainLength + start + runs * 12);
      return plainReading(model.shape, parameters, symbols).map(({ h, c }, t) => ({
        h: h.flat(),
        c: c.flat(),
        symbol: symbols[t]!,
        signal: lists.map((list) => list[start + t]!),
      }));
    });
    for (let s = 0; s < lists.length; s++)
      for (let u = 0; u < rows[0]!.h.length; u++) {
        const r = pearson(
          rows.map(({ h }) => h[u]!),
          rows.map(({ signal }) => signal[s]!),
        );
        expect(Math.abs(survey!.output.r(u, s) - r)).toBeLessThan(1e-5);
        if (!survey!.memory) continue;
        const rc = pearson(
          rows.map(({ c }) => c[u]!),
          rows.map(({ signal }) => signal[s]!),
        );
        expect(Math.abs(survey!.memory.r(u, s) - rc)).toBeLessThan(1e-5);
      }
    for (const { symbol, mean, count } of survey!.excitements.ranked(2, 1)) {
      const mine = rows.filter((row) => row.symbol === symbol);
      expect(count).toBe(mine.length);
      expect(Math.abs(mean - mine.reduce((sum, { h }) => sum + h[2]!, 0) / count)).toBeLessThan(1e-6);
    }

    trainer.enqueue(5);
    other.trainer.enqueue(5);
    expect((await trainer.collect()).losses).toEqual((await other.trainer.collect()).losses);
    expect(await trainer.parameters()).toEqual(await other.trainer.parameters());
  });

  test('what each character has in a prediction agrees with finite differences in float64', async () => {
    const { engine, trainer, model } = await trained(net);
    const T = 17;
    const attribution = await buildAttribution(engine, model, T);
    const parameters = await trainer.parameters();
    const symbols = corpus.tokens.slice(100, 100 + T);
    for (const asked of [null, 3]) {
      const { probabilities, symbol, contributions } = await attribute(engine, attribution, symbols, asked);
      const plain = plainReading(model.shape, parameters, symbols)[T - 1]!.probabilities;
      expect(worst(probabilities, plain)).toBeLessThan(handedOut);
      expect(symbol).toBe(asked ?? plain.indexOf(Math.max(...plain)));
      const logChance = (t: number, share: number) => {
        const sizes = new Array<number>(T).fill(1);
        sizes[t] = 1 + share;
        return Math.log(plainReading(model.shape, parameters, symbols, sizes)[T - 1]!.probabilities[symbol]!);
      };
      const share = 1e-4;
      const differences = Array.from(symbols, (_, t) => (logChance(t, share) - logChance(t, -share)) / (2 * share));
      // Of the difference formula: share^2 times a third derivative; of what is handed out: 1e-7 of each term.
      expect(worst(contributions, differences)).toBeLessThan(1e-6);
      expect(Math.max(...differences.map(Math.abs))).toBeGreaterThan(0.01);
    }
    attribution.dispose();
  });
});

test('a model without a held-out part is told so', async () => {
  const { engine, model } = await trained({ hiddenSize: 4, validationShare: 0 });
  await expect(readHeldOut(engine, model, { stream: 0, characters: 12, survey: null })).rejects.toThrow(/^E_STATE/);
});

function pearson(x: readonly number[], s: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const centered = (values: readonly number[]) => values.map((value) => value - mean(values));
  const [a, b] = [centered(x), centered(s)];
  const dot = (p: readonly number[], q: readonly number[]) => p.reduce((sum, value, i) => sum + value * q[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}
