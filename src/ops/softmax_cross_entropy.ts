import { type OpSpec, size } from './op.ts';

/** Softmax of each row, its loss in nats and the gradient of the mean loss. Eight lanes share a row. */
export const softmaxCrossEntropy: OpSpec = {
  name: 'softmax_cross_entropy',
  buffers: [
    { name: 'logits', role: 'in', type: 'f32', shape: '[R,V]', note: 'scores' },
    { name: 'targets', role: 'in', type: 'u32', shape: '[R]', note: 'symbol that came, below V' },
    { name: 'dlogits', role: 'out', type: 'f32', shape: '[R,V]', note: 'gradient of the mean loss over R rows' },
    { name: 'probabilities', role: 'out', type: 'f32', shape: '[R,V]', note: 'softmax of each row' },
    { name: 'rowLoss', role: 'out', type: 'f32', shape: '[R]', note: 'loss of each row in nats' },
  ],
  params: [size('R', 'rows'), size('V', 'symbols')],
  source: 'loss = log sum_v e^(z_v - max) - (z_y - max), dz = (softmax(z) - onehot(y)) / R; PyTorch cross_entropy',
  workgroup: [8, 8],
  grid: ({ R }) => [8, R!],
  reference([logits, targets, dlogits, probabilities, rowLoss], { R, V }) {
    for (let r = 0; r < R!; r++) {
      const row = r * V!;
      let max = -Infinity;
      for (let v = 0; v < V!; v++) max = Math.max(max, logits![row + v]!);
      let sum = 0;
      for (let v = 0; v < V!; v++) sum += Math.exp(logits![row + v]! - max);
      for (let v = 0; v < V!; v++) {
        const p = Math.exp(logits![row + v]! - max) / sum;
        probabilities![row + v] = p;
        dlogits![row + v] = (p - (targets![r] === v ? 1 : 0)) / R!;
      }
      rowLoss![r] = Math.log(sum) - (logits![row + targets![r]!]! - max);
    }
  },
};
