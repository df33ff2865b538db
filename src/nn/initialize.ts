import type { Config } from '../config/schema.ts';
import { randomNormal, randomUniform, streams } from '../core/random.ts';
import { fromTorch, type Parameter, type ParameterTable } from './parameters.ts';

/**
 * First values of all parameters in the engine's layout: the same on every engine for the same seed.
 *
 * `pytorch`: uniform in +-1/sqrt(H) for recurrent nets and +-1/sqrt(in) for linear layers, biases too (nn.LSTM,
 * nn.Linear). `xavier`: uniform in +-sqrt(6/(in+out)) a gate, biases zero (Glorot and Bengio 2010). `orthogonal`:
 * xavier with an orthogonal recurrent matrix for each gate (Saxe et al. 2014). `forgetBias` is added to f of `bias_ih`.
 */
export function initialize(
  table: ParameterTable,
  config: Pick<Config, 'init' | 'forgetBias' | 'seed' | 'hiddenSize' | 'cell'>,
): Float32Array {
  const flat = new Float32Array(table.flatLength);
  let counter = 0;
  for (const parameter of table.all) {
    const data = values(parameter, config, counter, fanIn(table, parameter));
    counter += parameter.length;
    if (config.cell === 'lstm' && /bias_ih/.test(parameter.name)) {
      const units = parameter.length / 4;
      for (let j = units; j < 2 * units; j++) data[j] = data[j]! + config.forgetBias;
    }
    fromTorch(parameter, data, flat);
  }
  return flat;
}

/** Inputs of the layer a parameter belongs to: a bias takes its weight's. */
function fanIn(table: ParameterTable, parameter: Parameter): number {
  const weight = parameter.shape[1] === undefined ? table.get(parameter.name.replace('bias', 'weight')) : parameter;
  return weight.shape[1]!;
}

function values(
  parameter: Parameter,
  { init, seed, hiddenSize }: Pick<Config, 'init' | 'seed' | 'hiddenSize'>,
  counter: number,
  inputs: number,
): Float32Array {
  const recurrent = /_l\d$/.test(parameter.name);
  const uniform = (bound: number) =>
    Float32Array.from(
      { length: parameter.length },
      (_, i) => (2 * randomUniform(seed, streams.parameters, counter + i) - 1) * bound,
    );
  if (init === 'pytorch') return uniform(1 / Math.sqrt(recurrent ? hiddenSize : inputs));
  if (parameter.role === 'bias') return new Float32Array(parameter.length);
  const rows = recurrent ? hiddenSize : parameter.shape[0]!;
  if (init === 'orthogonal' && parameter.role === 'recurrent')
    return orthogonal(parameter.length, hiddenSize, seed, counter);
  return uniform(Math.sqrt(6 / (inputs + rows)));
}

/** Stacked orthogonal H x H blocks, by modified Gram-Schmidt on normal numbers. */
function orthogonal(length: number, H: number, seed: number, counter: number): Float32Array {
  const data = Float64Array.from({ length }, (_, i) => randomNormal(seed, streams.orthogonal, counter + i));
  for (let block = 0; block < length; block += H * H) {
    for (let row = 0; row < H; row++) {
      const at = block + row * H;
      for (let before = block; before < at; before += H) subtractProjection(data, at, before, H);
      // Once more: one pass loses orthogonality to rounding where a row is nearly dependent on those before it.
      for (let before = block; before < at; before += H) subtractProjection(data, at, before, H);
      let norm = 0;
      for (let k = 0; k < H; k++) norm += data[at + k]! ** 2;
      norm = Math.sqrt(norm);
      for (let k = 0; k < H; k++) data[at + k] = data[at + k]! / norm;
    }
  }
  return Float32Array.from(data);
}

function subtractProjection(data: Float64Array, row: number, unit: number, H: number): void {
  let dot = 0;
  for (let k = 0; k < H; k++) dot += data[row + k]! * data[unit + k]!;
  for (let k = 0; k < H; k++) data[row + k] = data[row + k]! - dot * data[unit + k]!;
}
