import { lstmSequence, lstmSequenceGrad } from '../../ops/lstm_sequence.ts';
import { blocks, type OpSpec, type Params, size } from '../../ops/op.ts';
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
  const lstm = op === lstmSequence || op === lstmSequenceGrad;
  const x = 2 ** Math.ceil(Math.log2(Math.max(4, own)));
  const y = Math.max(1, (lstm ? 256 : 128) / x);
  return {
    ...plainKernel(op),
    more: span,
    workgroup: [x, y],
    grid: ({ B }) => [blocks(B!, streams) * x, y],
  };
}

/** All steps in one dispatch, or in a few where one would hold the device for too long. */
function whole(op: OpSpec, parts: number): Variant {
  return {
    name: parts === 1 ? 'sequence' : `sequence in ${parts}`,
    why: parts === 1 ? why : `${why}; in ${parts} dispatches, where one would keep the device from the screen`,
    fits: ({ T, H }) => H! <= mostUnits && T! >= parts,
    launches(params: Params) {
      const one = kernel(op, params.H!);
      const T = params.T!;
      const most = Math.ceil(T / parts);
      return Array.from({ length: Math.ceil(T / most) }, (_, i) => ({
        kernel: one,
        params: { ...params, first_step: i * most, steps: Math.min(most, T - i * most) },
      }));
    },
  };
}

const ways = (op: OpSpec): readonly Variant[] => [1, 4, 16].map((parts) => whole(op, parts));

/** Ways to walk the sequence of a recurrent layer without a dispatch a step. */
export const sequences: Readonly<Record<string, readonly Variant[]>> = {
  lstm_sequence: ways(lstmSequence),
  lstm_sequence_grad: ways(lstmSequenceGrad),
  rnn_sequence: ways(rnnSequence),
  rnn_sequence_grad: ways(rnnSequenceGrad),
};
