import { blocks, type OpSpec, size } from './op.ts';

/** A linear layer: every row through the weights, and one bias a column. */
export const linear: OpSpec = {
  name: 'linear',
  buffers: [
    { name: 'a', role: 'in', type: 'f32', shape: '[offsetA+M*K]', note: 'rows [M,K], after offsetA elements' },
    { name: 'w', role: 'in', type: 'f32', shape: '[K,N]', note: 'weights [in,out]' },
    { name: 'b', role: 'in', type: 'f32', shape: '[N]', note: 'bias of each column' },
    { name: 'y', role: 'out', type: 'f32', shape: '[M,N]', note: 'a w + b' },
  ],
  params: [
    size('M', 'rows'),
    size('N', 'columns out'),
    size('K', 'columns in'),
    size('offsetA', 'elements to skip before the rows'),
  ],
  source: 'y[m,n] = b[n] + sum_k a[m,k] w[k,n]',
  workgroup: [8, 8],
  grid: ({ M, N }) => [blocks(N!, 4), blocks(M!, 4)],
  reference([a, w, b, y], { M, N, K, offsetA }) {
    for (let m = 0; m < M!; m++) {
      for (let n = 0; n < N!; n++) {
        let sum = b![n]!;
        for (let k = 0; k < K!; k++) sum += a![offsetA! + m * K! + k]! * w![k * N! + n]!;
        y![m * N! + n] = sum;
      }
    }
  },
};
