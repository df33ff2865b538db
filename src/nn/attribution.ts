import { type BufferView, type Engine, type Program, part, type Slot, type Step, whole } from '../engine/engine.ts';
import { recurrentGrad } from '../ops/linear_grad.ts';
import { lstmSequenceGrad } from '../ops/lstm_sequence.ts';
import { matmulNT } from '../ops/matmul.ts';
import { rnnSequenceGrad } from '../ops/rnn_sequence.ts';
import { softmaxCrossEntropy } from '../ops/softmax_cross_entropy.ts';
import { Allocation, type Model } from './model.ts';
import { gateCount, type LayerSlots, unroll } from './unroll.ts';

/**
 * Asks on which of T characters a prediction rests: `read` runs one stream forward over `symbols` from zeroed states;
 * `blame` goes back from `dlogits` to what entered the first layer. Beside the model it belongs to, whose weights it reads.
 */
export interface Attribution {
  readonly length: number;
  readonly read: Program;
  readonly blame: Program;
  /** u32 [T], to be written before `read`. */
  readonly symbols: Slot;
  /** [T,V] after `read`. */
  readonly probabilities: Slot;
  /** [T,V], to be written before `blame`. */
  readonly dlogits: Slot;
  /** [T,N] after `blame`: gradient of the first layer's sums, N = H or 4H as the engine holds them. */
  readonly dsums: Slot;
  /** [V,N]: what each symbol adds to these sums. */
  readonly embedding: BufferView;
  /** [H,N] after `blame`: gradient of the first layer's recurrent weights, as the engine holds them. */
  readonly drecurrent: Slot;
  /** States and gates of every layer after `read`, one stream. */
  readonly layers: readonly LayerSlots[];
  dispose(): void;
}

/** The attribution programs of a model that reads text, over T characters. Rejects with E_LIMIT where T is too large. */
export async function buildAttribution(engine: Engine, model: Model, T: number): Promise<Attribution> {
  const { shape, parameters, weights } = model;
  const { cell, layers: L, inputs: V, hiddenSize: H } = shape;
  const build = new Allocation(engine);
  const weight = (name: string): BufferView => {
    const { offset, length } = parameters.get(name);
    return part(weights, offset, length);
  };
  try {
    const symbols = build.integers('attribution symbols', T);
    const targets = build.integers('attribution targets', T);
    const net = unroll(build, 'attribution', shape, weight, symbols, T, 1, 0);
    const probabilities = build.floats('attribution probabilities', T * V);
    const dlogits = build.floats('attribution dlogits', T * V);
    const score: Step = {
      op: softmaxCrossEntropy,
      buffers: [net.logits, targets, dlogits, probabilities, build.floats('attribution loss', T)].map(whole),
      params: { R: T, V },
    };
    const N = H * gateCount(shape);
    const back: Step[] = [];
    let upper = whole(dlogits);
    let matrix = weight('head.weight');
    let K = V;
    for (let l = L - 1; l >= 0; l--) {
      const { gates, h, c } = net.layers[l]!;
      const dh = whole(build.floats(`attribution dh ${l}`, T * H));
      const dsums = whole(build.floats(`attribution dsums ${l}`, T * N));
      const recurrent = weight(`${cell}.weight_hh_l${l}`);
      const params = { T, B: 1, H };
      back.push({ op: matmulNT, buffers: [upper, matrix, dh], params: { M: T, N: H, K, offsetA: 0 } });
      if (c) {
        const dc = whole(build.floats(`attribution dc ${l}`, H));
        back.push({ op: lstmSequenceGrad, buffers: [recurrent, whole(gates), whole(c), dh, dsums, dc], params });
      } else back.push({ op: rnnSequenceGrad, buffers: [recurrent, whole(h), dh, dsums], params });
      upper = dsums;
      matrix = weight(`${cell}.weight_ih_l${l}`);
      K = N;
    }
    const drecurrent = build.floats('attribution drecurrent', H * N);
    const biases = [0, 1].map((k) => build.floats(`attribution dbias ${k}`, N));
    back.push({
      op: recurrentGrad,
      buffers: [whole(net.layers[0]!.h), upper, ...[drecurrent, ...biases].map(whole)],
      params: { M: H, N, K: T, offsetA: 0 },
    });
    return {
      length: T,
      read: await build.compile('attribution', [...net.steps, score]),
      blame: await build.compile('attribution back', back),
      symbols,
      probabilities,
      dlogits,
      dsums: upper.slot,
      embedding: matrix,
      drecurrent,
      layers: net.layers,
      dispose: () => build.free(),
    };
  } catch (error) {
    build.free();
    throw error;
  }
}
