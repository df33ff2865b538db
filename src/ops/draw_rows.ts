import { randomBits, streams } from '../core/random.ts';
import { counters } from './control.ts';
import { type OpSpec, size, strided } from './op.ts';

/** The batch of this training step out of a table on the device: the next R rows, around the end, or random ones. */
export const drawRows: OpSpec = {
  name: 'draw_rows',
  buffers: [
    { name: 'features', role: 'in', type: 'f32', shape: '[rows,F]', note: 'the table' },
    { name: 'labels', role: 'in', type: 'f32', shape: '[rows]', note: '0 or 1' },
    { name: 'counters', role: 'in', type: 'u32', shape: '[4]', note: 'step and seed' },
    { name: 'x', role: 'out', type: 'f32', shape: '[R,F]', note: 'features of the rows drawn' },
    { name: 'y', role: 'out', type: 'f32', shape: '[R]', note: 'their labels' },
  ],
  params: [
    size('rows', 'rows of the table; rows * R below 2^32'),
    size('F', 'features'),
    size('R', 'rows drawn'),
    size('random', '0: the next rows; 1: random ones, with replacement'),
  ],
  source: 'row r of step k: (k R + r) mod rows, or random mod rows',
  workgroup: [64, 1],
  grid: ({ F, R }) => strided(R! * F!),
  reference([features, labels, count, x, y], { rows, F, R, random }) {
    const k = count![counters.step]!;
    const seed = count![counters.seed]!;
    for (let r = 0; r < R!; r++) {
      const row = (random ? randomBits(seed, streams.batch, k * R! + r) : (k % rows!) * R! + r) % rows!;
      for (let f = 0; f < F!; f++) x![r * F! + f] = features![row * F! + f]!;
      y![r] = labels![row]!;
    }
  },
};
