import { patched } from '../../../src/config/parse.ts';
import { type Config, defaults } from '../../../src/config/schema.ts';
import { randomUniform } from '../../../src/core/random.ts';
import { shapeOf, type TextSource } from '../../../src/nn/compile.ts';
import { initialize } from '../../../src/nn/initialize.ts';
import { parameterTable, toTorch } from '../../../src/nn/parameters.ts';
import type { Sizes } from '../work.ts';

const seed = 1;
export const learningRate = 0.002;
/** Streams of random numbers that the lab does not use. */
const streams = { text: 101, left: 102, right: 103 } as const;
const corpusLength = 65536;

/** The lab's config for a size: plain Adam, no clipping, and every update begins with a state of zeros. */
export function configOf({ H, L, T, B }: Sizes): Config {
  const sizes = { hiddenSize: H, layers: L, sequenceLength: T, batchSize: B };
  const plain = { learningRate, clipNorm: 0, carryState: false, validationShare: 0, temperature: 1, topK: 0, seed };
  return patched(defaults, { ...sizes, ...plain }, 'bench');
}

/** A text in which each symbol has four likely successors: something to learn, about 1.6 nats to a character. */
export function sourceOf({ V }: Sizes): TextSource {
  let counter = 0;
  const uniform = () => randomUniform(seed, streams.text, counter++);
  const successors = Array.from({ length: V }, () => [0, 0, 0, 0].map(() => Math.floor(uniform() * V)));
  const tokens = new Uint32Array(corpusLength);
  let symbol = 0;
  for (let i = 0; i < corpusLength; i++) {
    tokens[i] = symbol;
    const u = uniform();
    symbol = successors[symbol]![u < 0.55 ? 0 : u < 0.8 ? 1 : u < 0.93 ? 2 : 3]!;
  }
  const vocabulary = Array.from({ length: V }, (_, v) => String.fromCodePoint(0x4e00 + v));
  return { kind: 'text', vocabulary, tokens, trainLength: corpusLength, validationLength: 0 };
}

/** What update k reads and is to foretell: `[T,B]`, the same symbols that `draw_text` draws on our engines. */
export function batchOf({ T, B }: Sizes, tokens: Uint32Array, k: number): { x: Int32Array; y: Int32Array } {
  const x = new Int32Array(T * B);
  const y = new Int32Array(T * B);
  const pairs = tokens.length - 1;
  for (let b = 0; b < B; b++) {
    for (let t = 0; t < T; t++) {
      const place = (Math.floor((b * pairs) / B) + k * T + t) % pairs;
      x[t * B + b] = tokens[place]!;
      y[t * B + b] = tokens[place + 1]!;
    }
  }
  return { x, y };
}

/** One layer as most libraries hold it: gates i, f, g, o one after the other in each row. */
export interface LayerWeights {
  readonly inputs: number;
  /** `[inputs,4H]` */
  readonly Wx: Float32Array;
  /** `[H,4H]` */
  readonly Wh: Float32Array;
  /** `[4H]`: the sum of both biases, each of which moves with the same gradient; so their sum moves twice as far. */
  readonly b: Float32Array;
}

export interface TextWeights {
  readonly layers: readonly LayerWeights[];
  /** `[H,V]` */
  readonly Wy: Float32Array;
  readonly by: Float32Array;
}

/** The weights our own engines start from, for the others. */
export function weightsOf(sizes: Sizes): TextWeights {
  const config = configOf(sizes);
  const table = parameterTable(shapeOf(config, sourceOf(sizes), 'bench'));
  const flat = initialize(table, config);
  const of = (name: string) => toTorch(table.get(name), flat);
  const { V, H } = sizes;
  const layers = Array.from({ length: sizes.L }, (_, l): LayerWeights => {
    const inputs = l === 0 ? V : H;
    const second = of(`lstm.bias_hh_l${l}`);
    return {
      inputs,
      Wx: transposed(of(`lstm.weight_ih_l${l}`), 4 * H, inputs),
      Wh: transposed(of(`lstm.weight_hh_l${l}`), 4 * H, H),
      b: of(`lstm.bias_ih_l${l}`).map((value, i) => value + second[i]!),
    };
  });
  return { layers, Wy: transposed(of('head.weight'), V, H), by: of('head.bias') };
}

export function transposed(data: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(data.length);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) out[c * rows + r] = data[r * columns + c]!;
  return out;
}

/** The four songs of the classifier, its first weights, and its settings: full batch, plain descent. */
export const songs = {
  features: [
    [0, 0, 1],
    [0, 1, 1],
    [1, 0, 1],
    [1, 1, 1],
  ],
  liked: [0, 0, 1, 1] as (0 | 1)[],
  weight: Float32Array.of(-0.16, 0.99, -0.5),
  bias: Float32Array.of(0.1),
  learningRate: 1,
};

/** Factors of the product, uniform in +-1/2. */
export function factorsOf(n: number): { left: Float32Array; right: Float32Array } {
  const uniform = (stream: number) =>
    Float32Array.from({ length: n * n }, (_, i) => randomUniform(seed, stream, i) - 0.5);
  return { left: uniform(streams.left), right: uniform(streams.right) };
}

/** Sampling begins with symbol 0 from a state of zeros, and all draw with the same random numbers. */
export const sampling = { prime: Uint32Array.of(0), seed: 7 };
