import { type OpSpec, size } from './op.ts';

/** Sums of squares of every P-th gradient, the first half of the global norm; `account` adds them up. */
export const normPartials: OpSpec = {
  name: 'norm_partials',
  buffers: [
    { name: 'g', role: 'in', type: 'f32', shape: '[n]', note: 'gradient of all parameters' },
    { name: 'partials', role: 'out', type: 'f32', shape: '[P]', note: 'sums of squares' },
  ],
  params: [size('n', 'parameters'), size('P', 'partial sums')],
  source: 'partials[p] = sum of g[i]^2 over i = p (mod P)',
  workgroup: [64, 1],
  grid: ({ P }) => [P!, 1],
  reference([g, partials], { n, P }) {
    for (let p = 0; p < P!; p++) {
      let sum = 0;
      for (let i = p; i < n!; i += P!) sum += g![i]! ** 2;
      partials![p] = sum;
    }
  },
};
