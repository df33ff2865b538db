import equationModule from 'brain.js/dist/recurrent/matrix/equation.js';
import matrixModule from 'brain.js/dist/recurrent/matrix/index.js';
import multiplyModule from 'brain.js/dist/recurrent/matrix/multiply.js';
import softmaxModule from 'brain.js/dist/recurrent/matrix/softmax.js';
import { randomUniform, streams } from '../../../../src/core/random.ts';
import type { Sizes } from '../../work.ts';
import { Adam } from '../adam.ts';
import { CannotDo, checkCount, type Open, type Opened } from '../contest.ts';
import { batchOf, factorsOf, type LayerWeights, sampling, sourceOf, weightsOf } from '../data.ts';
import { drawn, firstPosition } from '../draw.ts';

/** brain.js's matrix: weights and what flows back to them, float32, row by row. */
interface Matrix {
  rows: number;
  columns: number;
  weights: Float32Array;
  deltas: Float32Array;
}
/** brain.js's list of operations of one time step. */
interface Equation {
  add(a: Matrix, b: Matrix): Matrix;
  multiply(a: Matrix, b: Matrix): Matrix;
  multiplyElement(a: Matrix, b: Matrix): Matrix;
  sigmoid(a: Matrix): Matrix;
  tanh(a: Matrix): Matrix;
  inputMatrixToRow(a: Matrix): Matrix;
  runIndex(row: number): Matrix;
  predictTargetIndex(row: number, target: number): number;
  backpropagateIndex(row: number): Matrix;
}

const inner = <T>(module: unknown): T => ((module as { default?: T }).default ?? module) as T;
const NewEquation = inner<new () => Equation>(equationModule);
const NewMatrix = inner<new (rows: number, columns: number) => Matrix>(matrixModule);
const multiply = inner<(product: Matrix, left: Matrix, right: Matrix) => void>(multiplyModule);
const softmax = inner<(m: Matrix) => Matrix>(softmaxModule);

/**
 * brain.js's own matrices and equations, forward and backward. Its LSTM class keeps no memory cell, its optimizer is no
 * Adam, and its sums give each side of an addition only the last gradient; so the net is wired here, with a product by
 * one wherever a gradient has to add up, and Adam is the one the plain JavaScript peer has.
 */
export const open: Open = async (work) => {
  const about = { device: 'brain.js 1.6.1', threads: 1 };
  if (work.kind === 'lstm') return { ...about, ...training(work.sizes) };
  if (work.kind === 'sample') return { ...about, ...sample(work.sizes) };
  if (work.kind === 'matmul') return { ...about, ...product(work.n) };
  throw new CannotDo('its network descends on squares, song by song: never on the cross entropy of a full batch');
};

type Made = Omit<Opened, 'device' | 'threads'>;

function matrix(rows: number, columns: number, at: (row: number, column: number) => number): Matrix {
  const made = new NewMatrix(rows, columns);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) made.weights[r * columns + c] = at(r, c);
  return made;
}

interface Gate {
  readonly Wx: Matrix;
  readonly Wh: Matrix;
  readonly b: Matrix;
}

class Network {
  readonly gates: readonly Gate[][];
  readonly Wy: Matrix;
  readonly by: Matrix;
  /** One row a symbol: the way brain.js takes symbols in. Never trained. */
  private readonly rows: Matrix;
  private readonly one = matrix(1, 1, () => 1);

  constructor({ V, H, L }: Sizes, weights = weightsOf({ V, H, L, T: 1, B: 1 })) {
    this.rows = matrix(V, V, (r, c) => (r === c ? 1 : 0));
    const gate = ({ inputs, Wx, Wh, b }: LayerWeights, g: number): Gate => ({
      Wx: matrix(H, inputs, (j, i) => Wx[i * 4 * H + g * H + j]!),
      Wh: matrix(H, H, (j, i) => Wh[i * 4 * H + g * H + j]!),
      b: matrix(H, 1, (j) => b[g * H + j]!),
    });
    this.gates = weights.layers.map((layer) => [0, 1, 2, 3].map((g) => gate(layer, g)));
    this.Wy = matrix(V, H, (v, j) => weights.Wy[j * V + v]!);
    this.by = matrix(V, 1, (v) => weights.by[v]!);
  }

  /** Matrices to train, each with how many biases of PyTorch's it stands for. */
  get trained(): { matrix: Matrix; pace: number }[] {
    const list = this.gates.flat().flatMap(({ Wx, Wh, b }) => [
      { matrix: Wx, pace: 1 },
      { matrix: Wh, pace: 1 },
      { matrix: b, pace: 2 },
    ]);
    return [...list, { matrix: this.Wy, pace: 1 }, { matrix: this.by, pace: 1 }];
  }

  /** One time step after the states given; gives the equation and the states it ends with. */
  step(states: readonly { h: Matrix; c: Matrix }[]): { equation: Equation; states: { h: Matrix; c: Matrix }[] } {
    const e = new NewEquation();
    const same = (m: Matrix) => e.multiply(m, this.one);
    let x = e.inputMatrixToRow(this.rows);
    const next = this.gates.map((gates, l) => {
      const { h, c } = states[l]!;
      const sums = gates.map(({ Wx, Wh, b }) => e.add(e.add(e.multiply(Wx, x), e.multiply(Wh, h)), same(b)));
      const [i, f, g, o] = [e.sigmoid(sums[0]!), e.sigmoid(sums[1]!), e.tanh(sums[2]!), e.sigmoid(sums[3]!)];
      const cell = e.add(e.multiplyElement(f, same(c)), e.multiplyElement(i, g));
      x = e.multiplyElement(o, e.tanh(same(cell)));
      return { h: x, c: cell };
    });
    e.add(e.multiply(this.Wy, x), same(this.by));
    return { equation: e, states: next };
  }
}

function training(sizes: Sizes): Made {
  const { H, T, B } = sizes;
  const net = new Network(sizes);
  const { tokens } = sourceOf(sizes);
  const equations: Equation[] = [];
  let states = net.gates.map(() => ({ h: new NewMatrix(H, 1), c: new NewMatrix(H, 1) }));
  for (let t = 0; t < T; t++) {
    const made = net.step(states);
    equations.push(made.equation);
    states = made.states;
  }
  const { trained } = net;
  const adam = new Adam(trained.map(({ matrix, pace }) => ({ values: matrix.weights, pace })));
  let k = 0;
  const update = () => {
    const { x, y } = batchOf(sizes, tokens, k++);
    let bits = 0;
    for (let b = 0; b < B; b++) {
      for (let t = 0; t < T; t++) bits += equations[t]!.predictTargetIndex(x[t * B + b]!, y[t * B + b]!);
      for (let t = T - 1; t >= 0; t--) equations[t]!.backpropagateIndex(x[t * B + b]!);
      // The next forward pass wipes them.
      trained.forEach(({ matrix }, i) => {
        adam.add(i, matrix.deltas, 1 / (T * B));
      });
    }
    adam.step();
    return (bits * Math.LN2) / (T * B);
  };
  return { advance: async (n) => Array.from({ length: n }, update) };
}

function sample(sizes: Sizes): Made {
  const { H } = sizes;
  const net = new Network(sizes);
  const first = net.gates.map(() => ({ h: new NewMatrix(H, 1), c: new NewMatrix(H, 1) }));
  const { equation, states } = net.step(first);
  return {
    async advance(n) {
      const surprises: number[] = [];
      for (const { h, c } of first) {
        h.weights.fill(0);
        c.weights.fill(0);
      }
      let symbol = sampling.prime[0]!;
      for (let i = 0; i < n; i++) {
        const p = softmax(equation.runIndex(symbol)).weights;
        states.forEach(({ h, c }, l) => {
          first[l]!.h.weights.set(h.weights);
          first[l]!.c.weights.set(c.weights);
        });
        symbol = drawn(p, randomUniform(sampling.seed, streams.sample, firstPosition + i));
        if (i < checkCount) surprises.push(-Math.log(p[symbol]!));
      }
      return surprises;
    },
  };
}

function product(n: number): Made {
  const factors = factorsOf(n);
  const left = matrix(n, n, (r, c) => factors.left[r * n + c]!);
  const right = matrix(n, n, (r, c) => factors.right[r * n + c]!);
  const out = new NewMatrix(n, n);
  return {
    async advance(times) {
      for (let i = 0; i < times; i++) multiply(out, left, right);
      return [];
    },
    entries: async (places) => places.map((place) => out.weights[place]!),
  };
}
