/** How far a kernel's float32 may be from the reference: |difference| <= absolute + relative * |expected|. */
export interface Tolerance {
  readonly absolute: number;
  readonly relative: number;
  readonly reason: string;
}

const usual: Tolerance = { absolute: 2e-6, relative: 2e-6, reason: 'a few float32 operations on numbers near one' };

/** Where more is needed, with the reason. */
const special: Readonly<Record<string, Tolerance>> = {
  matmul_nn: { absolute: 2e-5, relative: 1e-5, reason: 'sums of up to 37 products' },
  matmul_nt: { absolute: 2e-5, relative: 1e-5, reason: 'sums of up to 37 products' },
  matmul_tn: { absolute: 2e-5, relative: 1e-5, reason: 'sums of up to 37 products' },
  linear: { absolute: 2e-5, relative: 1e-5, reason: 'sums of up to 37 products' },
  linear_grad: { absolute: 2e-5, relative: 1e-5, reason: 'sums of up to 37 products' },
  recurrent_grad: { absolute: 2e-5, relative: 1e-5, reason: 'sums of up to 37 products' },
  gather_grad: { absolute: 2e-5, relative: 1e-5, reason: 'sums over the rows of a symbol' },
  norm_partials: { absolute: 1e-5, relative: 1e-5, reason: 'sums of squares' },
  rnn_cell: { absolute: 1e-5, relative: 1e-5, reason: 'a sum over the units, then tanh' },
  rnn_cell_grad: { absolute: 1e-5, relative: 1e-5, reason: 'a sum over the units' },
  lstm_cell: { absolute: 1e-5, relative: 1e-5, reason: 'a sum over the units, then gates' },
  lstm_cell_grad: { absolute: 2e-5, relative: 1e-5, reason: 'a sum over four gates of all units' },
  rnn_sequence: { absolute: 2e-5, relative: 1e-5, reason: 'up to five steps of a cell' },
  rnn_sequence_grad: { absolute: 5e-5, relative: 5e-5, reason: 'up to five steps of a cell' },
  lstm_sequence: { absolute: 2e-5, relative: 1e-5, reason: 'up to five steps of a cell' },
  lstm_sequence_grad: { absolute: 5e-5, relative: 5e-5, reason: 'up to five steps of a cell' },
  generate_text: { absolute: 2e-5, relative: 1e-5, reason: 'up to seven steps of up to three layers, then softmax' },
  record: { absolute: 1e-5, relative: 1e-5, reason: 'mean of up to 513 numbers' },
  account: {
    absolute: 1e-4,
    relative: 1e-4,
    reason: 'a root of up to 1,024 sums; beta 0.999 in float32 is 1 - 0.00100005: five parts in 100,000',
  },
  train_neuron: {
    absolute: 1e-4,
    relative: 1e-4,
    reason: 'up to eleven updates, each as account and its optimizer; corrections as in account',
  },
  rmsprop: { absolute: 2e-5, relative: 1e-5, reason: 'division by a root near zero' },
  adam: { absolute: 2e-5, relative: 1e-5, reason: 'division by a root near zero' },
  adamw: { absolute: 2e-5, relative: 1e-5, reason: 'division by a root near zero' },
  adagrad: { absolute: 2e-5, relative: 1e-5, reason: 'division by a root near zero' },
};

export function toleranceOf(op: string): Tolerance {
  return special[op] ?? usual;
}
