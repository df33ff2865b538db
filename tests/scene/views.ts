import { presets } from '../../src/config/presets.ts';
import { defaults } from '../../src/config/schema.ts';
import { parameterTable } from '../../src/nn/parameters.ts';
import { isRecurrent, type ModelShape } from '../../src/nn/shape.ts';
import { energyShapes } from '../../src/probe/energy.ts';
import { strongestTraces } from '../../src/probe/traces.ts';
import type { Region, ViewLayout } from '../../src/probe/view.ts';

const alphabet = [..."\n '(),-.:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"];

/** A model's shape from a preset's patch, with the vocabulary and table sizes of the data that comes with the lab. */
export function shapeWith(patch: Partial<ModelShape> & { readonly cell: ModelShape['cell'] }): ModelShape {
  const { layers, hiddenSize, sequenceLength, batchSize } = defaults;
  const text = patch.cell === 'lstm' || patch.cell === 'rnn';
  const names = text ? alphabet : ['modern', 'sad', 'piano'];
  return {
    layers: patch.cell === 'classifier' ? 0 : layers,
    hiddenSize,
    inputs: names.length,
    outputs: text ? names.length : 1,
    sequenceLength: text ? sequenceLength : 1,
    batchSize,
    inputNames: names,
    outputNames: text ? names : ['liked'],
    ...patch,
  };
}

/** The shape of every preset, and of the sizes at the ends of the schema. */
export const shapes: Readonly<Record<string, ModelShape>> = {
  ...Object.fromEntries(
    presets.map(({ id, patch }) => {
      const { cell, layers, hiddenSize, sequenceLength, batchSize } = { ...defaults, ...patch };
      const some = cell === 'classifier' ? { layers: 0 } : { layers, hiddenSize, sequenceLength };
      return [id, shapeWith({ cell, batchSize, ...some })];
    }),
  ),
  'one input': shapeWith({ cell: 'classifier', batchSize: 1, inputs: 1, inputNames: ['only'] }),
  'eight inputs': shapeWith({
    cell: 'classifier',
    batchSize: 100,
    inputs: 8,
    inputNames: ['danceability', 'energy', 'loudness', 'speech', 'acoustic', 'live', 'valence', 'tempo'],
  }),
  'mlp without layers': shapeWith({ cell: 'mlp', layers: 0, batchSize: 8 }),
  'mlp 2 x 8': shapeWith({ cell: 'mlp', layers: 2, hiddenSize: 8, batchSize: 6 }),
  'mlp 3 x 512': shapeWith({ cell: 'mlp', layers: 3, hiddenSize: 512, batchSize: 8 }),
  'one unit, one step': shapeWith({ cell: 'lstm', hiddenSize: 1, sequenceLength: 1 }),
  'rnn 3 x 17': shapeWith({ cell: 'rnn', layers: 3, hiddenSize: 17, sequenceLength: 5 }),
};

/** The layout of the view of such a model, as `view.ts` describes it; a test holds it to what the probe makes. */
export function viewOf(shape: ModelShape): ViewLayout {
  const known = views.get(shape) ?? makeView(shape);
  views.set(shape, known);
  return known;
}

const views = new Map<ModelShape, ViewLayout>();

function makeView(shape: ModelShape): ViewLayout {
  const { layers, hiddenSize: H, sequenceLength: T, batchSize: B, inputs: F, outputs: V } = shape;
  const list: [string, number[]][] = [];
  if (isRecurrent(shape)) {
    const S = Math.min(T, 128);
    const G = H <= 64 ? S : Math.min(S, 4);
    list.push(['x', [S]], ['y', [S]], ['rowLoss', [S]], ['probabilities', [V]]);
    for (let l = 0; l < layers; l++) {
      list.push([`h.${l}`, [S, H]], [`dh.${l}`, [S, H]]);
      if (shape.cell === 'lstm') list.push([`c.${l}`, [S, H]], [`gates.${l}`, [G, H, 4]]);
    }
  } else {
    list.push(['x', [B, F]], ['y', [B]], ['probabilities', [B]], ['rowLoss', [B]], ['dlogits', [B]]);
    for (let l = 0; l < layers; l++) list.push([`h.${l}`, [B, H]], [`dh.${l}`, [B, H]]);
  }
  const table = parameterTable(shape);
  const flat = Float32Array.from({ length: table.flatLength }, (_, i) => (((i * 2654435761) >>> 0) / 2 ** 31 - 1) * 2);
  const { traces } = strongestTraces(table, flat);
  const biases = table.all.filter(({ role }) => role === 'bias').reduce((sum, { length }) => sum + length, 0);
  list.push(['control', [8]], ['biases', [biases]], ['weights', [traces.length]], ['weightGrads', [traces.length]]);
  list.push(...energyShapes(table).map(({ name, shape }): [string, number[]] => [name, shape]));
  const regions: Record<string, Region> = {};
  let offset = 0;
  for (const [name, dims] of list) {
    regions[name] = { offset, shape: dims };
    offset += dims.reduce((a, b) => a * b, 1);
  }
  return { length: Math.ceil(offset / 256) * 256, regions, traces };
}

/** Region and index of an element of a view. */
export function placeOf(view: ViewLayout, element: number): { region: string; index: number[] } | null {
  for (const [region, { offset, shape }] of Object.entries(view.regions)) {
    let rest = element - offset;
    const length = shape.reduce((a, b) => a * b, 1);
    if (rest < 0 || rest >= length) continue;
    const index: number[] = [];
    for (let d = shape.length - 1; d >= 0; d--) {
      index.unshift(rest % shape[d]!);
      rest = Math.floor(rest / shape[d]!);
    }
    return { region, index };
  }
  return null;
}
