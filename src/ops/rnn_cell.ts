import { blocks, type OpSpec, size } from './op.ts';

const params = [size('t', 'time step'), size('T', 'time steps'), size('B', 'streams'), size('H', 'units')];

/** One step of a tanh RNN layer for all streams. */
export const rnnCell: OpSpec = {
  name: 'rnn_cell',
  buffers: [
    { name: 'w_hh', role: 'in', type: 'f32', shape: '[H,H]', note: 'recurrent weights [in,unit]' },
    { name: 'b_ih', role: 'in', type: 'f32', shape: '[H]', note: 'input bias' },
    { name: 'b_hh', role: 'in', type: 'f32', shape: '[H]', note: 'recurrent bias' },
    { name: 'pre', role: 'in', type: 'f32', shape: '[T,B,H]', note: 'x W_ih' },
    { name: 'h', role: 'inout', type: 'f32', shape: '[T+1,B,H]', note: 'reads h[t], writes h[t+1]' },
  ],
  params,
  source: 'PyTorch nn.RNN: h = tanh(x W_ih + b_ih + h W_hh + b_hh); Elman 1990',
  workgroup: [8, 8],
  grid: ({ B, H }) => [blocks(H!, 4), blocks(B!, 4)],
  reference([w, bIh, bHh, pre, h], { t, B, H }) {
    for (let b = 0; b < B!; b++) {
      const now = (t! * B! + b) * H!;
      const next = now + B! * H!;
      for (let j = 0; j < H!; j++) {
        let sum = pre![now + j]! + bIh![j]! + bHh![j]!;
        for (let k = 0; k < H!; k++) sum += h![now + k]! * w![k * H! + j]!;
        h![next + j] = Math.tanh(sum);
      }
    }
  },
};
