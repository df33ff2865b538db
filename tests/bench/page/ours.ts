import { patched } from '../../../src/config/parse.ts';
import { defaults } from '../../../src/config/schema.ts';
import { type Engine, part, whole } from '../../../src/engine/engine.ts';
import { openEngine } from '../../../src/engine/open.ts';
import { openSimd } from '../../../src/engine/simd/remote.ts';
import { findDevice } from '../../../src/engine/webgpu/device.ts';
import { buildModel, type Source } from '../../../src/nn/compile.ts';
import { type Model, ringLength } from '../../../src/nn/model.ts';
import { flatFrom } from '../../../src/nn/parameters.ts';
import { matmulNN } from '../../../src/ops/matmul.ts';
import { generate } from '../../../src/train/generation.ts';
import type { Sizes } from '../work.ts';
import { checkCount, type Open, type Opened } from './contest.ts';
import { configOf, factorsOf, sampling, songs, sourceOf } from './data.ts';

/** The lab's own code: its models, programs and engines, as they run in the lab. */
export const open: Open = async (work, kind, threads) => {
  const engine = await engineOf(kind, threads);
  const about = { device: engine.device, threads: kind === 'webgpu' ? null : threads };
  const made =
    work.kind === 'lstm'
      ? await training(engine, await buildModel(engine, configOf(work.sizes), sourceOf(work.sizes), 'bench'))
      : work.kind === 'classifier'
        ? await training(engine, await classifier(engine))
        : work.kind === 'sample'
          ? await sample(engine, work.sizes)
          : await product(engine, work.n);
  // A worker says only once it runs what it computes with.
  return { ...about, device: engine.device, ...made };
};

async function engineOf(kind: string, threads: number): Promise<Engine> {
  // As the lab opens them, but that SIMD is told its threads.
  if (kind === 'webgpu') return openEngine('webgpu', await findDevice()).engine;
  return kind === 'simd' ? openSimd({ threads }) : openEngine('reference', null).engine;
}

type Made = Omit<Opened, 'device' | 'threads'>;

async function training(engine: Engine, model: Model): Promise<Made> {
  let step = 0;
  return {
    async advance(n) {
      engine.run(model.train, n);
      // The ring lies on the device; what is read back of it is what a page would look at.
      const first = step % ringLength;
      const wanted = Math.max(1, Math.min(n, checkCount - step));
      step += n;
      const last = (step - 1) % ringLength;
      const [early, latest] = await engine.read([
        part(model.ring, 2 * first, 2 * Math.min(wanted, ringLength - first)),
        part(model.ring, 2 * last, 2),
      ]);
      const losses = Array.from({ length: Math.min(wanted, ringLength - first) }, (_, i) => early![2 * i]!);
      return Number.isFinite(latest![0]) ? losses : [Number.NaN];
    },
  };
}

async function classifier(engine: Engine): Promise<Model> {
  const given = { cell: 'classifier', optimizer: 'sgd', clipNorm: 0, batchSize: 4, seed: 1 };
  const config = patched(defaults, { ...given, learningRate: songs.learningRate }, 'bench');
  const rows = songs.features.map((features, i) => ({ features, liked: songs.liked[i]! }));
  const source: Source = { kind: 'songs', featureNames: ['modern', 'sad', 'piano'], rows };
  const model = await buildModel(engine, config, source, 'bench');
  const tensors = {
    'classifier.weight': { shape: [1, 3], data: songs.weight },
    'classifier.bias': { shape: [1], data: songs.bias },
  };
  engine.write(whole(model.weights), flatFrom(model.parameters, tensors, 'bench'));
  return model;
}

async function sample(engine: Engine, sizes: Sizes): Promise<Made> {
  const config = configOf(sizes);
  const model = await buildModel(engine, config, sourceOf(sizes), 'bench');
  return {
    async advance(n) {
      const { probabilities } = await generate(engine, model, config, sampling.prime, n, sampling.seed);
      return Array.from(probabilities.subarray(0, checkCount), (p) => -Math.log(p));
    },
  };
}

async function product(engine: Engine, n: number): Promise<Made> {
  const { left, right } = factorsOf(n);
  const slots = [engine.alloc('left', n * n, left), engine.alloc('right', n * n, right), engine.alloc('out', n * n)];
  const params = { M: n, N: n, K: n, offsetA: 0 };
  const program = await engine.compile('product', [{ op: matmulNN, buffers: slots.map(whole), params }]);
  return {
    async advance(times) {
      engine.run(program, times);
      await engine.read([part(slots[2]!, 0, 1)]);
      return [];
    },
    async entries(places) {
      const [values] = await engine.read([whole(slots[2]!)]);
      return places.map((place) => values![place]!);
    },
  };
}
