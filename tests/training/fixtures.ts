import { patched } from '../../src/config/parse.ts';
import { type Config, defaults } from '../../src/config/schema.ts';
import { encode, makeCorpus } from '../../src/data/text.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { whole } from '../../src/engine/engine.ts';
import { buildModel, type TextSource } from '../../src/nn/compile.ts';
import type { Model } from '../../src/nn/model.ts';
import { flatFrom, toTorch } from '../../src/nn/parameters.ts';
import lstm1 from '../fixtures/lstm-1.json';
import lstm2 from '../fixtures/lstm-2-carry-clip.json';
import rnn1 from '../fixtures/rnn-1-sgd.json';

/** Training runs of PyTorch in float64: ten optimizer steps each, with everything that goes in and comes out. */
export const runs = [lstm1, lstm2, rnn1];
export type Run = (typeof runs)[number];
type Tensors = Record<string, { shape: number[]; data: number[] }>;

export function configOf(run: Run): Config {
  return patched(defaults, { ...run.config, validationShare: 0, momentum: 0 }, run.name);
}

export function sourceOf(run: Run): TextSource {
  const corpus = makeCorpus(run.name, run.corpus);
  return {
    kind: 'text',
    vocabulary: corpus.vocabulary,
    tokens: encode(corpus, run.corpus),
    trainLength: corpus.length,
    validationLength: 0,
  };
}

/** A model of the run on an engine, with PyTorch's first parameters in it. */
export async function modelOf(engine: Engine, run: Run): Promise<Model> {
  const model = await buildModel(engine, configOf(run), sourceOf(run), run.name);
  engine.write(whole(model.weights), flatFrom(model.parameters, run.initial as Tensors, run.name));
  return model;
}

export interface Agreement {
  /** Largest absolute difference of the ten losses, of the ten norms, and of all final parameters. */
  readonly loss: number;
  readonly norm: number;
  readonly parameter: number;
}

/** Trains as long as the run did and says how far the two are apart. NaN anywhere gives NaN. */
export async function agreement(engine: Engine, run: Run): Promise<Agreement> {
  const model = await modelOf(engine, run);
  const steps = run.losses.length;
  engine.run(model.train, steps);
  const [ring, flat] = (await engine.read([whole(model.ring), whole(model.weights)])) as [Float32Array, Float32Array];
  let loss = 0;
  let norm = 0;
  for (let s = 0; s < steps; s++) {
    loss = worst(loss, ring[2 * s]! - run.losses[s]!);
    norm = worst(norm, ring[2 * s + 1]! - run.gradNorms[s]!);
  }
  let parameter = 0;
  for (const entry of model.parameters.all) {
    const expected = (run.final as Tensors)[entry.name]!.data;
    toTorch(entry, flat).forEach((value, i) => {
      parameter = worst(parameter, value - expected[i]!);
    });
  }
  model.dispose();
  return { loss, norm, parameter };
}

/** The larger size; NaN once seen stays, and fails every comparison. */
function worst(soFar: number, difference: number): number {
  return Math.max(soFar, Math.abs(difference));
}
