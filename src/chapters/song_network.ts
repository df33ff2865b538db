import type { Config } from '../config/schema.ts';
import { LabError } from '../core/errors.ts';
import { type CubeView, fieldPoints } from '../scene/cube/view.ts';
import type { Tensors } from './moment.ts';

/** One linear layer in float64: `weight` [outputs][inputs]. */
export interface Layer {
  readonly name: string;
  readonly weight: readonly (readonly number[])[];
  readonly bias: readonly number[];
}

/** A classifier or an MLP as its layers, last the one with the answer. */
export interface SongNetwork {
  readonly layers: readonly Layer[];
  readonly activation: Config['activation'];
}

export const activations: Readonly<
  Record<Config['activation'], { value(z: number): number; slope(value: number, z: number): number }>
> = {
  tanh: { value: Math.tanh, slope: (h) => 1 - h * h },
  relu: { value: (z) => Math.max(0, z), slope: (_, z) => (z > 0 ? 1 : 0) },
  sigmoid: { value: sigmoid, slope: (h) => h * (1 - h) },
};

export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** The network that an engine's parameters are. Throws E_KEY where they are not a classifier's or an MLP's. */
export function songNetwork(config: Pick<Config, 'activation'>, parameters: Tensors): SongNetwork {
  const names = Object.keys(parameters).flatMap((name) => (name.endsWith('.weight') ? [name.slice(0, -7)] : []));
  const layers = names.map((name): Layer => {
    const weight = parameters[`${name}.weight`]!;
    const bias = parameters[`${name}.bias`];
    if (!bias) throw new LabError('E_KEY', `parameters ${name}.bias`, 'a bias for each weight', 'show a song model');
    const inputs = weight.shape[1]!;
    const rows = Array.from({ length: weight.shape[0]! }, (_, o) => [
      ...weight.data.slice(o * inputs, (o + 1) * inputs),
    ]);
    return { name, weight: rows, bias: [...bias.data] };
  });
  if (layers.length === 0) throw new LabError('E_KEY', 'parameters', 'weights of a song model', 'show a song model');
  return { layers, activation: config.activation };
}

/** The network's logit for a song: its answer is the sigmoid of it. */
export function logitOf({ layers, activation }: SongNetwork, features: readonly number[]): number {
  const { value } = activations[activation];
  const last = layers.length - 1;
  const out = layers.reduce<readonly number[]>(
    (x, { weight, bias }, l) =>
      weight.map((row, o) => {
        const z = row.reduce((sum, w, i) => sum + w * x[i]!, bias[o]!);
        return l < last ? value(z) : z;
      }),
    features,
  );
  return out[0]!;
}

/** The logit all over a box of the first three features, as `CubeView.field` wants it; further features are 0. */
export function fieldOf(network: SongNetwork, low: CubeView['low'], high: CubeView['high']): Float32Array {
  const n = fieldPoints;
  const inputs = network.layers[0]!.weight[0]!.length;
  const field = new Float32Array(n ** 3);
  const features = new Array<number>(inputs).fill(0);
  for (let i = 0; i < field.length; i++) {
    const place = [i % n, Math.floor(i / n) % n, Math.floor(i / (n * n))];
    for (let f = 0; f < Math.min(3, inputs); f++) features[f] = low[f]! + ((high[f]! - low[f]!) * place[f]!) / (n - 1);
    field[i] = logitOf(network, features);
  }
  return field;
}
