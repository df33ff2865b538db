import type { Config } from '../config/schema.ts';
import { type BufferView, part, type Slot, type Step, viewAlignment, whole } from '../engine/engine.ts';
import { mostInputs, mostRows, trainNeuron } from '../ops/train_neuron.ts';
import { type Allocation, ringLength } from './model.ts';
import { type Learner, ruleOf } from './optimize.ts';
import type { ParameterTable } from './parameters.ts';
import type { ModelShape } from './shape.ts';

/** Rows of features and what is to be said of each: 1 liked, 0 not. */
export interface SongData {
  /** [rows, inputs] */
  readonly features: Float32Array;
  readonly labels: Float32Array;
}

/**
 * `looped`: one op does many updates in one call. `stepwise`: an update is some ten ops, which on a GPU cost far more to
 * launch than a few songs cost to learn from.
 */
export type TrainingForm = 'looped' | 'stepwise';

/** The form for a shape and a table of so many rows, the same on every engine: looped for one neuron and all rows. */
export function formOf({ cell, layers, inputs, batchSize }: ModelShape, rows: number): TrainingForm {
  const alone = cell === 'classifier' || layers === 0;
  return alone && batchSize === rows && rows <= mostRows && inputs <= mostInputs ? 'looped' : 'stepwise';
}

/** A table in one slot: features, and labels where a view may begin. */
export function songSlots(build: Allocation, { features, labels }: SongData) {
  const labelsAt = Math.ceil(features.length / viewAlignment) * viewAlignment;
  const values = new Float32Array(labelsAt + labels.length);
  values.set(features);
  values.set(labels, labelsAt);
  const songs = build.floats('songs', values.length, values);
  return {
    songs,
    features: part(songs, 0, features.length),
    labels: part(songs, labelsAt, labels.length),
  };
}

/** Training of a single neuron as one op; its weights come first in the flat buffers. */
export function manyUpdates(
  { weights, grads, moments, hyper, counters, control, ring }: Learner,
  table: ParameterTable,
  config: Config,
  songs: Slot,
  labels: BufferView,
  F: number,
): Step {
  const bias = table.all.find(({ name }) => name.endsWith('.bias'))!;
  return {
    op: trainNeuron,
    buffers: [songs, weights, grads, moments, hyper, counters, control, ring].map(whole),
    params: {
      ...{ rows: labels.length, F, labelsAt: labels.offset, biasAt: bias.offset, n: table.flatLength },
      ...{ S: ringLength, rule: ruleOf(config), rounds: 1 },
    },
  };
}
