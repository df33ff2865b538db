import { blocks, type Data, type OpSpec, type Params, size } from './op.ts';

const params = [
  size('M', 'columns in: rows of the weights'),
  size('N', 'columns out'),
  size('K', 'rows summed over'),
  size('offsetA', 'elements to skip before the rows'),
];

/** dw = a^T dy, and what every bias gets: the sums of dy's columns. */
function gradient([a, dy, dw, ...biases]: readonly Data[], { M, N, K, offsetA }: Params): void {
  for (let n = 0; n < N!; n++) {
    for (let m = 0; m < M!; m++) {
      let sum = 0;
      for (let k = 0; k < K!; k++) sum += a![offsetA! + k * M! + m]! * dy![k * N! + n]!;
      dw![m * N! + n] = sum;
    }
    let sum = 0;
    for (let k = 0; k < K!; k++) sum += dy![k * N! + n]!;
    for (const db of biases) db[n] = sum;
  }
}

/** Gradient of a linear layer's weights and bias. */
export const linearGrad: OpSpec = {
  name: 'linear_grad',
  buffers: [
    { name: 'a', role: 'in', type: 'f32', shape: '[offsetA+K*M]', note: 'what went in [K,M], after offsetA elements' },
    { name: 'dy', role: 'in', type: 'f32', shape: '[K,N]', note: 'gradient of what came out' },
    { name: 'dw', role: 'out', type: 'f32', shape: '[M,N]', note: 'gradient of the weights [in,out]' },
    { name: 'db', role: 'out', type: 'f32', shape: '[N]', note: 'gradient of the bias' },
  ],
  params,
  source: 'dw[m,n] = sum_k a[k,m] dy[k,n], db[n] = sum_k dy[k,n]',
  workgroup: [8, 8],
  grid: ({ M, N }) => [blocks(N!, 4), blocks(M!, 4)],
  reference: gradient,
};

/** Gradient of a recurrent layer's weights and of both its biases, which are one sum in PyTorch and get the same. */
export const recurrentGrad: OpSpec = {
  name: 'recurrent_grad',
  buffers: [
    { name: 'h', role: 'in', type: 'f32', shape: '[offsetA+K*M]', note: 'state each step began with [K,M]' },
    { name: 'da', role: 'in', type: 'f32', shape: '[K,N]', note: 'gradient before the nonlinearities' },
    { name: 'dw', role: 'out', type: 'f32', shape: '[M,N]', note: 'gradient of w_hh [in,unit(,gate)]' },
    { name: 'db_ih', role: 'out', type: 'f32', shape: '[N]', note: 'gradient of the input bias' },
    { name: 'db_hh', role: 'out', type: 'f32', shape: '[N]', note: 'gradient of the recurrent bias' },
  ],
  params,
  source: 'dw[m,n] = sum_k h[k,m] da[k,n], db_ih[n] = db_hh[n] = sum_k da[k,n]; k runs over time and streams',
  workgroup: [8, 8],
  grid: ({ M, N }) => [blocks(N!, 4), blocks(M!, 4)],
  reference: gradient,
};
