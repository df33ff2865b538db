import { account } from './account.ts';
import { linear } from './linear.ts';
import { linearGrad } from './linear_grad.ts';
import { normPartials } from './norm.ts';
import { type OpSpec, size } from './op.ts';
import { optimizers } from './optimizer.ts';
import { sigmoidCrossEntropy } from './sigmoid_cross_entropy.ts';

/** Most inputs and rows of a table that the WGSL kernel holds in a workgroup's own memory. */
export const mostInputs = 15;
export const mostRows = 64;

/**
 * Trains one sigmoid neuron on a whole table without leaving the device: each round is one update by all rows, as
 * `linear`, `sigmoid_cross_entropy`, `linear_grad`, `norm_partials`, `account` and the optimizer do one after the other.
 */
export const trainNeuron: OpSpec = {
  name: 'train_neuron',
  buffers: [
    {
      name: 'songs',
      role: 'in',
      type: 'f32',
      shape: '[labelsAt+rows]',
      note: 'inputs [rows,F]; labelsAt: labels, 0 or 1',
    },
    { name: 'p', role: 'inout', type: 'f32', shape: '[biasAt+1]', note: 'weights [F]; biasAt: bias' },
    { name: 'g', role: 'inout', type: 'f32', shape: '[biasAt+1]', note: 'writes the last gradient, clipped, as p' },
    { name: 'moments', role: 'inout', type: 'f32', shape: '[n+biasAt+1]', note: 'first, as p; n later the second' },
    { name: 'hyper', role: 'in', type: 'f32', shape: '[16]', note: 'everything but temperature and topK' },
    { name: 'counters', role: 'inout', type: 'u32', shape: '[4]', note: 'step goes up by the rounds' },
    { name: 'control', role: 'inout', type: 'f32', shape: '[8]', note: 'writes all six numbers of the last round' },
    { name: 'ring', role: 'inout', type: 'f32', shape: '[S,2]', note: 'loss and gradNorm of the last S steps' },
  ],
  params: [
    size('rows', 'rows of the table, at most 64'),
    size('F', 'inputs, at most 15'),
    size('labelsAt', 'where the labels begin'),
    size('biasAt', 'where the bias lies, from F on'),
    size('n', 'from a first moment to its second'),
    size('S', 'steps the ring holds'),
    size('rule', '0 sgd, 1 rmsprop, 2 adagrad, 3 adam, 4 adamw'),
    size('rounds', 'updates'),
  ],
  repeat: 'rounds',
  source: `full-batch gradient descent; ${sigmoidCrossEntropy.source}`,
  workgroup: [1, 1],
  grid: () => [1, 1],
  reference([songs, p, g, moments, hyper, counters, control, ring], params) {
    const { rows: R, F, labelsAt, biasAt, n, S } = params as Record<string, number>;
    const x = songs!.subarray(0, R! * F!);
    const y = songs!.subarray(labelsAt!);
    const [logits, dlogits, probabilities, rowLoss] = Array.from({ length: 4 }, () => new Float64Array(R!));
    const partials = new Float64Array(2);
    const rule = optimizers[params.rule!]!;
    for (let round = 0; round < params.rounds!; round++) {
      linear.reference([x, p!, p!.subarray(biasAt!), logits!], { M: R!, N: 1, K: F!, offsetA: 0 });
      sigmoidCrossEntropy.reference([logits!, y, dlogits!, probabilities!, rowLoss!], { R: R! });
      linearGrad.reference([x, dlogits!, g!, g!.subarray(biasAt!)], { M: F!, N: 1, K: R!, offsetA: 0 });
      normPartials.reference([g!, partials], { n: F!, P: 1 });
      normPartials.reference([g!.subarray(biasAt!), partials.subarray(1)], { n: 1, P: 1 });
      account.reference([rowLoss!, partials, hyper!, counters!, control!, ring!], { R: R!, P: 2, S: S! });
      for (const [from, length] of [
        [0, F!],
        [biasAt!, 1],
      ] as const) {
        const held = [p!, g!, moments!, moments!.subarray(n!)].map((data) => data.subarray(from));
        rule.reference([...held, hyper!, control!], { n: length });
      }
    }
  },
};
