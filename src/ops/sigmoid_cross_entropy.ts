import { sigmoid } from './activation.ts';
import { type OpSpec, size, strided } from './op.ts';

/** Probability of the label 1, its loss in nats and the gradient of the mean loss. */
export const sigmoidCrossEntropy: OpSpec = {
  name: 'sigmoid_cross_entropy',
  buffers: [
    { name: 'logits', role: 'in', type: 'f32', shape: '[R]', note: 'scores' },
    { name: 'targets', role: 'in', type: 'f32', shape: '[R]', note: 'labels, 0 or 1' },
    { name: 'dlogits', role: 'out', type: 'f32', shape: '[R]', note: 'gradient of the mean loss over R rows' },
    { name: 'probabilities', role: 'out', type: 'f32', shape: '[R]', note: 'sigmoid of each score' },
    { name: 'rowLoss', role: 'out', type: 'f32', shape: '[R]', note: 'loss of each row in nats' },
  ],
  params: [size('R', 'rows')],
  source: 'loss = max(z, 0) - z y + log(1 + e^-|z|); PyTorch binary_cross_entropy_with_logits',
  workgroup: [64, 1],
  grid: ({ R }) => strided(R!),
  reference([logits, targets, dlogits, probabilities, rowLoss], { R }) {
    for (let r = 0; r < R!; r++) {
      const z = logits![r]!;
      const y = targets![r]!;
      const p = sigmoid(z);
      probabilities![r] = p;
      dlogits![r] = (p - y) / R!;
      rowLoss![r] = Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z)));
    }
  },
};
