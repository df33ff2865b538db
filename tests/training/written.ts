import { patched } from '../../src/config/parse.ts';
import { type Config, defaults } from '../../src/config/schema.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { initialize } from '../../src/nn/initialize.ts';
import { Allocation, type Model } from '../../src/nn/model.ts';
import { makeLearner } from '../../src/nn/optimize.ts';
import { parameterTable } from '../../src/nn/parameters.ts';
import { type SamplerForm, sampler } from '../../src/nn/sampler.ts';
import type { ModelShape } from '../../src/nn/shape.ts';
import { type Generated, generate } from '../../src/train/generation.ts';

/** Networks that write, with untrained weights: any form must write the same with them. */
export const writers: readonly Partial<Config>[] = [
  { cell: 'lstm', hiddenSize: 37, layers: 2 },
  { cell: 'lstm', hiddenSize: 128, topK: 5, temperature: 1.3 },
  { cell: 'rnn', hiddenSize: 61, layers: 3, init: 'orthogonal' },
];

/** What a network writes after a prime longer than the prime buffer, in more than one round. */
export async function written(engine: Engine, patch: Partial<Config>, form: SamplerForm): Promise<Generated> {
  const config = patched(defaults, { temperature: 1, seed: 5, ...patch }, 'test');
  const names = Array.from({ length: 61 }, (_, v) => String.fromCharCode(64 + v));
  const { cell, layers, hiddenSize } = config;
  const sizes = { inputs: names.length, outputs: names.length, sequenceLength: 1, batchSize: 1 };
  const shape: ModelShape = { cell, layers, hiddenSize, ...sizes, inputNames: names, outputNames: names };
  const build = new Allocation(engine);
  const table = parameterTable(shape);
  const learner = makeLearner(build, table, config, initialize(table, config));
  const model = { shape, sampler: await sampler(build, shape, learner, config, form) } as Model;
  const prime = Uint32Array.from({ length: 300 }, (_, i) => (i * 17) % names.length);
  const text = await generate(engine, model, config, prime, 300, 7);
  build.free();
  return text;
}

/** Largest difference of the probabilities; NaN once seen stays. */
export function farthest(a: Generated, b: Generated): number {
  const differences = [...a.probabilities, ...a.next].map((p, i) => Math.abs(p - [...b.probabilities, ...b.next][i]!));
  return differences.reduce((most, difference) => Math.max(most, difference), 0);
}
