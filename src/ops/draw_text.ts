import { randomBits, streams } from '../core/random.ts';
import { counters } from './control.ts';
import { type OpSpec, size, strided } from './op.ts';

/**
 * The batch of this training step out of the text on the device: x is read, y is what came next. Sequential streams
 * start evenly spread and read on from step to step, around the end; random ones jump anywhere each step.
 */
export const drawText: OpSpec = {
  name: 'draw_text',
  buffers: [
    { name: 'corpus', role: 'in', type: 'u32', shape: '[first+length]', note: 'symbols of the text' },
    { name: 'counters', role: 'in', type: 'u32', shape: '[4]', note: 'step and seed' },
    { name: 'x', role: 'out', type: 'u32', shape: '[T*B]', note: 'symbols read [T,B]' },
    { name: 'y', role: 'out', type: 'u32', shape: '[T*B]', note: 'their successors [T,B]' },
  ],
  params: [
    size('first', 'where the part of the text begins'),
    size('length', 'symbols in the part, above T; length * max(T, B) below 2^32'),
    size('T', 'time steps'),
    size('B', 'streams'),
    size('random', '0: streams read on; 1: they jump'),
  ],
  source: 'stream b of step k: (floor(b L / B) + k T + t) mod L, or random mod (L - T + 1) + t, with L = length - 1',
  workgroup: [64, 1],
  grid: ({ T, B }) => strided(T! * B!),
  reference([corpus, count, x, y], { first, length, T, B, random }) {
    const pairs = length! - 1;
    const k = count![counters.step]!;
    const seed = count![counters.seed]!;
    for (let b = 0; b < B!; b++) {
      const start = random
        ? randomBits(seed, streams.batch, k * B! + b) % (pairs - T! + 1)
        : Math.floor((b * pairs) / B!) + (k % pairs) * T!;
      for (let t = 0; t < T!; t++) {
        const place = first! + ((start + t) % pairs);
        x![t * B! + b] = corpus![place]!;
        y![t * B! + b] = corpus![place + 1]!;
      }
    }
  },
};
