import { type OpSpec, size } from './op.ts';
import { rnnCell } from './rnn_cell.ts';
import { rnnCellGrad } from './rnn_cell_grad.ts';
import { rnnStart } from './start_state.ts';

const sizes = [size('T', 'time steps'), size('B', 'streams'), size('H', 'units')];
const spec = (op: OpSpec, name: string) => op.buffers.find((buffer) => buffer.name === name)!;

/** A tanh RNN layer over a whole sequence: from its start state through T steps. */
export const rnnSequence: OpSpec = {
  name: 'rnn_sequence',
  buffers: [
    spec(rnnCell, 'w_hh'),
    spec(rnnCell, 'b_ih'),
    spec(rnnCell, 'b_hh'),
    spec(rnnCell, 'pre'),
    { name: 'h', role: 'inout', type: 'f32', shape: '[T+1,B,H]', note: 'row 0: start; row t+1: after step t' },
  ],
  params: [...sizes, size('carry', '1: starts from row T, where the last run ended; 0: from zeros')],
  source: rnnCell.source,
  workgroup: [32, 4],
  grid: ({ B }) => [64, B!],
  reference([w, bIh, bHh, pre, h], params) {
    rnnStart.reference([h!], params);
    for (let t = 0; t < params.T!; t++) rnnCell.reference([w!, bIh!, bHh!, pre!, h!], { ...params, t });
  },
};

/** Backpropagation through time of a tanh RNN layer, from the last step to the first. */
export const rnnSequenceGrad: OpSpec = {
  name: 'rnn_sequence_grad',
  buffers: [
    spec(rnnCellGrad, 'w_hh'),
    spec(rnnCellGrad, 'h'),
    { name: 'dh', role: 'inout', type: 'f32', shape: '[T,B,H]', note: 'in: dL/dh from above; out: all of dL/dh' },
    { name: 'da', role: 'out', type: 'f32', shape: '[T,B,H]', note: 'gradient before the tanh' },
  ],
  params: sizes,
  source: rnnCellGrad.source,
  workgroup: [32, 4],
  grid: ({ B }) => [64, B!],
  reference(buffers, params) {
    for (let t = params.T! - 1; t >= 0; t--) rnnCellGrad.reference(buffers, { ...params, t });
  },
};
