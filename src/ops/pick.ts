import { type BufferSpec, type OpSpec, size, strided } from './op.ts';

/** Copies numbers from anywhere in a buffer to one place in the view, as f32. */
function pickFrom(name: string, type: BufferSpec['type'], note: string): OpSpec {
  return {
    name,
    buffers: [
      { name: 'source', role: 'in', type, shape: '[N]', note },
      { name: 'index', role: 'in', type: 'u32', shape: '[K]', note: 'which of them, each below N' },
      { name: 'target', role: 'inout', type: 'f32', shape: '[offset+K]', note: 'written from offset on' },
    ],
    params: [size('N', 'numbers to pick from'), size('K', 'numbers picked'), size('offset', 'first place written')],
    source: 'target[offset + i] = source[index[i]]',
    workgroup: [64, 1],
    grid: ({ K }) => strided(K!),
    reference([source, index, target], { K, offset }) {
      for (let i = 0; i < K!; i++) target![offset! + i] = source![index![i]!]!;
    },
  };
}

export const pick = pickFrom('pick', 'f32', 'numbers');
export const pickSymbols = pickFrom('pick_symbols', 'u32', 'symbols, each below 2^24');
