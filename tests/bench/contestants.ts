import { timesA, type Work } from './work.ts';

export type Peer = 'ours' | 'tfjs' | 'jax-js' | 'brain.js' | 'recurrentjs';
export type EngineName = 'webgpu' | 'simd' | 'reference' | 'wasm' | 'cpu';

/** One engine of one library, with a number of threads where it runs on the processor. */
export interface Contestant {
  readonly peer: Peer;
  readonly engine: EngineName;
  /** Null on a graphics device; 0 asks for as many as there are processors. */
  readonly threads: number | null;
  /** Rough milliseconds of an update of A, of a product at 512, and of a character, to tell what would take too long. */
  readonly roughMs: { readonly lstm: number; readonly matmul: number; readonly sample: number };
}

const one = (
  peer: Peer,
  engine: EngineName,
  threads: number | null,
  [lstm, matmul, sample]: [number, number, number],
): Contestant => ({ peer, engine, threads, roughMs: { lstm, matmul, sample } });

/** All of them, ours first. */
export const contestants: readonly Contestant[] = [
  one('ours', 'webgpu', null, [130, 120, 2]),
  one('ours', 'simd', 1, [10, 9, 0.03]),
  one('ours', 'simd', 2, [5, 9, 0.03]),
  one('ours', 'reference', 1, [500, 400, 1]),
  one('tfjs', 'webgpu', null, [2000, 430, 30]),
  one('tfjs', 'wasm', 0, [160, 11, 0.2]),
  one('tfjs', 'cpu', 1, [900, 1500, 0.5]),
  one('jax-js', 'webgpu', null, [490, 110, 4]),
  one('jax-js', 'wasm', 0, [140, 8, 2]),
  one('brain.js', 'cpu', 1, [570, 1500, 0.5]),
  one('recurrentjs', 'cpu', 1, [560, 400, 0.4]),
];

/** How it is called in a table and after `--only`. */
export function nameOf({ peer, engine, threads }: Pick<Contestant, 'peer' | 'engine' | 'threads'>): string {
  return threads === null || peer !== 'ours' || engine !== 'simd'
    ? `${peer}/${engine}`
    : `${peer}/${engine}/${threads}`;
}

/** Whether a word of `--only` means this one: a library, `library/engine`, or `ours/simd/2`. */
export function isMeant(word: string, contestant: Contestant): boolean {
  const name = nameOf(contestant);
  return name === word || name.startsWith(`${word}/`);
}

/** Milliseconds an update may be expected to take, for a row to be run unasked; less for a peer's point of the curve. */
const patienceMs = 8000;
const curvePatienceMs = 1500;

/** Why a contestant is left out of a work unless asked for, or null where it is in. */
export function leftOut(contestant: Contestant, work: Work): string | null {
  const { peer, engine, roughMs } = contestant;
  const curve = work.name.startsWith('F');
  if (curve && peer !== 'ours' && engine !== 'wasm') return 'the curve is run by ours and the WebAssembly peers';
  if (curve && engine === 'reference') return 'the curve is run without the reference';
  const ms =
    work.kind === 'lstm'
      ? roughMs.lstm * timesA(work.sizes)
      : work.kind === 'matmul'
        ? roughMs.matmul * (work.n / 512) ** 3
        : 0;
  return ms > (curve && peer !== 'ours' ? curvePatienceMs : patienceMs)
    ? `about ${Math.round(ms / 1000)} s an update`
    : null;
}
