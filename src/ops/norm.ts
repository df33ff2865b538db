import { control, hyper } from './control.ts';
import { type OpSpec, size, strided } from './op.ts';

/** Sums of squares of every P-th gradient, the first half of the global norm. */
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

/** The global norm and by how much it is cut. */
export const normTotal: OpSpec = {
  name: 'norm_total',
  buffers: [
    { name: 'partials', role: 'in', type: 'f32', shape: '[P]', note: 'sums of squares' },
    { name: 'hyper', role: 'in', type: 'f32', shape: '[16]', note: 'reads clipNorm; 0 is off' },
    { name: 'control', role: 'inout', type: 'f32', shape: '[8]', note: 'writes gradNorm, clipScale' },
  ],
  params: [size('P', 'partial sums')],
  source: 'Pascanu, Mikolov and Bengio 2013; PyTorch clip_grad_norm_: scale = min(1, clipNorm / (norm + 1e-6))',
  workgroup: [64, 1],
  grid: () => [64, 1],
  reference([partials, settings, state], { P }) {
    let sum = 0;
    for (let p = 0; p < P!; p++) sum += partials![p]!;
    const norm = Math.sqrt(sum);
    const limit = settings![hyper.clipNorm]!;
    state![control.gradNorm] = norm;
    state![control.clipScale] = limit > 0 ? Math.min(1, limit / (norm + 1e-6)) : 1;
  },
};

/** Cuts the gradient to the allowed length. */
export const clip: OpSpec = {
  name: 'clip',
  buffers: [
    { name: 'g', role: 'inout', type: 'f32', shape: '[n]', note: 'gradient of all parameters' },
    { name: 'control', role: 'in', type: 'f32', shape: '[8]', note: 'reads clipScale' },
  ],
  params: [size('n', 'parameters')],
  source: 'g = clipScale g',
  workgroup: [64, 1],
  grid: ({ n }) => strided(n!),
  reference([g, state], { n }) {
    for (let i = 0; i < n!; i++) g![i] = g![i]! * state![control.clipScale]!;
  },
};
