import { randomBits, streams } from '../core/random.ts';
import { counters } from './control.ts';
import { blocks, type Data, type OpSpec, size } from './op.ts';

/**
 * The batch of this training step out of the text on the device: x is read, y is what came next. Sequential streams
 * start evenly spread and read on from step to step, around the end; random ones jump anywhere each step. The places of
 * each symbol are listed too, so that the gradient of a gather is a sum over a list. A workgroup owns one symbol.
 */
export const drawText: OpSpec = {
  name: 'draw_text',
  buffers: [
    { name: 'corpus', role: 'in', type: 'u32', shape: '[first+length]', note: 'symbols of the text, each below V' },
    { name: 'counters', role: 'in', type: 'u32', shape: '[4]', note: 'step and seed' },
    { name: 'x', role: 'out', type: 'u32', shape: '[T*B]', note: 'symbols read [T,B]' },
    { name: 'y', role: 'out', type: 'u32', shape: '[T*B]', note: 'their successors [T,B]' },
    {
      name: 'starts',
      role: 'out',
      type: 'u32',
      shape: '[V+1]',
      note: 'first place in order of each symbol; last: T B',
    },
    { name: 'order', role: 'out', type: 'u32', shape: '[T*B]', note: 'places in x, by symbol, ascending within one' },
  ],
  params: [
    size('first', 'where the part of the text begins'),
    size('length', 'symbols in the part, above T; length * max(T, B) below 2^32'),
    size('T', 'time steps'),
    size('B', 'streams'),
    size('random', '0: streams read on; 1: they jump'),
    size('V', 'symbols'),
  ],
  source:
    'stream b of step k: (floor(b L / B) + k T + t) mod L, or random mod (L - T + 1) + t, with L = length - 1; ' +
    'counting sort: Knuth, The Art of Computer Programming 3, 5.2, algorithm D',
  workgroup: [64, 1],
  grid: ({ V }) => [64, blocks(V! + 1, 4)],
  reference([corpus, count, x, y, starts, order], { first, length, T, B, random, V }) {
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
    listPlaces(x!, T! * B!, V!, starts!, order!);
  },
};

/** Counting sort of the first R places of `tokens` by symbol. */
function listPlaces(tokens: Data, R: number, V: number, starts: Data, order: Data): void {
  let place = 0;
  for (let v = 0; v < V; v++) {
    starts[v] = place;
    for (let r = 0; r < R; r++) if (tokens[r] === v) order[place++] = r;
  }
  starts[V] = place;
}
