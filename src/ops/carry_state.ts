import { type OpSpec, size, strided } from './op.ts';

/** Where the next training step starts: from the state the last one ended in, or from zeros. */
export const carryState: OpSpec = {
  name: 'carry_state',
  buffers: [
    { name: 'h', role: 'inout', type: 'f32', shape: '[T+1,B,H]', note: 'reads h[T], writes h[0]; state or memory' },
  ],
  params: [
    size('T', 'time steps'),
    size('B', 'streams'),
    size('H', 'units'),
    size('carry', '1: h[0] = h[T]; 0: h[0] = 0'),
  ],
  source: 'truncated backpropagation through time, Williams and Peng 1990',
  workgroup: [64, 1],
  grid: ({ B, H }) => strided(B! * H!),
  reference([h], { T, B, H, carry }) {
    const states = B! * H!;
    for (let i = 0; i < states; i++) h![i] = carry ? h![T! * states + i]! : 0;
  },
};
