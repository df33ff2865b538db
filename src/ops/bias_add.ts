import { type OpSpec, size, strided } from './op.ts';

const params = [size('M', 'rows'), size('N', 'columns')];

/** Adds one bias a column to every row. */
export const biasAdd: OpSpec = {
  name: 'bias_add',
  buffers: [
    { name: 'y', role: 'inout', type: 'f32', shape: '[M,N]', note: 'in: x; out: x + b' },
    { name: 'b', role: 'in', type: 'f32', shape: '[N]', note: 'bias of each column' },
  ],
  params,
  source: 'y[m,n] = x[m,n] + b[n]',
  workgroup: [64, 1],
  grid: ({ M, N }) => strided(M! * N!),
  reference([y, b], { M, N }) {
    for (let m = 0; m < M!; m++) for (let n = 0; n < N!; n++) y![m * N! + n] = y![m * N! + n]! + b![n]!;
  },
};

/** Gradient of a bias: the sums of the columns. A workgroup owns 16 columns and shares their rows among 16 lanes. */
export const biasGrad: OpSpec = {
  name: 'bias_grad',
  buffers: [
    { name: 'dy', role: 'in', type: 'f32', shape: '[M,N]', note: 'gradient of the sum' },
    { name: 'db', role: 'out', type: 'f32', shape: '[N]', note: 'gradient of the bias' },
  ],
  params,
  source: 'db[n] = sum_m dy[m,n]',
  workgroup: [16, 16],
  grid: ({ N }) => [N!, 16],
  reference([dy, db], { M, N }) {
    for (let n = 0; n < N!; n++) {
      let sum = 0;
      for (let m = 0; m < M!; m++) sum += dy![m * N! + n]!;
      db![n] = sum;
    }
  },
};
