import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import '@tensorflow/tfjs-backend-cpu';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import { randomUniform, streams } from '../../../../src/core/random.ts';
import type { Sizes } from '../../work.ts';
import { checkCount, type Open, type Opened } from '../contest.ts';
import { batchOf, factorsOf, learningRate, sampling, songs, sourceOf, weightsOf } from '../data.ts';
import { drawn, firstPosition } from '../draw.ts';

/** TensorFlow.js through its core, as its own LSTM layer would call it but with less around it. */
export const open: Open = async (work, engine, threads) => {
  if (engine === 'wasm') {
    setWasmPaths('./wasm/');
    setThreadsCount(threads);
  }
  if (!(await tf.setBackend(engine))) throw new Error(`TensorFlow.js has no ${engine} here`);
  await tf.ready();
  const about = { device: `TensorFlow.js ${tf.version_core} ${engine}`, threads: engine === 'webgpu' ? null : threads };
  if (work.kind === 'lstm') return { ...about, ...training(work.sizes) };
  if (work.kind === 'classifier') return { ...about, ...classifier() };
  if (work.kind === 'sample') return { ...about, ...sample(work.sizes, engine === 'webgpu') };
  return { ...about, ...product(work.n) };
};

type Made = Omit<Opened, 'device' | 'threads'>;

function network(sizes: Sizes) {
  const { V, H } = sizes;
  const weights = weightsOf(sizes);
  const variables: tf.Variable[] = [];
  const variable = (data: Float32Array, shape: number[]) => {
    variables.push(tf.variable(tf.tensor(data, shape)));
    return variables[variables.length - 1]!;
  };
  const layers = weights.layers.map(({ inputs, Wx, Wh, b }) => ({
    Wx: variable(Wx, [inputs, 4 * H]),
    Wh: variable(Wh, [H, 4 * H]),
    // Half of it, used twice: Adam moves it as far as a bias of its own, and so the sum of both moves twice as far.
    b: variable(
      b.map((value) => value / 2),
      [4 * H],
    ),
  }));
  return { variables, layers, Wy: variable(weights.Wy, [H, V]), by: variable(weights.by, [V]) };
}

function cell(gates: tf.Tensor, c: tf.Tensor): [tf.Tensor, tf.Tensor] {
  const [i, f, g, o] = tf.split(gates, 4, 1);
  const next = tf.add(tf.mul(tf.sigmoid(f!), c), tf.mul(tf.sigmoid(i!), tf.tanh(g!)));
  return [tf.mul(tf.sigmoid(o!), tf.tanh(next)), next];
}

function training(sizes: Sizes): Made {
  const { V, H, T, B } = sizes;
  const net = network(sizes);
  const { tokens } = sourceOf(sizes);
  const adam = tf.train.adam(learningRate, 0.9, 0.999, 1e-8);
  const oneHot = (symbols: Int32Array) => tf.cast(tf.oneHot(tf.tensor1d(symbols, 'int32'), V), 'float32');
  const loss = (x: tf.Tensor, y: tf.Tensor): tf.Scalar => {
    let input = x;
    for (const { Wx, Wh, b } of net.layers) {
      // The input's part of the gates for all steps at once.
      const parts = tf.split(tf.add(tf.matMul(input as tf.Tensor2D, Wx as tf.Tensor2D), tf.mul(b, 2)), T, 0);
      let h: tf.Tensor = tf.zeros([B, H]);
      let c: tf.Tensor = tf.zeros([B, H]);
      const outputs: tf.Tensor[] = [];
      for (const part of parts) {
        [h, c] = cell(tf.add(part, tf.matMul(h as tf.Tensor2D, Wh as tf.Tensor2D)), c);
        outputs.push(h);
      }
      input = tf.concat(outputs, 0);
    }
    const logits = tf.add(tf.matMul(input as tf.Tensor2D, net.Wy as tf.Tensor2D), net.by);
    return tf.losses.softmaxCrossEntropy(y, logits) as tf.Scalar;
  };
  let k = 0;
  return {
    advance: (n) =>
      updates(n, checkCount - k, () => {
        const { x, y } = batchOf(sizes, tokens, k++);
        return tf.tidy(() => adam.minimize(() => loss(oneHot(x), oneHot(y)), true, net.variables)!);
      }),
  };
}

function classifier(): Made {
  const x = tf.tensor2d(songs.features);
  const y = tf.tensor2d(songs.liked.map((liked) => [liked]));
  const w = tf.variable(tf.tensor(songs.weight, [3, 1]));
  const b = tf.variable(tf.tensor(songs.bias, [1]));
  const descent = tf.train.sgd(songs.learningRate);
  const loss = () => tf.losses.sigmoidCrossEntropy(y, tf.add(tf.matMul(x, w as tf.Tensor2D), b)) as tf.Scalar;
  let k = 0;
  return {
    advance: (n) =>
      updates(n, checkCount - k, () => {
        k++;
        return tf.tidy(() => descent.minimize(loss, true, [w, b])!);
      }),
  };
}

/** So many updates; the losses are read at the end, the kindest way: none waits for one before it. */
async function updates(n: number, wanted: number, update: () => tf.Scalar): Promise<number[]> {
  const kept: tf.Scalar[] = [];
  for (let i = 0; i < n; i++) {
    const loss = update();
    if (i < wanted || i === n - 1) kept.push(loss);
    else loss.dispose();
  }
  const losses: number[] = [];
  for (const loss of kept) losses.push((await loss.data())[0]!);
  for (const loss of kept) loss.dispose();
  return losses;
}

function sample(sizes: Sizes, far: boolean): Made {
  const { H } = sizes;
  const net = network(sizes);
  const [{ Wx, Wh, b }] = net.layers as [(typeof net.layers)[number]];
  const step = (symbol: number, h: tf.Tensor, c: tf.Tensor) =>
    tf.tidy(() => {
      const input = tf.add(tf.slice(Wx, [symbol, 0], [1, 4 * H]), tf.mul(b, 2));
      const [h1, c1] = cell(tf.add(input, tf.matMul(h as tf.Tensor2D, Wh as tf.Tensor2D)), c);
      const logits = tf.add(tf.matMul(h1 as tf.Tensor2D, net.Wy as tf.Tensor2D), net.by);
      return [h1, c1, tf.softmax(logits)] as const;
    });
  return {
    async advance(n) {
      const surprises: number[] = [];
      let h: tf.Tensor = tf.zeros([1, H]);
      let c: tf.Tensor = tf.zeros([1, H]);
      let symbol = sampling.prime[0]!;
      for (let i = 0; i < n; i++) {
        const [h1, c1, chances] = step(symbol, h, c);
        const p = far ? await chances.data() : chances.dataSync();
        tf.dispose([h, c, chances]);
        [h, c] = [h1, c1];
        symbol = drawn(p as Float32Array, randomUniform(sampling.seed, streams.sample, firstPosition + i));
        if (i < checkCount) surprises.push(-Math.log(p[symbol]!));
      }
      tf.dispose([h, c]);
      return surprises;
    },
  };
}

function product(n: number): Made {
  const { left, right } = factorsOf(n);
  const a = tf.tensor2d(left, [n, n]);
  const b = tf.tensor2d(right, [n, n]);
  let out: tf.Tensor | undefined;
  return {
    async advance(times) {
      for (let i = 0; i < times; i++) {
        out?.dispose();
        out = tf.matMul(a, b);
      }
      const corner = tf.slice(out!, [0, 0], [1, 1]);
      await corner.data();
      corner.dispose();
      return [];
    },
    async entries(places) {
      const values = await out!.data();
      return places.map((place) => values[place]!);
    },
  };
}
