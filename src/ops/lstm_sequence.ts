import { lstmCell } from './lstm_cell.ts';
import { lstmCellGrad } from './lstm_cell_grad.ts';
import { type OpSpec, size } from './op.ts';
import { lstmStart } from './start_state.ts';

const sizes = [size('T', 'time steps'), size('B', 'streams'), size('H', 'units')];
const spec = (op: OpSpec, name: string) => op.buffers.find((buffer) => buffer.name === name)!;

/**
 * An LSTM layer over a whole sequence: from its start state through T steps. Streams never meet, so a device may walk
 * them side by side and apart.
 */
export const lstmSequence: OpSpec = {
  name: 'lstm_sequence',
  buffers: [
    spec(lstmCell, 'w_hh'),
    spec(lstmCell, 'b_ih'),
    spec(lstmCell, 'b_hh'),
    { name: 'gates', role: 'inout', type: 'f32', shape: '[T,B,H,4]', note: 'in: x W_ih; out: i, f, g, o' },
    { name: 'h', role: 'inout', type: 'f32', shape: '[T+1,B,H]', note: 'row 0: start; row t+1: after step t' },
    { name: 'c', role: 'inout', type: 'f32', shape: '[T+1,B,H]', note: 'as h, the memory' },
  ],
  params: [...sizes, size('carry', '1: starts from row T, where the last run ended; 0: from zeros')],
  source: lstmCell.source,
  workgroup: [128, 2],
  grid: ({ B }) => [64, B!],
  reference([w, bIh, bHh, gates, h, c], params) {
    lstmStart.reference([h!, c!], params);
    for (let t = 0; t < params.T!; t++) lstmCell.reference([w!, bIh!, bHh!, gates!, h!, c!], { ...params, t });
  },
};

/** Backpropagation through time of an LSTM layer, from the last step to the first. */
export const lstmSequenceGrad: OpSpec = {
  name: 'lstm_sequence_grad',
  buffers: [
    spec(lstmCellGrad, 'w_hh'),
    spec(lstmCellGrad, 'gates'),
    spec(lstmCellGrad, 'c'),
    { name: 'dh', role: 'inout', type: 'f32', shape: '[T,B,H]', note: 'in: dL/dh from above; out: all of dL/dh' },
    { name: 'dgates', role: 'out', type: 'f32', shape: '[T,B,H,4]', note: 'gradient before the nonlinearities' },
    { name: 'dc', role: 'out', type: 'f32', shape: '[B,H]', note: 'gradient of the memory it started with' },
  ],
  params: sizes,
  source: lstmCellGrad.source,
  workgroup: [32, 8],
  grid: ({ B }) => [64, B!],
  reference(buffers, params) {
    for (let t = params.T! - 1; t >= 0; t--) lstmCellGrad.reference(buffers, { ...params, t });
  },
};
