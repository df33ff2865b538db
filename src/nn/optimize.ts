import type { Config } from '../config/schema.ts';
import { type BufferView, part, type Slot, type Step, whole } from '../engine/engine.ts';
import { account } from '../ops/account.ts';
import { control, controlLength, counters, countersLength, hyper, hyperLength } from '../ops/control.ts';
import { normPartials } from '../ops/norm.ts';
import { optimizers } from '../ops/optimizer.ts';
import { type Allocation, ringLength } from './model.ts';
import type { ParameterTable } from './parameters.ts';

const partialSums = 1024;
/** Parameters that one update takes at most: about 45 ms of Adam on a software adapter, where a dispatch may take 50. */
const longestUpdate = 2 ** 20;

/** Everything a model has besides its activations: flat parameters, gradients, moments, and what steers them. */
export interface Learner {
  readonly weights: Slot;
  readonly grads: Slot;
  /** Both moments, the second `flatLength` after the first. */
  readonly moments: Slot;
  readonly moment1: BufferView;
  readonly moment2: BufferView;
  readonly hyper: Slot;
  readonly control: Slot;
  readonly counters: Slot;
  readonly ring: Slot;
  /** View of a parameter, or of its gradient. */
  weight(name: string): BufferView;
  grad(name: string): BufferView;
  /** Norm, books and update: the end of every training step. `rowLoss` has `rows` elements. */
  finish(rowLoss: Slot, rows: number): Step[];
}

/** Allocates the learner of a parameter table; `first` are the weights to start from, flat. */
export function makeLearner(build: Allocation, table: ParameterTable, config: Config, first: Float32Array): Learner {
  const n = table.flatLength;
  const weights = build.floats('weights', n, first);
  const grads = build.floats('grads', n);
  const moments = build.floats('moments', 2 * n);
  const [moment1, moment2] = [part(moments, 0, n), part(moments, n, n)];
  const hyperSlot = build.floats('hyper', hyperLength, hyperValues(config));
  const controlSlot = build.floats('control', controlLength);
  const counterSlot = build.integers('counters', countersLength, counterValues(0, config.seed));
  const ring = build.floats('ring', ringLength * 2);
  const P = Math.min(partialSums, n);
  const partials = build.floats('norm partials', P);
  const view = (slot: Slot) => (name: string) => {
    const { offset, length } = table.get(name);
    return { slot, offset, length };
  };
  const finish = (rowLoss: Slot, rows: number): Step[] => [
    { op: normPartials, buffers: [grads, partials].map(whole), params: { n, P } },
    {
      op: account,
      buffers: [rowLoss, partials, hyperSlot, counterSlot, controlSlot, ring].map(whole),
      params: { R: rows, P, S: ringLength },
    },
    ...rangesOf(n, longestUpdate).map(({ first, length }) => ({
      op: optimizers[ruleOf(config)]!,
      buffers: [
        ...[part(weights, first, length), part(grads, first, length)],
        ...[part(moments, first, length), part(moments, n + first, length)],
        ...[whole(hyperSlot), whole(controlSlot)],
      ],
      params: { n: length },
    })),
  ];
  return {
    weights,
    grads,
    moments,
    moment1,
    moment2,
    ring,
    finish,
    hyper: hyperSlot,
    control: controlSlot,
    counters: counterSlot,
    weight: view(weights),
    grad: view(grads),
  };
}

/** Parts of `n` elements, `longest` each and the rest. */
function rangesOf(n: number, longest: number): { first: number; length: number }[] {
  const count = Math.ceil(n / longest);
  return Array.from({ length: count }, (_, i) => ({ first: i * longest, length: Math.min(longest, n - i * longest) }));
}

/** Place of a config's optimizer in `optimizers`. */
export function ruleOf(config: Config): number {
  return optimizers.findIndex(({ name }) => name === config.optimizer);
}

/** The `hyper` buffer of a config. */
export function hyperValues(config: Config): Float32Array {
  const values = new Float32Array(hyperLength);
  const kinds = { constant: 0, cosine: 1, step: 2 };
  for (const key of Object.keys(hyper) as (keyof typeof hyper)[])
    values[hyper[key]] = key === 'schedule' ? kinds[config.schedule] : config[key];
  return values;
}

/** The `counters` buffer at a step. */
export function counterValues(step: number, seed: number): Uint32Array {
  const values = new Uint32Array(countersLength);
  values[counters.step] = step;
  values[counters.seed] = seed;
  return values;
}

/** Reads the `control` buffer. */
export function controlValue(values: ArrayLike<number>, name: keyof typeof control): number {
  return values[control[name]] ?? Number.NaN;
}
