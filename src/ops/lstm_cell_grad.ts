import { blocks, type OpSpec, size } from './op.ts';

/** One step of backpropagation through time for an LSTM layer; runs from t = T-1 down to 0. */
export const lstmCellGrad: OpSpec = {
  name: 'lstm_cell_grad',
  buffers: [
    { name: 'w_hh', role: 'in', type: 'f32', shape: '[H,H,4]', note: 'recurrent weights [in,unit,gate]' },
    { name: 'gates', role: 'in', type: 'f32', shape: '[T,B,H,4]', note: 'i, f, g, o after their nonlinearity' },
    { name: 'c', role: 'in', type: 'f32', shape: '[T+1,B,H]', note: 'memory; c[t+1] is what step t wrote' },
    { name: 'dh', role: 'inout', type: 'f32', shape: '[T,B,H]', note: 'in: dL/dh from above; out at t: all of dL/dh' },
    { name: 'dgates', role: 'inout', type: 'f32', shape: '[T,B,H,4]', note: 'reads t+1, writes t: before the gates' },
    { name: 'dc', role: 'inout', type: 'f32', shape: '[B,H]', note: 'what comes back along the memory line' },
  ],
  params: [size('t', 'time step'), size('T', 'time steps'), size('B', 'streams'), size('H', 'units')],
  source: 'backpropagation through c = f c + i g, h = o tanh c; Gers et al. 2000, Graves 2013 (without truncation)',
  workgroup: [8, 8],
  grid: ({ B, H }) => [blocks(H!, 4), blocks(B!, 4)],
  reference([w, gates, c, dh, dgates, dc], { t, T, B, H }) {
    const last = t! + 1 === T!;
    for (let b = 0; b < B!; b++) {
      const now = (t! * B! + b) * H!;
      const next = now + B! * H!;
      for (let j = 0; j < H!; j++) {
        let total = dh![now + j]!;
        // The last step has no future to hear from.
        if (!last) for (let k = 0; k < H! * 4; k++) total += dgates![next * 4 + k]! * w![j * H! * 4 + k]!;
        const [i, f, g, o] = gates!.subarray((now + j) * 4, (now + j) * 4 + 4);
        const squashed = Math.tanh(c![next + j]!);
        const memory = (last ? 0 : dc![b * H! + j]!) + total * o! * (1 - squashed ** 2);
        dh![now + j] = total;
        dgates!.set(
          [
            memory * g! * i! * (1 - i!),
            memory * c![now + j]! * f! * (1 - f!),
            memory * i! * (1 - g! ** 2),
            total * squashed * o! * (1 - o!),
          ],
          (now + j) * 4,
        );
        dc![b * H! + j] = memory * f!;
      }
    }
  },
};
