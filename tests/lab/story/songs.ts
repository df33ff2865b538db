import type { Setup } from '../../../src/chapters/chapter.ts';
import { patched } from '../../../src/config/parse.ts';
import { type Config, defaults } from '../../../src/config/schema.ts';
import type { SongRow } from '../../../src/data/songs.ts';
import { ReferenceEngine } from '../../../src/engine/reference/engine.ts';
import { Trainer } from '../../../src/train/trainer.ts';
import type { Numbers, Seen } from './seen.ts';

type Weights = Readonly<Record<string, { shape: readonly number[]; data: ArrayLike<number> }>>;

export function songsOf(setup: Setup) {
  if (!('songs' in setup)) throw new Error(`expected a setup that reads songs, got ${JSON.stringify(setup)}`);
  return setup.songs.rows;
}

/** The network's answer to a song, in float64 from PyTorch's formulas alone; hidden units are tanh. */
export function answer(weights: Weights, features: readonly number[]): number {
  const layer = (name: string, x: readonly number[]) => {
    const { shape, data } = weights[`${name}.weight`]!;
    return Array.from({ length: shape[0]! }, (_, o) =>
      x.reduce((z, value, i) => z + value * data[o * x.length + i]!, weights[`${name}.bias`]!.data[o]!),
    );
  };
  const [z] = weights['classifier.weight']
    ? layer('classifier', features)
    : layer('head', layer('mlp.0', features).map(Math.tanh));
  return 1 / (1 + Math.exp(-z!));
}

export function answers(weights: Weights, rows: readonly SongRow[]): number[] {
  return rows.map(({ features }) => answer(weights, features));
}

export function loss(weights: Weights, rows: readonly SongRow[]): number {
  const losses = rows.map(({ features, liked }) => {
    const p = answer(weights, features);
    return -Math.log(liked ? p : 1 - p);
  });
  return losses.reduce((sum, one) => sum + one, 0) / rows.length;
}

/** `answer.<column>.<row>` of a column of answers. */
export function column(values: readonly number[], at = 0): Record<string, number> {
  return Object.fromEntries(values.map((value, row) => [`answer.${at}.${row}`, value]));
}

export const low = (values: readonly number[]) => Math.min(...values);
export const high = (values: readonly number[]) => Math.max(...values);
export const right = (values: readonly number[], rows: readonly SongRow[]) =>
  rows.filter(({ liked }, i) => values[i]! > 0.5 === (liked === 1)).length;
export const weightsOf = ({ lab }: Seen): Numbers => lab.parameters;

/** The same run on the plain reference, from the same seed: the weights after each of `steps`. */
export async function again(setup: Setup, steps: readonly number[]): Promise<Weights[]> {
  if (!('songs' in setup)) throw new Error('expected a setup that reads songs');
  const config: Config = patched(defaults, setup.config, 'test');
  const { featureNames, rows } = setup.songs;
  const trainer = await Trainer.create(new ReferenceEngine(), config, { kind: 'songs', featureNames, rows }, 'test');
  const weights: Weights[] = [];
  for (const step of steps) {
    trainer.enqueue(step - trainer.step);
    await trainer.collect();
    weights.push(await trainer.parameters());
  }
  return weights;
}
