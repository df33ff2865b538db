import type { Config } from '../config/schema.ts';
import { type Engine, type Slot, type Step, whole } from '../engine/engine.ts';
import { drawText } from '../ops/draw_text.ts';
import { gatherGrad } from '../ops/gather.ts';
import { linearGrad, recurrentGrad } from '../ops/linear_grad.ts';
import { lstmSequenceGrad } from '../ops/lstm_sequence.ts';
import { matmulNT, matmulTN } from '../ops/matmul.ts';
import { rnnSequenceGrad } from '../ops/rnn_sequence.ts';
import { softmaxCrossEntropy } from '../ops/softmax_cross_entropy.ts';
import { evaluation } from './evaluation.ts';
import { initialize } from './initialize.ts';
import { Allocation, type Model, type TextData } from './model.ts';
import { type Learner, makeLearner } from './optimize.ts';
import { parameterTable } from './parameters.ts';
import { sampler } from './sampler.ts';
import type { ModelShape } from './shape.ts';
import { textTensors } from './tensors.ts';
import { type Gradients, gateCount, stateSlots, type Unrolled, unroll } from './unroll.ts';

/**
 * An RNN or LSTM that reads text, on an engine: one training step draws a batch on the device, runs forward, loss and
 * backward through time, and updates the weights. Rejects with E_LIMIT where a buffer is larger than the device's.
 */
export async function buildTextModel(
  engine: Engine,
  shape: ModelShape,
  config: Config,
  data: TextData,
): Promise<Model> {
  const build = new Allocation(engine);
  try {
    const table = parameterTable(shape);
    const learner = makeLearner(build, table, config, initialize(table, config));
    const { inputs: V, sequenceLength: T, batchSize: B } = shape;
    const R = T * B;
    const corpus = build.integers('corpus', data.tokens.length, data.tokens);
    const x = build.integers('x', R);
    const y = build.integers('y', R);
    const random = config.batching === 'random' ? 1 : 0;
    const starts = build.integers('symbol starts', V + 1);
    const order = build.integers('symbol order', R);
    const draw: Step = {
      op: drawText,
      buffers: [corpus, learner.counters, x, y, starts, order].map(whole),
      params: { first: 0, length: data.trainLength, T, B, random, V },
    };
    const carry = config.carryState && !random ? 1 : 0;
    const net = unroll(build, 'train', shape, learner.weight, x, T, B, carry);
    const states = stateSlots(net.layers);
    const dlogits = build.floats('dlogits', R * V);
    const probabilities = build.floats('probabilities', R * V);
    const rowLoss = build.floats('row loss', R);
    const loss: Step = {
      op: softmaxCrossEntropy,
      buffers: [net.logits, y, dlogits, probabilities, rowLoss].map(whole),
      params: { R, V },
    };
    const back = backward(build, shape, learner, net, dlogits, { starts, order });
    const look = [draw, ...net.steps, loss, ...back.steps];
    const model = {
      shape,
      parameters: table,
      ...learner,
      states,
      train: await build.compile('train', [...look, ...learner.finish(rowLoss, R)]),
      looped: false,
      observe: await build.compile('observe', look),
      evaluation: await evaluation(build, shape, learner, corpus, data),
      sampler: await sampler(build, shape, learner, config),
      tensors: textTensors(shape, table, learner, net, back, { x, y, probabilities, rowLoss }),
      dispose: () => build.free(),
    };
    return model;
  } catch (error) {
    build.free();
    throw error;
  }
}

function backward(
  build: Allocation,
  shape: ModelShape,
  learner: Learner,
  net: Unrolled,
  dlogits: Slot,
  places: { starts: Slot; order: Slot },
): Gradients & { steps: Step[] } {
  const { cell, layers: L, inputs: V, hiddenSize: H, sequenceLength: T, batchSize: B } = shape;
  const G = gateCount(shape);
  const R = T * B;
  const N = H * G;
  const top = net.layers[L - 1]!;
  const dh = net.layers.map((_, l) => build.floats(`dh ${l}`, R * H));
  const dgates = net.layers.map((_, l) => build.floats(`dgates ${l}`, R * N));
  const steps: Step[] = [
    {
      op: linearGrad,
      buffers: [whole(top.h), whole(dlogits), learner.grad('head.weight'), learner.grad('head.bias')],
      params: { M: H, N: V, K: R, offsetA: B * H },
    },
    {
      op: matmulNT,
      buffers: [whole(dlogits), learner.weight('head.weight'), whole(dh[L - 1]!)],
      params: { M: R, N: H, K: V, offsetA: 0 },
    },
  ];
  for (let l = L - 1; l >= 0; l--) {
    const { gates, h, c } = net.layers[l]!;
    const recurrent = learner.weight(`${cell}.weight_hh_l${l}`);
    const dg = whole(dgates[l]!);
    const params = { T, B, H };
    if (c) {
      const dc = build.floats(`dc ${l}`, B * H);
      steps.push({
        op: lstmSequenceGrad,
        buffers: [recurrent, whole(gates), whole(c), whole(dh[l]!), dg, whole(dc)],
        params,
      });
    } else steps.push({ op: rnnSequenceGrad, buffers: [recurrent, whole(h), whole(dh[l]!), dg], params });
    const grad = (name: string) => learner.grad(`${cell}.${name}_l${l}`);
    steps.push({
      op: recurrentGrad,
      buffers: [whole(h), dg, grad('weight_hh'), grad('bias_ih'), grad('bias_hh')],
      params: { M: H, N, K: R, offsetA: 0 },
    });
    const below = net.layers[l - 1];
    if (below) {
      steps.push(
        { op: matmulTN, buffers: [whole(below.h), dg, grad('weight_ih')], params: { M: H, N, K: R, offsetA: B * H } },
        {
          op: matmulNT,
          buffers: [dg, learner.weight(`${cell}.weight_ih_l${l}`), whole(dh[l - 1]!)],
          params: { M: R, N: H, K: N, offsetA: 0 },
        },
      );
    } else {
      steps.push({
        op: gatherGrad,
        buffers: [dg, whole(places.starts), whole(places.order), grad('weight_ih')],
        params: { R, V, N },
      });
    }
  }
  return { dlogits, dh, dgates, steps };
}
