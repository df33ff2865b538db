import { lstmCell } from '../../ops/lstm_cell.ts';
import { lstmCellGrad } from '../../ops/lstm_cell_grad.ts';
import { blocks, type OpSpec } from '../../ops/op.ts';
import { rnnCell } from '../../ops/rnn_cell.ts';
import { rnnCellGrad } from '../../ops/rnn_cell_grad.ts';
import { lstmStart, rnnStart } from '../../ops/start_state.ts';
import { type Kernel, plainKernel, type Variant } from './kernel.ts';

/** Fours of columns in the product of a cell: an LSTM unit's gates are one, other units go by fours. */
const columns = (op: OpSpec, H: number) => (op === lstmCell ? H : blocks(H, 4));

function small(op: OpSpec): Kernel {
  return { ...plainKernel(op), parts: ['products/small'] };
}

function block(op: OpSpec): Kernel {
  return {
    ...plainKernel(op),
    parts: ['products/registers', 'products/block'],
    // Narrow, so that also a layer of 128 units is more than one workgroup.
    workgroup: op === lstmCell ? [16, 4] : [4, 8],
    grid: ({ B, H }) => [blocks(columns(op, H!), 2), blocks(B!, 8)],
  };
}

const blockWhy =
  '8 streams by 8 columns an invocation, so that a weight is loaded once for eight streams: the least work, in few ' +
  'invocations. Right where cores are few, as in software, and for many streams';
const smallWhy =
  '4 streams by 4 columns an invocation: four times as many invocations for the same step. Right on GPUs, which wait ' +
  'for the slowest invocation of a step that is too small to fill them';

function one(name: string, why: string, kernel: Kernel): Variant {
  return { name, why, fits: () => true, launches: (params) => [{ kernel, params }] };
}

/** Steps t = 0, 1, ... or backwards, one dispatch each. */
function stepwise(name: string, why: string, start: OpSpec | null, cell: Kernel): Variant {
  return {
    name: `stepwise ${name}`,
    why: `one dispatch a time step, all invocations meet between steps, whatever the size of the layer; ${why}`,
    fits: () => true,
    launches(params) {
      const T = params.T!;
      const backwards = start === null;
      const steps = Array.from({ length: T }, (_, i) => ({
        kernel: cell,
        params: { ...params, t: backwards ? T - 1 - i : i },
      }));
      return start ? [{ kernel: plainKernel(start), params }, ...steps] : steps;
    },
  };
}

const cell = (op: OpSpec) => [one('block', blockWhy, block(op)), one('small', smallWhy, small(op))];
const sequence = (start: OpSpec | null, op: OpSpec) => [
  stepwise('block', blockWhy, start, block(op)),
  stepwise('small', smallWhy, start, small(op)),
];

/** Ways to do a step of a recurrent layer, and a whole sequence step by step. */
export const cells: Readonly<Record<string, readonly Variant[]>> = {
  lstm_cell: cell(lstmCell),
  lstm_cell_grad: cell(lstmCellGrad),
  rnn_cell: cell(rnnCell),
  rnn_cell_grad: cell(rnnCellGrad),
  lstm_sequence: sequence(lstmStart, lstmCell),
  lstm_sequence_grad: sequence(null, lstmCellGrad),
  rnn_sequence: sequence(rnnStart, rnnCell),
  rnn_sequence_grad: sequence(null, rnnCellGrad),
};
