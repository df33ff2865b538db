import type { Setup } from '../../../src/chapters/chapter.ts';
import { patched } from '../../../src/config/parse.ts';
import { type Config, defaults } from '../../../src/config/schema.ts';
import { type Corpus, splitCorpus } from '../../../src/data/text.ts';
import { type SignalName, signalNames, textSignals } from '../../../src/data/text_signals.ts';
import { plainReading } from '../../probe/plain_network.ts';
import { corpusOf } from './corpus.ts';
import type { Expected } from './expected.ts';
import type { Seen } from './seen.ts';

/** As the chapter reads: 512 characters of the stream, of eight, that turns into and out of quotations most. */
const passageLength = 512;
const streams = 8;
const surveyed = 8192;
const place = 150;
const asked = 64;

interface Text {
  readonly corpus: Corpus;
  readonly first: number;
  readonly start: number;
  readonly starts: readonly number[];
  readonly signals: Readonly<Record<SignalName, Float64Array>>;
}

async function textOf(setup: Setup): Promise<Text> {
  const corpus = await corpusOf(setup);
  const { validationShare }: Config = patched(defaults, setup.config, 'test');
  const { trainLength: first, validationLength } = splitCorpus(corpus.length, validationShare);
  const signals = textSignals(corpus, first, validationLength);
  const starts = Array.from({ length: streams }, (_, b) => Math.floor((b * (validationLength - 1)) / streams));
  const turns = starts.map((start) => {
    const quote = [...signals.quote.slice(start, start + passageLength)];
    return quote.filter((value, i) => i > 0 && value !== quote[i - 1]).length;
  });
  return { corpus, first, starts, start: starts[turns.indexOf(Math.max(...turns))]!, signals };
}

function shapeOf({ lab }: Seen) {
  const hiddenSize = lab.parameters['lstm.weight_hh_l0']!.shape[1]!;
  return { cell: 'lstm', layers: 1, hiddenSize } as Parameters<typeof plainReading>[0];
}

const correlation = (x: readonly number[], s: readonly number[]) => {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, ms] = [mean(x), mean(s)];
  const sum = (f: (i: number) => number) => x.reduce((total, _, i) => total + f(i), 0);
  const spread = (values: readonly number[], m: number) => sum((i) => (values[i]! - m) ** 2);
  return sum((i) => (x[i]! - mx) * (s[i]! - ms)) / Math.sqrt(spread(x, mx) * spread(s, ms));
};

/** What all units follow and what excites them, by the plain network; kept for the weights it was asked of. */
let known: { readonly key: string; readonly survey: ReturnType<typeof surveyOf> } | null = null;

function survey(seen: Seen, text: Text) {
  const key = JSON.stringify([seen.lab.engine, seen.lab.step, seen.lab.parameters['head.bias']]);
  if (known?.key !== key) known = { key, survey: surveyOf(seen, text) };
  return known.survey;
}

function surveyOf(seen: Seen, { corpus, first, starts, signals }: Text) {
  const length = surveyed / streams;
  const rows = starts.flatMap((start) => {
    const symbols = corpus.tokens.subarray(first + start, first + start + length);
    return plainReading(shapeOf(seen), seen.lab.parameters, symbols).map(({ h, c }, t) => ({
      h: h[0]!,
      c: c[0]!,
      symbol: symbols[t]!,
      place: start + t,
    }));
  });
  const followers = signalNames.flatMap((signal) => {
    const follows = rows.map((row) => signals[signal][row.place]!);
    return (['h', 'c'] as const).flatMap((of) =>
      rows[0]!.h.map((_, unit) => ({
        signal,
        of,
        unit,
        r: correlation(
          rows.map((row) => row[of][unit]!),
          follows,
        ),
      })),
    );
  });
  return { rows, followers };
}

const strongest = <T extends { r: number }>(all: readonly T[]): T =>
  all.reduce((best, one) => (Math.abs(one.r) > Math.abs(best.r) ? one : best));

export const reading: Expected = async (seen, setup) => {
  const text = await textOf(setup);
  const { corpus, first, start } = text;
  const symbols = corpus.tokens.slice(first + start, first + start + passageLength);
  const next = corpus.tokens.slice(first + start + 1, first + start + passageLength + 1);
  const { step, parameters } = seen.lab;
  if (seen.step === 7) return resting(seen, symbols);
  const chances = () =>
    plainReading(shapeOf(seen), parameters, symbols).map(({ probabilities }, t) => probabilities[next[t]!]!);
  if (seen.step === 0) {
    const all = chances();
    return { step, chance: all.reduce((sum, p) => sum + p, 0) / all.length, value: all[0]! };
  }
  if (seen.step === 5 || seen.step === 6) {
    const { probabilities } = plainReading(shapeOf(seen), parameters, symbols.slice(0, place + 1))[place]!;
    const by = Object.fromEntries(probabilities.map((p, symbol) => [`p.${symbol}`, p]));
    const came = probabilities[next[place]!]!;
    return { ...by, value: came, temperature: 1, chance: seen.step === 5 ? came : Math.max(...probabilities) };
  }
  const { followers, rows } = survey(seen, text);
  const best = (...names: SignalName[]) => strongest(followers.filter(({ signal }) => names.includes(signal)));
  if (seen.step === 2)
    return {
      quote: best('quote').r,
      word: best('word', 'wordPosition').r,
      line: best('linePosition', 'lineEnd').r,
      value: chances()[0]!,
    };
  const unit = best('quote');
  const passage = plainReading(shapeOf(seen), parameters, symbols.slice(0, 1))[0]!;
  const means = Object.fromEntries(
    corpus.vocabulary.map((_, symbol) => {
      const after = rows.filter((row) => row.symbol === symbol);
      return [`mean.${symbol}`, after.reduce((sum, { h }) => sum + h[unit.unit]!, 0) / after.length];
    }),
  );
  return {
    units: rows[0]!.h.length,
    unit: unit.unit + 1,
    characters: rows.length,
    value: passage[unit.of][0]![unit.unit]!,
    ...means,
    ...Object.fromEntries(followers.map(({ signal, of, unit, r }) => [`r.${signal}.${of}.${unit}`, r])),
  };
};

/** Gradient times input of the likeliest guess, by central differences. */
function resting(seen: Seen, symbols: Uint32Array): Record<string, number> {
  const read = symbols.slice(place + 1 - asked, place + 1);
  const shape = shapeOf(seen);
  const guess = (sizes: readonly number[]) =>
    plainReading(shape, seen.lab.parameters, read, sizes)[asked - 1]!.probabilities;
  const plain = guess([]);
  const chance = Math.max(...plain);
  const symbol = plain.indexOf(chance);
  if (!seen.revealed) return { count: asked, chance };
  const share = 1e-4;
  const shares = Array.from(read, (_, t) => {
    const at = (by: number) =>
      Math.log(guess(read.length ? Array.from(read, (__, i) => (i === t ? 1 + by : 1)) : [])[symbol]!);
    return (at(share) - at(-share)) / (2 * share);
  });
  const sizes = shares.map(Math.abs);
  const strongest = sizes.indexOf(Math.max(...sizes));
  const most = shares[strongest]!;
  const rest = shares.reduce((sum, one) => sum + one, 0) - most;
  return { count: asked, chance, back: asked - 1 - strongest, most, rest, value: shares[asked - 1]! };
}
