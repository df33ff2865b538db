import { randomUniform, streams } from '../../../../src/core/random.ts';
import type { Sizes } from '../../work.ts';
import { Adam } from '../adam.ts';
import { checkCount, type Open, type Opened } from '../contest.ts';
import { batchOf, factorsOf, type LayerWeights, sampling, songs, sourceOf, weightsOf } from '../data.ts';
import { drawn, firstPosition } from '../draw.ts';
import { Graph, Mat, softmax } from '../graph.ts';

/** Plain JavaScript of our own: LSTMs in the manner of recurrentjs, and the classifier as a bare loop. */
export const open: Open = async (work) => {
  const about = { device: 'plain JavaScript', threads: 1 };
  if (work.kind === 'lstm') return { ...about, ...training(work.sizes) };
  if (work.kind === 'sample') return { ...about, ...sample(work.sizes) };
  if (work.kind === 'matmul') return { ...about, ...product(work.n) };
  return { ...about, ...classifier() };
};

type Made = Omit<Opened, 'device' | 'threads'>;

function mat(rows: number, columns: number, at: (row: number, column: number) => number): Mat {
  const made = new Mat(rows, columns);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) made.w[r * columns + c] = at(r, c);
  return made;
}

/** Wx of the first layer lies with a row for each symbol, so that a symbol plucks one; above it is a matrix [H,H]. */
interface Gate {
  readonly Wx: Mat;
  readonly Wh: Mat;
  readonly b: Mat;
}

class Network {
  readonly gates: readonly Gate[][];
  readonly Wy: Mat;
  readonly by: Mat;

  constructor({ V, H }: Sizes, weights: ReturnType<typeof weightsOf>) {
    const gate = ({ inputs, Wx, Wh, b }: LayerWeights, l: number, g: number): Gate => ({
      Wx:
        l === 0
          ? mat(inputs, H, (i, j) => Wx[i * 4 * H + g * H + j]!)
          : mat(H, inputs, (j, i) => Wx[i * 4 * H + g * H + j]!),
      Wh: mat(H, H, (j, i) => Wh[i * 4 * H + g * H + j]!),
      b: mat(H, 1, (j) => b[g * H + j]!),
    });
    this.gates = weights.layers.map((layer, l) => [0, 1, 2, 3].map((g) => gate(layer, l, g)));
    this.Wy = mat(V, H, (v, j) => weights.Wy[j * V + v]!);
    this.by = mat(V, 1, (v) => weights.by[v]!);
  }

  get trained(): { mat: Mat; pace: number }[] {
    const list = this.gates.flat().flatMap(({ Wx, Wh, b }) => [
      { mat: Wx, pace: 1 },
      { mat: Wh, pace: 1 },
      { mat: b, pace: 2 },
    ]);
    return [...list, { mat: this.Wy, pace: 1 }, { mat: this.by, pace: 1 }];
  }

  /** Logits after one more symbol; `states` moves on. */
  step(graph: Graph, states: { h: Mat; c: Mat }[], symbol: number): Mat {
    let x: Mat | null = null;
    for (const [l, gates] of this.gates.entries()) {
      const { h, c } = states[l]!;
      const sums = gates.map(({ Wx, Wh, b }) => {
        const input = x ? graph.mul(Wx, x) : graph.row(Wx, symbol);
        return graph.add(graph.add(input, graph.mul(Wh, h)), b);
      });
      const forget = graph.times(graph.sigmoid(sums[1]!), c);
      const cell = graph.add(forget, graph.times(graph.sigmoid(sums[0]!), graph.tanh(sums[2]!)));
      x = graph.times(graph.sigmoid(sums[3]!), graph.tanh(cell));
      states[l] = { h: x, c: cell };
    }
    return graph.add(graph.mul(this.Wy, x!), this.by);
  }
}

const zeroStates = ({ H, L }: Sizes) => Array.from({ length: L }, () => ({ h: new Mat(H, 1), c: new Mat(H, 1) }));

function training(sizes: Sizes): Made {
  const { T, B } = sizes;
  const net = new Network(sizes, weightsOf(sizes));
  const { tokens } = sourceOf(sizes);
  const { trained } = net;
  const adam = new Adam(trained.map(({ mat, pace }) => ({ values: mat.w, pace })));
  let k = 0;
  const update = () => {
    const { x, y } = batchOf(sizes, tokens, k++);
    let sum = 0;
    for (let b = 0; b < B; b++) {
      const graph = new Graph();
      const states = zeroStates(sizes);
      for (let t = 0; t < T; t++) {
        const logits = net.step(graph, states, x[t * B + b]!);
        const chances = softmax(logits);
        const target = y[t * B + b]!;
        sum -= Math.log(chances[target]!);
        logits.dw.set(chances);
        logits.dw[target] = logits.dw[target]! - 1;
      }
      graph.backward();
    }
    trained.forEach(({ mat }, i) => {
      adam.add(i, mat.dw, 1 / (T * B));
      mat.dw.fill(0);
    });
    adam.step();
    return sum / (T * B);
  };
  return { advance: async (n) => Array.from({ length: n }, update) };
}

function sample(sizes: Sizes): Made {
  const net = new Network(sizes, weightsOf(sizes));
  return {
    async advance(n) {
      const surprises: number[] = [];
      const states = zeroStates(sizes);
      let symbol = sampling.prime[0]!;
      for (let i = 0; i < n; i++) {
        const p = softmax(net.step(new Graph(false), states, symbol));
        symbol = drawn(p, randomUniform(sampling.seed, streams.sample, firstPosition + i));
        if (i < checkCount) surprises.push(-Math.log(p[symbol]!));
      }
      return surprises;
    },
  };
}

function product(n: number): Made {
  const factors = factorsOf(n);
  const left = mat(n, n, (r, c) => factors.left[r * n + c]!);
  const right = mat(n, n, (r, c) => factors.right[r * n + c]!);
  let out: Mat;
  return {
    async advance(times) {
      for (let i = 0; i < times; i++) out = new Graph(false).mul(left, right);
      return [];
    },
    entries: async (places) => places.map((place) => out.w[place]!),
  };
}

/** As anyone would write it for these twelve numbers: there is nothing faster in JavaScript. */
function classifier(): Made {
  const x = Float64Array.from(songs.features.flat());
  const y = songs.liked;
  const w = Float64Array.of(...songs.weight, ...songs.bias);
  const update = () => {
    let [g0, g1, g2, g3, sum] = [0, 0, 0, 0, 0];
    for (let i = 0; i < 4; i++) {
      const z = x[3 * i]! * w[0]! + x[3 * i + 1]! * w[1]! + x[3 * i + 2]! * w[2]! + w[3]!;
      const p = 1 / (1 + Math.exp(-z));
      const d = (p - y[i]!) / 4;
      sum -= Math.log(y[i] ? p : 1 - p) / 4;
      g0 += d * x[3 * i]!;
      g1 += d * x[3 * i + 1]!;
      g2 += d * x[3 * i + 2]!;
      g3 += d;
    }
    w[0] = w[0]! - songs.learningRate * g0;
    w[1] = w[1]! - songs.learningRate * g1;
    w[2] = w[2]! - songs.learningRate * g2;
    w[3] = w[3]! - songs.learningRate * g3;
    return sum;
  };
  return {
    async advance(n) {
      const losses: number[] = [];
      for (let i = 0; i < n; i++) {
        const loss = update();
        if (i < checkCount) losses.push(loss);
      }
      return losses;
    },
  };
}
