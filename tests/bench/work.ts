import { LabError } from '../../src/core/errors.ts';

/** What is to be done, as plain data: every contestant gets the same. */
export type Work =
  /** Training a char-LSTM: V symbols, H units in each of L layers, T steps of B streams; Adam. */
  | { readonly kind: 'lstm'; readonly name: string; readonly sizes: Sizes }
  /** The product of two n x n matrices. */
  | { readonly kind: 'matmul'; readonly name: string; readonly n: number }
  /** Gradient descent of one sigmoid neuron with three inputs on four rows. */
  | { readonly kind: 'classifier'; readonly name: string }
  /** Drawing characters one by one from an LSTM. */
  | { readonly kind: 'sample'; readonly name: string; readonly sizes: Sizes };

export interface Sizes {
  readonly V: number;
  readonly H: number;
  readonly L: number;
  readonly T: number;
  readonly B: number;
}

const sizesA: Sizes = { V: 64, H: 128, L: 1, T: 32, B: 16 };
const lstm = (name: string, sizes: Sizes): Work => ({ kind: 'lstm', name, sizes });

/** The workloads by letter; F is A at other hidden sizes, a curve. */
export const workloads: Readonly<Record<string, readonly Work[]>> = {
  A: [lstm('A', sizesA)],
  B: [lstm('B', { V: 64, H: 256, L: 2, T: 64, B: 32 })],
  C: [256, 512, 1024].map((n) => ({ kind: 'matmul', name: `C ${n}`, n }) as const),
  D: [{ kind: 'classifier', name: 'D' }],
  E: [{ kind: 'sample', name: 'E', sizes: sizesA }],
  F: [32, 64, 128, 256, 512].map((H) => lstm(`F ${H}`, { ...sizesA, H })),
};

/** Largest sizes: those that the lab's own config allows. */
const most: Sizes = { V: 256, H: 512, L: 3, T: 256, B: 128 };

/**
 * The work of a word of `--workload`: a letter, a letter with its size (`C512`, `F64`), or `lstm:V=50,H=96,L=2,T=24,B=8`
 * with A's sizes where one is left out. Throws E_CHOICE or E_RANGE.
 */
export function workOf(word: string): readonly Work[] {
  const whole = workloads[word];
  if (whole) return whole;
  const sized = /^([CF]) ?(\d+)$/.exec(word);
  if (sized) return [sizedWork(sized[1]!, Number(sized[2]))];
  if (word.startsWith('lstm:')) return [lstm(word, parseSizes(word))];
  throw new LabError('E_CHOICE', `--workload ${word}`, 'A to F, C512, F64, or lstm:V=50,H=96', 'ran nothing');
}

function sizedWork(letter: string, size: number): Work {
  if (letter === 'F') return lstm(`F ${size}`, checked({ ...sizesA, H: size }, `--workload F${size}`));
  if (size < 4 || size > 4096)
    throw new LabError('E_RANGE', `--workload C${size}`, 'matrices of 4 to 4096', 'ran nothing');
  return { kind: 'matmul', name: `C ${size}`, n: size };
}

function parseSizes(word: string): Sizes {
  const sizes: Record<string, number> = { ...sizesA };
  for (const pair of word.slice('lstm:'.length).split(',').filter(Boolean)) {
    const [key = '', value = ''] = pair.split('=');
    if (!(key in most)) throw new LabError('E_KEY', `--workload ${word}`, 'V, H, L, T and B', `got ${key}`);
    sizes[key] = value === '' ? Number.NaN : Number(value);
  }
  return checked(sizes as unknown as Sizes, `--workload ${word}`);
}

function checked(sizes: Sizes, place: string): Sizes {
  for (const key of Object.keys(most) as (keyof Sizes)[]) {
    const least = key === 'V' ? 2 : 1;
    if (!(Number.isInteger(sizes[key]) && sizes[key] >= least && sizes[key] <= most[key]))
      throw new LabError('E_RANGE', `${place} ${key}=${sizes[key]}`, `${least} to ${most[key]}`, 'ran nothing');
  }
  return sizes;
}

/** Multiply-adds of one update, which is what its time goes with: forward, and twice that backward. */
export function multiplyAdds({ V, H, L, T, B }: Sizes): number {
  const recurrent = L * H * 4 * H;
  const between = (L - 1) * H * 4 * H;
  return 3 * T * B * (recurrent + between + H * V);
}

/** How many times A an update of this size is. */
export function timesA(sizes: Sizes): number {
  return multiplyAdds(sizes) / multiplyAdds(sizesA);
}
