import { readsText } from '../config/rules.ts';
import type { Config } from '../config/schema.ts';
import { LabError } from '../core/errors.ts';
import type { Engine } from '../engine/engine.ts';
import type { Model } from './model.ts';
import { parameterTable } from './parameters.ts';
import type { ModelShape } from './shape.ts';
import { buildSongModel } from './song_model.ts';
import { buildTextModel } from './text_model.ts';

/** A text ready to learn: symbols by number, and how many of them are trained on, the rest held out. */
export interface TextSource {
  readonly kind: 'text';
  readonly vocabulary: readonly string[];
  readonly tokens: Uint32Array;
  readonly trainLength: number;
  readonly validationLength: number;
}

/** A table of songs ready to learn. */
export interface SongSource {
  readonly kind: 'songs';
  readonly featureNames: readonly string[];
  readonly rows: readonly { readonly features: readonly number[]; readonly liked: 0 | 1 }[];
}

export type Source = TextSource | SongSource;

/** The shape of a config's model on a source. Throws E_RULE where the cell cannot read that kind of data. */
export function shapeOf(config: Config, source: Source, place: string): ModelShape {
  if (readsText(config) !== (source.kind === 'text'))
    throw new LabError(
      'E_RULE',
      `${place} cell=${config.cell}`,
      `data it can read, not ${source.kind}`,
      'changed nothing',
    );
  const common = {
    cell: config.cell,
    layers: config.cell === 'classifier' ? 0 : config.layers,
    hiddenSize: config.hiddenSize,
  };
  if (source.kind === 'text') {
    const V = source.vocabulary.length;
    const { sequenceLength, batchSize } = config;
    return {
      ...common,
      inputs: V,
      outputs: V,
      sequenceLength,
      batchSize,
      inputNames: source.vocabulary,
      outputNames: source.vocabulary,
    };
  }
  const { featureNames, rows } = source;
  return {
    ...common,
    inputs: featureNames.length,
    outputs: 1,
    sequenceLength: 1,
    batchSize: Math.min(config.batchSize, rows.length),
    inputNames: featureNames,
    outputNames: ['liked'],
  };
}

/**
 * Throws E_LIMIT, naming the two fields that multiply, where the largest buffer of a model would not fit the device.
 * The largest are the gates [T,B,H,4], the logits [T,B,V] and the flat parameters.
 */
export function checkDeviceHolds(shape: ModelShape, engine: Engine, place: string): void {
  const { sequenceLength: T, batchSize: B, hiddenSize: H, inputs: V, cell } = shape;
  const most = engine.maxSlotLength;
  const refuse = (fields: string, length: number) =>
    new LabError(
      'E_LIMIT',
      `${place} ${fields}`,
      `buffers of at most ${most} numbers on ${engine.device}`,
      `this needs ${length}; changed nothing`,
    );
  const gates = T * B * H * (cell === 'lstm' ? 4 : 1);
  if (gates > most) throw refuse(`sequenceLength=${T} with batchSize=${B} and hiddenSize=${H}`, gates);
  if (T * B * V > most) throw refuse(`sequenceLength=${T} with batchSize=${B} and ${V} symbols`, T * B * V);
  const flat = parameterTable(shape).flatLength;
  // The optimizer's two moments lie side by side.
  if (2 * flat > most) throw refuse(`hiddenSize=${H} with layers=${shape.layers}`, 2 * flat);
}

/**
 * Builds the model of a config on an engine; see the builders. Throws before anything is allocated where it can. Where
 * memory ends on the way, what was allocated is given back, and the E_LIMIT names the fields that multiply to it.
 */
export async function buildModel(engine: Engine, config: Config, source: Source, place: string): Promise<Model> {
  const shape = shapeOf(config, source, place);
  checkDeviceHolds(shape, engine, place);
  try {
    return await build(engine, shape, config, source);
  } catch (error) {
    if (!(error instanceof LabError && error.code === 'E_LIMIT')) throw error;
    const { sequenceLength: T, batchSize: B, hiddenSize: H, layers } = shape;
    throw new LabError(
      'E_LIMIT',
      `${place} sequenceLength=${T} with batchSize=${B}, hiddenSize=${H} and layers=${layers}`,
      `a model that fits beside the running one in the memory of ${engine.device}`,
      `there was no room for ${error.place}; changed nothing`,
    );
  }
}

async function build(engine: Engine, shape: ModelShape, config: Config, source: Source): Promise<Model> {
  if (source.kind === 'text') return buildTextModel(engine, shape, config, source);
  const features = Float32Array.from(source.rows.flatMap((row) => [...row.features]));
  const labels = Float32Array.from(source.rows, (row) => row.liked);
  return buildSongModel(engine, shape, config, { features, labels });
}
