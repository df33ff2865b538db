import { type Slot, type Step, whole } from '../engine/engine.ts';
import { controlLength, countersLength } from '../ops/control.ts';
import { drawText } from '../ops/draw_text.ts';
import { record } from '../ops/record.ts';
import { softmaxCrossEntropy } from '../ops/softmax_cross_entropy.ts';
import type { Allocation, Evaluation, TextData } from './model.ts';
import type { Learner } from './optimize.ts';
import type { ModelShape } from './shape.ts';
import { forwardTensors } from './tensors.ts';
import { stateSlots, unroll } from './unroll.ts';

const mostStreams = 8;
const mostChunks = 8;

/**
 * A forward-only program over the held-out text: a few streams that start evenly over it and read on, state carried,
 * for at most 8 x 8 x T characters; always the same ones, so that rounds compare. Null where the held-out part is
 * shorter than one sequence and its successor.
 */
export async function evaluation(
  build: Allocation,
  shape: ModelShape,
  learner: Learner,
  corpus: Slot,
  data: TextData,
): Promise<Evaluation | null> {
  const { inputs: V, sequenceLength: T } = shape;
  const { trainLength: first, validationLength: length } = data;
  if (length < T + 1) return null;
  const B = Math.min(mostStreams, Math.floor((length - 1) / T));
  const chunks = Math.max(1, Math.min(mostChunks, Math.floor((length - 1) / (B * T))));
  const R = T * B;
  const x = build.integers('held-out x', R);
  const y = build.integers('held-out y', R);
  const starts = build.integers('held-out symbol starts', V + 1);
  const order = build.integers('held-out symbol order', R);
  const counters = build.integers('held-out counters', countersLength);
  const control = build.floats('held-out control', controlLength);
  const ring = build.floats('held-out ring', chunks * 2);
  const net = unroll(build, 'held-out', shape, learner.weight, x, T, B, 1);
  const states = stateSlots(net.layers);
  const dlogits = build.floats('held-out dlogits', R * V);
  const probabilities = build.floats('held-out probabilities', R * V);
  const rowLoss = build.floats('held-out row loss', R);
  const steps: Step[] = [
    {
      op: drawText,
      buffers: [corpus, counters, x, y, starts, order].map(whole),
      params: { first, length, T, B, random: 0, V },
    },
    ...net.steps,
    { op: softmaxCrossEntropy, buffers: [net.logits, y, dlogits, probabilities, rowLoss].map(whole), params: { R, V } },
    { op: record, buffers: [rowLoss, counters, control, ring].map(whole), params: { R, S: chunks } },
  ];
  const tensors = forwardTensors(shape, net, { x, y, probabilities, rowLoss }, T, B);
  const program = await build.compile('held-out', steps);
  return { program, chunks, pairs: length - 1, streams: B, tensors, counters, ring, states };
}
