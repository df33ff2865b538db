import { sigmoid } from './activation.ts';
import { blocks, type OpSpec, size } from './op.ts';

/** One step of an LSTM layer for all streams: recurrent product, gates and memory fused. */
export const lstmCell: OpSpec = {
  name: 'lstm_cell',
  buffers: [
    { name: 'w_hh', role: 'in', type: 'f32', shape: '[H,H,4]', note: 'recurrent weights [in,unit,gate]' },
    { name: 'b_ih', role: 'in', type: 'f32', shape: '[H,4]', note: 'input bias [unit,gate]' },
    { name: 'b_hh', role: 'in', type: 'f32', shape: '[H,4]', note: 'recurrent bias [unit,gate]' },
    { name: 'gates', role: 'inout', type: 'f32', shape: '[T,B,H,4]', note: 'in: x W_ih; out at t: i, f, g, o' },
    { name: 'h', role: 'inout', type: 'f32', shape: '[T+1,B,H]', note: 'reads h[t], writes h[t+1]' },
    { name: 'c', role: 'inout', type: 'f32', shape: '[T+1,B,H]', note: 'reads c[t], writes c[t+1]' },
  ],
  params: [size('t', 'time step'), size('T', 'time steps'), size('B', 'streams'), size('H', 'units')],
  source: 'PyTorch nn.LSTM: c = f c + i g, h = o tanh c; Hochreiter and Schmidhuber 1997, Gers et al. 2000',
  workgroup: [16, 4],
  grid: ({ B, H }) => [H!, blocks(B!, 4)],
  reference([w, bIh, bHh, gates, h, c], { t, B, H }) {
    for (let b = 0; b < B!; b++) {
      const now = (t! * B! + b) * H!;
      const next = now + B! * H!;
      for (let j = 0; j < H!; j++) {
        const pre = [0, 1, 2, 3].map((g) => {
          let sum = gates![(now + j) * 4 + g]! + bIh![j * 4 + g]! + bHh![j * 4 + g]!;
          for (let k = 0; k < H!; k++) sum += h![now + k]! * w![(k * H! + j) * 4 + g]!;
          return sum;
        });
        const i = sigmoid(pre[0]!);
        const f = sigmoid(pre[1]!);
        const g = Math.tanh(pre[2]!);
        const o = sigmoid(pre[3]!);
        const memory = f * c![now + j]! + i * g;
        gates!.set([i, f, g, o], (now + j) * 4);
        c![next + j] = memory;
        h![next + j] = o * Math.tanh(memory);
      }
    }
  },
};
