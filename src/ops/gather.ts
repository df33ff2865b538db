import { blocks, type OpSpec, size, strided } from './op.ts';

const params = [size('R', 'rows read'), size('V', 'rows of the table'), size('N', 'columns')];

/** Rows of a table by index: the product of one-hot vectors with a matrix, without the zeros. */
export const gather: OpSpec = {
  name: 'gather',
  buffers: [
    { name: 'w', role: 'in', type: 'f32', shape: '[V,N]', note: 'table' },
    { name: 'tokens', role: 'in', type: 'u32', shape: '[R]', note: 'row of the table, below V' },
    { name: 'y', role: 'out', type: 'f32', shape: '[R,N]', note: 'the rows read' },
  ],
  params,
  source: 'y[r] = w[tokens[r]] = onehot(tokens[r]) w',
  workgroup: [64, 1],
  grid: ({ R }) => strided(64 * R!),
  reference([w, tokens, y], { R, N }) {
    for (let r = 0; r < R!; r++) {
      for (let n = 0; n < N!; n++) y![r * N! + n] = w![tokens![r]! * N! + n]!;
    }
  },
};

/**
 * Gradient of the table: for each row of it, the sum over the places where it was read, in ascending order. Places come
 * sorted from `token_index`, so that no two invocations add to one number and the sum is the same every time.
 */
export const gatherGrad: OpSpec = {
  name: 'gather_grad',
  buffers: [
    { name: 'dy', role: 'in', type: 'f32', shape: '[R,N]', note: 'gradient of the rows read' },
    { name: 'starts', role: 'in', type: 'u32', shape: '[V+1]', note: 'first place in order of each symbol' },
    { name: 'order', role: 'in', type: 'u32', shape: '[R]', note: 'rows read, by symbol' },
    { name: 'dw', role: 'out', type: 'f32', shape: '[V,N]', note: 'gradient of the table; 0 where nothing was read' },
  ],
  params,
  source: 'dw[v] = sum over tokens[r] = v of dy[r]',
  workgroup: [64, 1],
  grid: ({ V, N }) => [blocks(N!, 4), V!],
  reference([dy, starts, order, dw], { V, N }) {
    for (let v = 0; v < V!; v++) {
      for (let n = 0; n < N!; n++) {
        let sum = 0;
        for (let i = starts![v]!; i < starts![v + 1]!; i++) sum += dy![order![i]! * N! + n]!;
        dw![v * N! + n] = sum;
      }
    }
  },
};
