import { softmaxCrossEntropy } from '../../ops/softmax_cross_entropy.ts';
import { type Kernel, plainKernel, plainPiece, type Variant } from './kernel.ts';

const bySubgroups: Kernel = { ...plainKernel(softmaxCrossEntropy), file: 'softmax_cross_entropy_subgroups' };

/**
 * Ways to turn scores into probabilities: the one kernel whose lanes meet over every row. Half-precision floats are in
 * none of the kernels: a gate in 11 bits is up to 2.4e-4 off, ten times what parity allows.
 */
export const softmax: Readonly<Record<string, readonly Variant[]>> = {
  softmax_cross_entropy: [
    {
      name: 'eight lanes',
      why: 'eight lanes a row that meet twice in workgroup memory: on any device, and enough rows at once for small ones',
      fits: () => true,
      work: () => 0,
      pieces: (params) => [plainPiece(softmaxCrossEntropy, params)],
    },
    {
      name: 'subgroup',
      why: 'a subgroup a row that meets in registers, without a barrier: right where rows are longer than a subgroup',
      feature: 'subgroups',
      fits: () => true,
      work: () => 0,
      pieces: (params) => [{ kernel: bySubgroups, params, grid: softmaxCrossEntropy.grid(params) }],
    },
  ],
};
