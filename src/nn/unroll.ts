import { type BufferView, part, type Slot, type Step, whole } from '../engine/engine.ts';
import { gather } from '../ops/gather.ts';
import { linear } from '../ops/linear.ts';
import { lstmSequence } from '../ops/lstm_sequence.ts';
import { matmulNN } from '../ops/matmul.ts';
import { rnnSequence } from '../ops/rnn_sequence.ts';
import type { Allocation } from './model.ts';
import type { ModelShape } from './shape.ts';

/** Activations of one recurrent layer over time. G is 4 for an LSTM (i, f, g, o side by side), 1 for an RNN. */
export interface LayerSlots {
  /** [T,B,H,G]: input products, which an LSTM step turns into its activated gates. */
  readonly gates: Slot;
  /** [T+1,B,H]; h[0] is the state the step starts from. */
  readonly h: Slot;
  /** [T+1,B,H], LSTM only. */
  readonly c: Slot | null;
}

/** A recurrent net unrolled over T steps of B streams: its slots and its forward steps. */
export interface Unrolled {
  readonly layers: readonly LayerSlots[];
  /** [T,B,V] */
  readonly logits: Slot;
  readonly steps: readonly Step[];
}

/** Gradients of the unrolled net, in the shapes of what they are gradients of. */
export interface Gradients {
  readonly dlogits: Slot;
  /** [T,B,H] a layer: dL/dh. */
  readonly dh: readonly Slot[];
  /** [T,B,H,G] a layer: gradient of the gates before their nonlinearity. */
  readonly dgates: readonly Slot[];
}

/** Numbers in a layer's gate block for each unit. */
export function gateCount(shape: ModelShape): 1 | 4 {
  return shape.cell === 'lstm' ? 4 : 1;
}

/**
 * Forward of a recurrent net reading symbols `x` [T,B]: the input products of all time steps at once, then the
 * recurrence, layer by layer, then the head over all T*B rows. `weight` finds a parameter's view; with `carry` a run
 * starts from the state the last one ended in.
 */
export function unroll(
  build: Allocation,
  label: string,
  shape: ModelShape,
  weight: (name: string) => BufferView,
  x: Slot,
  T: number,
  B: number,
  carry: 0 | 1,
): Unrolled {
  const { cell, layers: L, hiddenSize: H, inputs: V } = shape;
  const G = gateCount(shape);
  const R = T * B;
  const steps: Step[] = [];
  const layers: LayerSlots[] = [];
  for (let l = 0; l < L; l++) {
    const gates = build.floats(`${label} gates ${l}`, R * H * G);
    const h = build.floats(`${label} h ${l}`, (R + B) * H);
    const c = cell === 'lstm' ? build.floats(`${label} c ${l}`, (R + B) * H) : null;
    const input = weight(`${cell}.weight_ih_l${l}`);
    const below = layers[l - 1];
    steps.push(
      below
        ? {
            op: matmulNN,
            buffers: [whole(below.h), input, whole(gates)],
            params: { M: R, N: H * G, K: H, offsetA: B * H },
          }
        : { op: gather, buffers: [input, whole(x), whole(gates)], params: { R, V, N: H * G } },
    );
    const recurrent = ['weight_hh', 'bias_ih', 'bias_hh'].map((name) => weight(`${cell}.${name}_l${l}`));
    const params = { T, B, H, carry };
    if (c) steps.push({ op: lstmSequence, buffers: [...recurrent, whole(gates), whole(h), whole(c)], params });
    else steps.push({ op: rnnSequence, buffers: [...recurrent, whole(gates), whole(h)], params });
    layers.push({ gates, h, c });
  }
  const logits = build.floats(`${label} logits`, R * V);
  const top = layers[L - 1]!.h;
  steps.push({
    op: linear,
    buffers: [whole(top), weight('head.weight'), weight('head.bias'), whole(logits)],
    params: { M: R, N: V, K: H, offsetA: B * H },
  });
  return { layers, logits, steps };
}

/** State slots of a net, h and c of each layer: what a checkpoint keeps and a fresh start zeroes. */
export function stateSlots(layers: readonly LayerSlots[]): Slot[] {
  return layers.flatMap(({ h, c }) => (c ? [h, c] : [h]));
}

/** The first [B,H] of a state slot: where a step starts from. */
export function startState(slot: Slot, B: number, H: number): BufferView {
  return part(slot, 0, B * H);
}
