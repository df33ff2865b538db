import { type Slot, whole } from '../engine/engine.ts';
import type { Model } from '../nn/model.ts';

/** Time steps that are shown at most. */
const mostSteps = 128;
/** Units up to which every shown step brings its gates; above, only the newest few, which the unit of note is shown at. */
const mostGatedUnits = 64;
const leastGatedSteps = 4;

/** One region of the view: which elements of which slot it gathers. */
export interface Gathering {
  readonly name: string;
  readonly source: Slot;
  readonly shape: readonly number[];
  readonly index: Uint32Array;
}

/** What the picture of a model needs, as `view.ts` says, without the traces. */
export function gatherings(model: Model): Gathering[] {
  const { shape } = model;
  const list = shape.cell === 'lstm' || shape.cell === 'rnn' ? textRegions(model) : songRegions(model);
  list.push({ name: 'control', source: model.control, shape: [8], index: counting(8, (i) => i) });
  const biases = model.parameters.all.filter(({ role }) => role === 'bias');
  const index = biases.flatMap(({ offset, length }) => Array.from({ length }, (_, i) => offset + i));
  list.push({ name: 'biases', source: model.weights, shape: [index.length], index: Uint32Array.from(index) });
  return list;
}

function textRegions({ shape, tensors }: Model): Gathering[] {
  const { cell, layers, sequenceLength: T, batchSize: B, hiddenSize: H, outputs: V } = shape;
  const S = Math.min(T, mostSteps);
  const G = H <= mostGatedUnits ? S : Math.min(S, leastGatedSteps);
  const source = (name: string) => whole(tensors[name]!.view.slot).slot;
  /** Stream 0 of the newest `rows` of [.., B, width]; `last` is the row of the newest step. */
  const stream = (
    name: string,
    tensor: string,
    rows: number,
    width: number,
    last: number,
    dims: readonly number[],
  ): Gathering => ({
    name,
    source: source(tensor),
    shape: dims,
    index: counting(rows * width, (i) => (last - rows + 1 + Math.floor(i / width)) * B * width + (i % width)),
  });
  const list = [
    stream('x', 'input', S, 1, T - 1, [S]),
    stream('y', 'target', S, 1, T - 1, [S]),
    stream('rowLoss', 'rowLoss', S, 1, T - 1, [S]),
    stream('probabilities', 'probabilities', 1, V, T - 1, [V]),
  ];
  for (let l = 0; l < layers; l++) {
    list.push(stream(`h.${l}`, `${cell}.h_l${l}`, S, H, T, [S, H]));
    list.push(stream(`dh.${l}`, `${cell}.h_l${l}.grad`, S, H, T - 1, [S, H]));
    if (cell === 'lstm') {
      list.push(stream(`c.${l}`, `lstm.c_l${l}`, S, H, T, [S, H]));
      list.push(stream(`gates.${l}`, `lstm.gates_l${l}`, G, 4 * H, T - 1, [G, H, 4]));
    }
  }
  return list;
}

function songRegions({ shape, tensors }: Model): Gathering[] {
  const { layers, batchSize: B, inputs: F, hiddenSize: H } = shape;
  const all = (name: string, tensor: string, dims: readonly number[]): Gathering => ({
    name,
    source: tensors[tensor]!.view.slot,
    shape: dims,
    index: counting(
      dims.reduce((a, b) => a * b, 1),
      (i) => i,
    ),
  });
  const list = [
    all('x', 'input', [B, F]),
    all('y', 'target', [B]),
    all('probabilities', 'probabilities', [B]),
    all('rowLoss', 'rowLoss', [B]),
    all('dlogits', 'logits.grad', [B]),
  ];
  for (let l = 0; l < layers; l++) {
    list.push(all(`h.${l}`, `mlp.${l}.output`, [B, H]));
    list.push(all(`dh.${l}`, `mlp.${l}.output.grad`, [B, H]));
  }
  return list;
}

function counting(length: number, at: (i: number) => number): Uint32Array {
  return Uint32Array.from({ length }, (_, i) => at(i));
}
