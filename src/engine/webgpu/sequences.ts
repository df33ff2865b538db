import { lstmSequence, lstmSequenceGrad } from '../../ops/lstm_sequence.ts';
import { blocks, type OpSpec, size } from '../../ops/op.ts';
import { rnnSequence, rnnSequenceGrad } from '../../ops/rnn_sequence.ts';
import { type Kernel, plainKernel, type Variant } from './kernel.ts';

/** Streams a workgroup walks. */
const streams = 4;
/** Units whose states, and the parts of their sums, still go into 16 KiB of workgroup memory. */
const mostUnits = 256;
const span = [size('first_step', 'steps walked before'), size('steps', 'steps to walk')];

const why =
  'streams of a batch never meet, so a workgroup walks four of them through all time steps with barriers of its own: ' +
  'one launch instead of one a step, which is what a recurrence of up to 256 units costs on a GPU. Every workgroup ' +
  'reads the recurrent weights from the cache at each step, so it wants streams for some workgroups, and weights ' +
  '(4 H^2 numbers) that the cache holds';

/**
 * The kernel of an op for H units. Lanes along x own a unit of an LSTM going forward, else four units; what is left of
 * the workgroup shares each sum along y, so that a small layer has not only a few lanes at work.
 */
function kernel(op: OpSpec, H: number): Kernel {
  const own = op === lstmSequence ? H : blocks(H, 4);
  const x = 2 ** Math.ceil(Math.log2(Math.max(16, own)));
  return { ...plainKernel(op), more: span, workgroup: [x, Math.max(1, (gatesOf(op) === 4 ? 256 : 128) / x)] };
}

const gatesOf = (op: OpSpec) => (op === lstmSequence || op === lstmSequenceGrad ? 4 : 1);

/** All steps in one dispatch, or as few as keep each to what a dispatch may do. */
function whole(op: OpSpec): Variant {
  return {
    name: 'sequence',
    why,
    fits: ({ H }) => H! <= mostUnits,
    work: ({ T, B, H }) => 2 * T! * B! * H! ** 2 * gatesOf(op),
    pieces(params, most) {
      const { T, B, H } = params as { T: number; B: number; H: number };
      const one = kernel(op, H);
      const steps = Math.max(1, Math.min(T, Math.floor(most / (2 * B * H * H * gatesOf(op)))));
      return Array.from({ length: Math.ceil(T / steps) }, (_, i) => ({
        kernel: one,
        params: { ...params, first_step: i * steps, steps: Math.min(steps, T - i * steps) },
        grid: [blocks(B, streams) * one.workgroup[0], one.workgroup[1]] as const,
      }));
    },
  };
}

/** The way to walk the sequence of a recurrent layer without a dispatch a step. */
export const sequences: Readonly<Record<string, Variant>> = {
  lstm_sequence: whole(lstmSequence),
  lstm_sequence_grad: whole(lstmSequenceGrad),
  rnn_sequence: whole(rnnSequence),
  rnn_sequence_grad: whole(rnnSequenceGrad),
};
