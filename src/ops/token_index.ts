import { type OpSpec, size } from './op.ts';

/** Where each symbol occurs: a counting sort of positions by symbol. A workgroup owns one symbol. */
export const tokenIndex: OpSpec = {
  name: 'token_index',
  buffers: [
    { name: 'tokens', role: 'in', type: 'u32', shape: '[R]', note: 'symbols, each below V' },
    { name: 'starts', role: 'out', type: 'u32', shape: '[V+1]', note: 'first place in order of each symbol; last: R' },
    { name: 'order', role: 'out', type: 'u32', shape: '[R]', note: 'positions, by symbol, ascending within one' },
  ],
  params: [size('R', 'positions'), size('V', 'symbols')],
  source: 'counting sort: Knuth, The Art of Computer Programming 3, 5.2, algorithm D',
  workgroup: [64, 1],
  grid: ({ V }) => [64, V! + 1],
  reference([tokens, starts, order], { R, V }) {
    let place = 0;
    for (let v = 0; v < V!; v++) {
      starts![v] = place;
      for (let r = 0; r < R!; r++) if (tokens![r] === v) order![place++] = r;
    }
    starts![V!] = place;
  },
};
