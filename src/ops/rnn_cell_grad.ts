import { blocks, type OpSpec, size } from './op.ts';

/** One step of backpropagation through time for a tanh RNN layer; runs from t = T-1 down to 0. */
export const rnnCellGrad: OpSpec = {
  name: 'rnn_cell_grad',
  buffers: [
    { name: 'w_hh', role: 'in', type: 'f32', shape: '[H,H]', note: 'recurrent weights [in,unit]' },
    { name: 'h', role: 'in', type: 'f32', shape: '[T+1,B,H]', note: 'states; h[t+1] is what step t wrote' },
    { name: 'dh', role: 'inout', type: 'f32', shape: '[T,B,H]', note: 'in: dL/dh from above; out at t: all of dL/dh' },
    { name: 'da', role: 'inout', type: 'f32', shape: '[T,B,H]', note: 'reads t+1, writes t: before the tanh' },
  ],
  params: [size('t', 'time step'), size('T', 'time steps'), size('B', 'streams'), size('H', 'units')],
  source: 'backpropagation through time, Werbos 1990: dh[t] += da[t+1] W_hh^T, da = dh (1 - h^2)',
  workgroup: [8, 8],
  grid: ({ B, H }) => [blocks(H!, 4), blocks(B!, 4)],
  reference([w, h, dh, da], { t, T, B, H }) {
    for (let b = 0; b < B!; b++) {
      const now = (t! * B! + b) * H!;
      const next = now + B! * H!;
      for (let j = 0; j < H!; j++) {
        let total = dh![now + j]!;
        // The last step has no future to hear from.
        if (t! + 1 < T!) for (let k = 0; k < H!; k++) total += da![next + k]! * w![j * H! + k]!;
        dh![now + j] = total;
        da![now + j] = total * (1 - h![next + j]! ** 2);
      }
    }
  },
};
