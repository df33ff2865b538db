import { randomUniform } from '../../src/core/random.ts';
import { shapeLength } from '../../src/core/shapes.ts';
import { ops } from '../../src/ops/index.ts';
import type { Data, OpSpec, Params } from '../../src/ops/op.ts';

/** An op with sizes to try it on. */
export interface Case {
  readonly op: OpSpec;
  readonly params: Params;
}

const matmuls = [
  [1, 1, 1],
  [3, 5, 7],
  [4, 4, 4],
  [33, 31, 32],
  [1, 130, 9],
  [65, 2, 17],
  // Whole fours where four numbers a load need them, odd elsewhere; more than a tile of 64 x 64, its edges, and K
  // around its depth of 16.
  [67, 132, 20],
  [132, 68, 37],
  [64, 64, 16],
  [4, 8, 1],
].map(([M, N, K]) => ({ M: M!, N: N!, K: K!, offsetA: M! === 3 ? 8 : 0 }));
const flat = [1, 63, 64, 65, 1000].map((n) => ({ n }));
const cells = [
  { t: 0, T: 1, B: 1, H: 1 },
  { t: 1, T: 3, B: 5, H: 7 },
  { t: 2, T: 3, B: 4, H: 64 },
  { t: 0, T: 2, B: 3, H: 65 },
  { t: 0, T: 2, B: 37, H: 33 },
];
const rows = [
  { R: 1, V: 2, N: 1 },
  { R: 13, V: 7, N: 5 },
  { R: 64, V: 63, N: 65 },
  { R: 65, V: 130, N: 3 },
];
const sequences = [
  { T: 1, B: 1, H: 1, carry: 1 },
  { T: 1, B: 3, H: 5, carry: 1 },
  { T: 5, B: 5, H: 7, carry: 0 },
  { T: 3, B: 4, H: 64, carry: 1 },
  { T: 4, B: 3, H: 65, carry: 1 },
  { T: 2, B: 9, H: 130, carry: 0 },
  { T: 17, B: 6, H: 3, carry: 1 },
  { T: 16, B: 1, H: 9, carry: 0 },
  { T: 2, B: 2, H: 256, carry: 1 },
];
const starts = [0, 1].map((carry) => ({ T: 3, B: 5, H: 13, carry }));

/** Sizes by op: one, odd and prime, around a workgroup, tall and wide. */
const sizes: Readonly<Record<string, readonly Params[]>> = {
  matmul_nn: matmuls,
  matmul_nt: matmuls,
  matmul_tn: matmuls,
  linear: matmuls,
  linear_grad: matmuls,
  recurrent_grad: matmuls,
  sigmoid: flat,
  tanh: flat,
  relu: flat,
  sigmoid_grad: flat,
  tanh_grad: flat,
  relu_grad: flat,
  sgd: flat,
  rmsprop: flat,
  adagrad: flat,
  adam: flat,
  adamw: flat,
  gather: rows,
  gather_grad: rows,
  softmax_cross_entropy: rows,
  sigmoid_cross_entropy: [{ R: 1 }, { R: 65 }],
  rnn_cell: cells,
  rnn_cell_grad: cells,
  lstm_cell: cells,
  lstm_cell_grad: cells,
  rnn_start: starts,
  lstm_start: starts,
  rnn_sequence: sequences,
  rnn_sequence_grad: sequences,
  lstm_sequence: sequences,
  lstm_sequence_grad: sequences,
  norm_partials: [
    { n: 1, P: 1 },
    { n: 1000, P: 64 },
    { n: 5000, P: 1024 },
  ],
  draw_text: [
    { first: 0, length: 50, T: 7, B: 3, random: 0, V: 61 },
    { first: 9, length: 41, T: 5, B: 65, random: 1, V: 7 },
    { first: 0, length: 3, T: 1, B: 1, random: 0, V: 2 },
  ],
  draw_rows: [
    { rows: 4, F: 3, R: 4, random: 0 },
    { rows: 11, F: 65, R: 7, random: 1 },
  ],
  account: [
    { R: 1, P: 1, S: 4 },
    { R: 513, P: 63, S: 8 },
    { R: 64, P: 1024, S: 3 },
  ],
  record: [
    { R: 1, S: 4 },
    { R: 513, S: 8 },
  ],
  sample_token: [
    { V: 2, P: 4, n: 3 },
    { V: 65, P: 4, n: 5 },
    { V: 256, P: 4, n: 2 },
  ],
  generate_text: [
    { V: 2, H: 1, L: 1, G: 4, P: 4, n: 3, flat: 96, rounds: 1 },
    { V: 13, H: 7, L: 3, G: 4, P: 4, n: 5, flat: 560, rounds: 4 },
    { V: 65, H: 64, L: 1, G: 4, P: 9, n: 5, flat: 9456, rounds: 7 },
    { V: 7, H: 65, L: 2, G: 1, P: 4, n: 2, flat: 3616, rounds: 3 },
    { V: 130, H: 5, L: 1, G: 1, P: 4, n: 4, flat: 448, rounds: 5 },
  ],
  train_neuron: [0, 1, 2, 3, 4].flatMap((rule) => [
    { rows: 1, F: 1, labelsAt: 1, biasAt: 1, n: 2, S: 4, rule, rounds: 3 },
    { rows: 4, F: 3, labelsAt: 12, biasAt: 3, n: 4, S: 3, rule, rounds: 11 },
    { rows: 64, F: 15, labelsAt: 960, biasAt: 64, n: 128, S: 8, rule, rounds: 5 },
  ]),
  pick: [
    { K: 1, N: 5, offset: 0 },
    { K: 130, N: 77, offset: 3 },
  ],
  pick_symbols: [
    { K: 1, N: 5, offset: 0 },
    { K: 130, N: 77, offset: 3 },
  ],
};

/** Every op on all its sizes. An op without sizes is a failure, not a gap. */
export const cases: readonly Case[] = Object.values(ops).flatMap((op) => {
  const list = sizes[op.name];
  if (!list) throw new Error(`no sizes to try ${op.name} on`);
  return list.map((params) => ({ op, params }));
});

/** What an `out` buffer holds before: a kernel that leaves an element out is caught. */
export const poison = 1e30;

/** Valid inputs of a case, the same each time: seeded by the op's name; `scale` 0 or 100 gives extreme inputs. */
export function inputs({ op, params }: Case, scale = 1): (Float32Array | Uint32Array)[] {
  const seed = [...op.name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return op.buffers.map((spec, i) => {
    const length = Math.max(1, shapeLength(spec.shape, params));
    if (spec.role === 'out')
      return spec.type === 'u32' ? new Uint32Array(length).fill(99999) : new Float32Array(length).fill(poison);
    const draw = (k: number) => randomUniform(seed, 7 + i, k);
    if (spec.type === 'u32') return integers(op, spec.name, length, params, draw);
    return Float32Array.from({ length }, (_, k) => real(op, spec.name, k, draw(k), scale));
  });
}

function real(op: OpSpec, name: string, k: number, u: number, scale: number): number {
  if (name === 'hyper') return [0.01, 1, 100, 5, 0.5, 0.9, 0.999, 1e-8, 0.5, 0.01, 0.7, 3][k] ?? 0;
  if (name === 'control') return [0.01, 0.1, 0.001, 0.3, 0.5, 0, 0, 0][k] ?? 0;
  // The second moments, which come later, are sums of squares.
  if (name === 'moments' || name === 'v' || name === 'partials' || (name === 'gates' && op.name.endsWith('_grad')))
    return u;
  if (name === 'targets' || name === 'labels') return u < 0.5 ? 0 : 1;
  // Small, so that what a recurrent net makes of rounding does not grow over its rounds.
  if (name === 'p' && op.name === 'generate_text') return 0.3 * (2 * u - 1) * scale;
  return (2 * u - 1) * scale;
}

function integers(op: OpSpec, name: string, length: number, params: Params, draw: (k: number) => number): Uint32Array {
  if (name === 'counters')
    return Uint32Array.from([/sample|generate/.test(op.name) ? 6 : 5, 42, 0, 0].slice(0, length));
  const { R = 1, V = 2, N = 1 } = params;
  // A sorted list of positions, as token_index makes it from symbols.
  const tokens = Array.from({ length: R }, (_, k) => Math.floor(draw(k) * (V - 1)));
  const order = tokens.map((_, k) => k).sort((a, b) => tokens[a]! - tokens[b]! || a - b);
  if (name === 'order') return Uint32Array.from(order);
  if (name === 'starts') return Uint32Array.from({ length }, (_, v) => tokens.filter((token) => token < v).length);
  const most = name === 'index' ? N : name === 'source' ? 60 : V;
  return Uint32Array.from({ length }, (_, k) => Math.floor(draw(k) * most));
}

/** The reference's answer on the same inputs, in float64. */
export function expected({ op, params }: Case, given: readonly (Float32Array | Uint32Array)[]): Data[] {
  const buffers = given.map((data) => (data instanceof Uint32Array ? data.slice() : Float64Array.from(data)));
  op.reference(buffers, params);
  return buffers;
}

/** A case in words. */
export function title({ op, params }: Case): string {
  return `${op.name} ${Object.entries(params)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')}`;
}
