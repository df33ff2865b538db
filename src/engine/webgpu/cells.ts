import { lstmCell } from '../../ops/lstm_cell.ts';
import { lstmCellGrad } from '../../ops/lstm_cell_grad.ts';
import { blocks, type OpSpec, type Params } from '../../ops/op.ts';
import { rnnCell } from '../../ops/rnn_cell.ts';
import { rnnCellGrad } from '../../ops/rnn_cell_grad.ts';
import { lstmStart, rnnStart } from '../../ops/start_state.ts';
import { byBlocks, type Kernel, type Piece, plainKernel, plainPiece, type Variant } from './kernel.ts';
import { skip } from './products.ts';

/** How `shaders/products` walks the product of a cell: streams and fours of columns an invocation has, and when so. */
const walks = {
  block: {
    parts: ['products/registers', 'products/block'],
    rows: 8,
    across: 2,
    why:
      '8 streams by 8 columns an invocation, so that a weight is loaded once for eight streams: the least work, in few ' +
      'invocations. Right where cores are few, and for many streams',
  },
  small: {
    parts: ['products/small'],
    rows: 4,
    across: 1,
    why:
      '4 streams by 4 columns an invocation: four times as many invocations for the same step. Right on GPUs, which ' +
      'wait for the slowest invocation of a step that is too small to fill them',
  },
  wide: {
    parts: ['products/wide'],
    rows: 16,
    across: 4,
    why:
      '16 streams by 16 columns an invocation: half the loads again, in a few invocations a processor. Right in software ' +
      'only, where loads are what a step costs',
  },
} as const;

const order = ['block', 'small', 'wide'] as const;

type Walk = keyof typeof walks;

function kernel(op: OpSpec, walk: Walk): Kernel {
  // Narrow blocks, so that also a layer of 128 units is more than one workgroup.
  const block = op === lstmCell ? ([16, 4] as const) : ([4, 8] as const);
  const workgroup = { small: op.workgroup, block, wide: [4, 1] as const }[walk];
  return { ...plainKernel(op), parts: walks[walk].parts, more: [skip], workgroup };
}

/** One time step. An LSTM's product has a four a unit, its gates; going back, and in an RNN, units go by fours. */
function step(op: OpSpec, walk: Walk, params: Params, most: number): readonly Piece[] {
  const { B, H } = params as { B: number; H: number };
  const { rows, across } = walks[walk];
  const columns = op === lstmCell ? H : blocks(H, 4);
  return byBlocks(kernel(op, walk), params, [blocks(columns, across), blocks(B, rows)], work(op, params), most);
}

function work(op: OpSpec, { B, H }: Params): number {
  return 2 * B! * H! ** 2 * (op === lstmCell || op === lstmCellGrad ? 4 : 1);
}

function cell(op: OpSpec): readonly Variant[] {
  return order.map((walk) => ({
    software: walk === 'wide',
    name: walk,
    why: walks[walk].why,
    fits: () => true,
    work: (params) => work(op, params),
    pieces: (params, most) => step(op, walk, params, most),
  }));
}

/** Steps t = 0, 1, ... from a start, or t = T-1, ... without one. */
function sequence(start: OpSpec | null, op: OpSpec): readonly Variant[] {
  return order.map((walk) => ({
    software: walk === 'wide',
    name: `stepwise ${walk}`,
    why:
      'one dispatch a time step, all invocations meet between steps, whatever the size of the layer; ' +
      walks[walk].why,
    fits: () => true,
    work: (params) => params.T! * work(op, params),
    pieces(params, most) {
      const T = params.T!;
      const steps = Array.from({ length: T }, (_, i) =>
        step(op, walk, { ...params, t: start ? i : T - 1 - i }, most),
      ).flat();
      return start ? [plainPiece(start, params), ...steps] : steps;
    },
  }));
}

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
