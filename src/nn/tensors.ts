import { type Slot, whole } from '../engine/engine.ts';
import type { TensorSource } from './model.ts';
import type { Learner } from './optimize.ts';
import type { ParameterTable } from './parameters.ts';
import type { ModelShape } from './shape.ts';
import { type Gradients, gateCount, type Unrolled } from './unroll.ts';

/** Slots of the rows a text model reads and scores, all [T,B] but `probabilities` [T,B,V]. */
export interface RowSlots {
  readonly x: Slot;
  readonly y: Slot;
  readonly probabilities: Slot;
  readonly rowLoss: Slot;
}

/**
 * Names of what reading T steps of B streams computes. `lstm.h_l0` [T+1,B,H] and `lstm.c_l0` begin with the state
 * it started from; `lstm.gates_l0` [T,B,4H] are the activated gates i, f, g, o.
 */
export function forwardTensors(
  { cell, hiddenSize: H, inputs: V }: ModelShape,
  net: Unrolled,
  rows: RowSlots,
  T: number,
  B: number,
): Record<string, TensorSource> {
  const tensors: Record<string, TensorSource> = {
    input: plain(rows.x, [T, B]),
    target: plain(rows.y, [T, B]),
    logits: plain(net.logits, [T, B, V]),
    probabilities: plain(rows.probabilities, [T, B, V]),
    rowLoss: plain(rows.rowLoss, [T, B]),
  };
  net.layers.forEach(({ gates, h, c }, l) => {
    tensors[`${cell}.h_l${l}`] = plain(h, [T + 1, B, H]);
    // Before its tanh an RNN has input products only; its gradient is that of the whole pre-activation.
    if (!c) tensors[`${cell}.pre_l${l}`] = plain(gates, [T, B, H]);
    else {
      tensors[`${cell}.gates_l${l}`] = { view: whole(gates), shape: [T, B, 4 * H], layout: 'gates' };
      tensors[`${cell}.c_l${l}`] = plain(c, [T + 1, B, H]);
    }
  });
  return tensors;
}

/** Names of everything a text model computes in a step: the forward ones, and the gradient of each. */
export function textTensors(
  shape: ModelShape,
  table: ParameterTable,
  learner: Learner,
  net: Unrolled,
  back: Gradients,
  rows: RowSlots,
): Record<string, TensorSource> {
  const { cell, hiddenSize: H, inputs: V, sequenceLength: T, batchSize: B } = shape;
  const width = H * gateCount(shape);
  const layout = cell === 'lstm' ? 'gates' : 'plain';
  const tensors = forwardTensors(shape, net, rows, T, B);
  tensors['logits.grad'] = plain(back.dlogits, [T, B, V]);
  net.layers.forEach(({ c }, l) => {
    tensors[`${cell}.h_l${l}.grad`] = plain(back.dh[l]!, [T, B, H]);
    tensors[`${cell}.${c ? 'gates' : 'pre'}_l${l}.grad`] = {
      view: whole(back.dgates[l]!),
      shape: [T, B, width],
      layout,
    };
  });
  return { ...tensors, ...gradientTensors(table, learner) };
}

/** `<parameter>.grad` of every parameter, after clipping; the decoder turns them into PyTorch's layout. */
export function gradientTensors(table: ParameterTable, learner: Learner): Record<string, TensorSource> {
  return Object.fromEntries(
    table.all.map(({ name, shape }) => [`${name}.grad`, { view: learner.grad(name), shape, layout: 'plain' as const }]),
  );
}

export function plain(slot: Slot, shape: readonly number[]): TensorSource {
  return { view: whole(slot), shape, layout: 'plain' };
}

/** Gate blocks [..,H,4] as PyTorch's [..,4H]. */
export function gatesToTorch(values: ArrayLike<number>, hiddenSize: number): Float32Array {
  const data = new Float32Array(values.length);
  const block = hiddenSize * 4;
  for (let row = 0; row < values.length; row += block)
    for (let j = 0; j < hiddenSize; j++)
      for (let gate = 0; gate < 4; gate++) data[row + gate * hiddenSize + j] = values[row + j * 4 + gate]!;
  return data;
}
