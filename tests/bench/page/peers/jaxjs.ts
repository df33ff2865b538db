import { type Array as Data, defaultDevice, init, jit, nn, numpy as np, valueAndGrad } from '@jax-js/jax';
import { randomUniform, streams } from '../../../../src/core/random.ts';
import type { Sizes } from '../../work.ts';
import { checkCount, type Open, type Opened } from '../contest.ts';
import { batchOf, factorsOf, learningRate, sampling, songs, sourceOf, weightsOf } from '../data.ts';
import { drawn, firstPosition } from '../draw.ts';

/** jax-js, every update compiled by its `jit`. Its arrays belong to who uses them last; `ref` keeps one for another. */
export const open: Open = async (work, engine) => {
  const found = await init(engine as 'wasm' | 'webgpu');
  if (!found.includes(engine as 'wasm')) throw new Error(`jax-js has no ${engine} here`);
  defaultDevice(engine as 'wasm');
  // It starts a worker for every processor by itself.
  const about = { device: `jax-js ${engine}`, threads: engine === 'webgpu' ? null : navigator.hardwareConcurrency };
  if (work.kind === 'lstm') return { ...about, ...training(work.sizes) };
  if (work.kind === 'classifier') return { ...about, ...classifier() };
  if (work.kind === 'sample') return { ...about, ...sample(work.sizes) };
  return { ...about, ...product(work.n) };
};

type Made = Omit<Opened, 'device' | 'threads'>;

const array = (data: Float32Array, shape: number[]): Data => np.array(data as Float32Array<ArrayBuffer>).reshape(shape);

/** Wx, Wh, b of each layer, then Wy and by. */
function parametersOf(sizes: Sizes): { data: Data; shape: number[]; pace: number }[] {
  const { V, H } = sizes;
  const { layers, Wy, by } = weightsOf(sizes);
  const one = (data: Float32Array, shape: number[], pace = 1) => ({ data: array(data, shape), shape, pace });
  return [
    // The sum of two biases with the same gradient moves twice as far as one.
    ...layers.flatMap(({ inputs, Wx, Wh, b }) => [one(Wx, [inputs, 4 * H]), one(Wh, [H, 4 * H]), one(b, [4 * H], 2)]),
    one(Wy, [H, V]),
    one(by, [V]),
  ];
}

function cell(gates: Data, c: Data): [Data, Data] {
  const [i, f, g, o] = np.split(gates, 4, 1) as [Data, Data, Data, Data];
  const next = nn
    .sigmoid(f)
    .mul(c)
    .add(nn.sigmoid(i).mul(np.tanh(g)));
  return [nn.sigmoid(o).mul(np.tanh(next.ref)), next];
}

function lossOf({ T, B, H, L }: Sizes) {
  return (weights: Data[], x: Data, y: Data): Data => {
    let outputs: Data[] = [];
    for (let l = 0; l < L; l++) {
      const [Wx, Wh, b] = weights.slice(3 * l) as [Data, Data, Data];
      const input = l === 0 ? x : np.concatenate(outputs, 0);
      const parts = np.split(np.dot(input, Wx).add(b), T, 0);
      let h = np.zeros([B, H]);
      let c = np.zeros([B, H]);
      outputs = [];
      for (let t = 0; t < T; t++) {
        [h, c] = cell(parts[t]!.add(np.dot(h, t < T - 1 ? Wh.ref : Wh)), c);
        outputs.push(h.ref);
      }
      h.dispose();
      c.dispose();
    }
    const logits = np.dot(np.concatenate(outputs, 0), weights[3 * L]!).add(weights[3 * L + 1]!);
    return nn
      .logSoftmax(logits)
      .mul(y)
      .sum()
      .mul(-1 / (T * B));
  };
}

function training(sizes: Sizes): Made {
  const { V } = sizes;
  const first = parametersOf(sizes);
  const { tokens } = sourceOf(sizes);
  let weights = first.map(({ data }) => data);
  let mean = first.map(({ shape }) => np.zeros(shape));
  let square = first.map(({ shape }) => np.zeros(shape));
  const gradient = valueAndGrad(lossOf(sizes));
  const update = jit((w: Data[], m: Data[], v: Data[], rate: Data, scale: Data, x: Data, y: Data) => {
    const oneHot = (symbols: Data) => nn.oneHot(symbols, V).astype(np.float32);
    const [loss, gradients] = gradient(
      w.map((one) => one.ref),
      oneHot(x),
      oneHot(y),
    ) as unknown as [Data, Data[]];
    const [w1, m1, v1]: [Data[], Data[], Data[]] = [[], [], []];
    gradients.forEach((g, i) => {
      const mean = m[i]!.mul(0.9).add(g.ref.mul(0.1));
      const square = v[i]!.mul(0.999).add(g.ref.mul(g).mul(0.001));
      m1.push(mean.ref);
      v1.push(square.ref);
      const step = mean.mul(rate.ref).div(np.sqrt(square.mul(scale.ref)).add(1e-8));
      w1.push(w[i]!.sub(step.mul(first[i]!.pace)));
    });
    rate.dispose();
    scale.dispose();
    return [w1, m1, v1, loss] as [Data[], Data[], Data[], Data];
  });
  let k = 0;
  return {
    async advance(n) {
      const losses: Data[] = [];
      for (let i = 0; i < n; i++) {
        const { x, y } = batchOf(sizes, tokens, k++);
        const rate = np.array(learningRate / (1 - 0.9 ** k));
        const scale = np.array(1 / (1 - 0.999 ** k));
        const [w, m, v, loss] = update(
          weights,
          mean,
          square,
          rate,
          scale,
          np.array(x as Int32Array<ArrayBuffer>),
          np.array(y as Int32Array<ArrayBuffer>),
        );
        [weights, mean, square] = [w, m, v];
        losses.push(loss);
      }
      const read = await readAll(losses, checkCount);
      for (const one of weights) await one.blockUntilReady();
      return read;
    },
  };
}

/** Values of the first scalars; the last is read too, so that all is done. */
async function readAll(scalars: Data[], wanted: number): Promise<number[]> {
  const values: number[] = [];
  for (const [i, scalar] of scalars.entries()) {
    if (i < wanted || i === scalars.length - 1) values.push((await scalar.data())[0]!);
    else scalar.dispose();
  }
  return values;
}

function classifier(): Made {
  const x = array(Float32Array.from(songs.features.flat()), [4, 3]);
  const y = array(Float32Array.from(songs.liked), [4, 1]);
  let w = array(songs.weight, [3, 1]);
  let b = array(songs.bias, [1]);
  const loss = (w: Data, b: Data, x: Data, y: Data) => {
    const z = np.dot(x, w).add(b);
    return np.mean(nn.softplus(z.ref).sub(z.mul(y)));
  };
  const gradient = valueAndGrad(loss, { argnums: [0, 1] });
  const update = jit((w: Data, b: Data, x: Data, y: Data) => {
    const [value, [dw, db]] = gradient(w.ref, b.ref, x, y) as unknown as [Data, [Data, Data]];
    return [w.sub(dw.mul(songs.learningRate)), b.sub(db.mul(songs.learningRate)), value] as [Data, Data, Data];
  });
  return {
    async advance(n) {
      const losses: Data[] = [];
      for (let i = 0; i < n; i++) {
        const [w1, b1, value] = update(w, b, x.ref, y.ref);
        [w, b] = [w1, b1];
        losses.push(value);
      }
      return readAll(losses, checkCount);
    },
  };
}

function sample(sizes: Sizes): Made {
  const { V, H } = sizes;
  const weights = parametersOf(sizes).map(({ data }) => data);
  const step = jit((w: Data[], x: Data, h: Data, c: Data) => {
    const [Wx, Wh, b, Wy, by] = w as [Data, Data, Data, Data, Data];
    const [h1, c1] = cell(np.dot(x, Wx).add(b).add(np.dot(h, Wh)), c);
    return [h1.ref, c1, nn.softmax(np.dot(h1, Wy).add(by))] as [Data, Data, Data];
  });
  return {
    async advance(n) {
      const surprises: number[] = [];
      let h = np.zeros([1, H]);
      let c = np.zeros([1, H]);
      let symbol = sampling.prime[0]!;
      for (let i = 0; i < n; i++) {
        const x = new Float32Array(V);
        x[symbol] = 1;
        let chances: Data;
        [h, c, chances] = step(
          weights.map((one) => one.ref),
          array(x, [1, V]),
          h,
          c,
        );
        const p = await chances.data();
        symbol = drawn(p as Float32Array, randomUniform(sampling.seed, streams.sample, firstPosition + i));
        if (i < checkCount) surprises.push(-Math.log(p[symbol]!));
      }
      h.dispose();
      c.dispose();
      return surprises;
    },
  };
}

function product(n: number): Made {
  const { left, right } = factorsOf(n);
  const a = array(left, [n, n]);
  const b = array(right, [n, n]);
  const multiply = jit((a: Data, b: Data) => np.dot(a, b));
  let out: Data | undefined;
  return {
    async advance(times) {
      // It computes nothing that nobody asks for: every product is asked for.
      const all = Array.from({ length: times }, () => multiply(a.ref, b.ref));
      for (const one of all) await one.blockUntilReady();
      out?.dispose();
      out = all.pop();
      for (const one of all) one.dispose();
      return [];
    },
    async entries(places) {
      const values = await out!.ref.data();
      return places.map((place) => values[place]!);
    },
  };
}
