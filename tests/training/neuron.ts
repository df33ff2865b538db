import { patched } from '../../src/config/parse.ts';
import { type Config, defaults } from '../../src/config/schema.ts';
import { learnable, type SongTable, unlearnable } from '../../src/data/songs.ts';
import { type Engine, whole } from '../../src/engine/engine.ts';
import { shapeOf } from '../../src/nn/compile.ts';
import type { TrainingForm } from '../../src/nn/neuron.ts';
import { buildSongModel } from '../../src/nn/song_model.ts';

/** A neuron under every optimizer, with cut gradients, a warm start, a schedule and decay. */
export const neurons: readonly Partial<Config>[] = [
  { optimizer: 'sgd', momentum: 0.9, learningRate: 0.1, clipNorm: 0.2, schedule: 'cosine', scheduleSteps: 60 },
  { optimizer: 'rmsprop', learningRate: 0.01, momentum: 0.3, clipNorm: 0, warmup: 20 },
  { optimizer: 'adagrad', learningRate: 0.1, weightDecay: 0.01, schedule: 'step', scheduleSteps: 30 },
  { optimizer: 'adam', learningRate: 0.02, weightDecay: 0.01, warmup: 7 },
  { optimizer: 'adamw', learningRate: 0.02, weightDecay: 0.1, clipNorm: 0.1 },
];

/** Weights, moments, gradients, control and ring after training in runs of the given numbers of steps. */
export async function trained(engine: Engine, patch: Partial<Config>, form: TrainingForm, runs: readonly number[]) {
  const table: SongTable = patch.optimizer === 'adam' ? unlearnable : learnable;
  const config = patched(defaults, { cell: 'classifier', batchSize: 8, ...patch }, 'test');
  const source = { kind: 'songs' as const, featureNames: table.featureNames, rows: table.rows };
  const features = Float32Array.from(table.rows.flatMap((row) => [...row.features]));
  const labels = Float32Array.from(table.rows, (row) => row.liked);
  const model = await buildSongModel(engine, shapeOf(config, source, 'test'), config, { features, labels }, form);
  for (const steps of runs) engine.run(model.train, steps);
  const { weights, moment1, moment2, grads, control, ring, counters } = model;
  const slots = [weights, grads, control, ring, counters].map(whole);
  const read = await engine.read([moment1, moment2, ...slots]);
  model.dispose();
  return read;
}

/** Largest difference; NaN once seen stays. */
export function farthest(a: readonly ArrayLike<number>[], b: readonly ArrayLike<number>[]): number {
  let most = 0;
  for (const [i, values] of a.entries())
    for (let k = 0; k < values.length; k++) most = Math.max(most, Math.abs(values[k]! - b[i]![k]!));
  return most;
}
