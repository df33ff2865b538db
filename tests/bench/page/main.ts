import type { Contestant } from '../contestants.ts';
import type { Work } from '../work.ts';
import { CannotDo, checkCount, type Open, type Opened } from './contest.ts';
import { type Counts, countDevice } from './count.ts';
import { factorsOf } from './data.ts';

/** What the page answers to a turn. */
export interface Turn {
  readonly ms: number;
  readonly counts: Counts;
}

export interface Bench {
  /** Prepares a work; the answer is what it runs on, or why it cannot. */
  open(contestant: Contestant, work: Work): Promise<{ device: string; threads: number | null } | { cannot: string }>;
  advance(n: number): Promise<Turn>;
  /** The numbers to compare: losses so far, at most `checkCount`, or entries of the product. */
  checks(): Promise<readonly number[]>;
  /** Entries of a product as they are, in float64. */
  truth(n: number): readonly number[];
}

const counts = countDevice();
// Peers come by a glob: their packages are here only where the bench has installed them.
const peers = import.meta.glob<{ open: Open }>('./peers/*.ts');
const files = { ours: null, tfjs: 'tfjs', 'jax-js': 'jaxjs', 'brain.js': 'brainjs', recurrentjs: 'plain' } as const;
let opened: Opened | undefined;
let size = 0;
const losses: number[] = [];

async function openOf(peer: Contestant['peer']): Promise<Open> {
  const file = files[peer];
  return (file ? await peers[`./peers/${file}.ts`]!() : await import('./ours.ts')).open;
}

const bench: Bench = {
  async open(contestant, work) {
    const threads = contestant.threads === 0 ? navigator.hardwareConcurrency : (contestant.threads ?? 1);
    if (threads > 1 && !crossOriginIsolated) return { cannot: 'this page may not share memory between threads' };
    if (work.kind === 'matmul') size = work.n;
    try {
      const open = await openOf(contestant.peer);
      opened = await open(work, contestant.engine, threads);
      return { device: opened.device, threads: opened.threads };
    } catch (error) {
      if (!(error instanceof CannotDo)) console.error(error);
      return { cannot: error instanceof Error ? error.message : String(error) };
    }
  },
  async advance(n) {
    const at = { ...counts };
    const began = performance.now();
    const more = await opened!.advance(n);
    const ms = performance.now() - began;
    for (const loss of more) if (losses.length < checkCount) losses.push(loss);
    return {
      ms,
      counts: {
        dispatches: counts.dispatches - at.dispatches,
        submissions: counts.submissions - at.submissions,
        uploadedBytes: counts.uploadedBytes - at.uploadedBytes,
      },
    };
  },
  checks: async () => (opened!.entries ? opened!.entries(places(size)) : losses),
  truth(n) {
    const { left, right } = factorsOf(n);
    return places(n).map((place) => {
      const [row, column] = [Math.floor(place / n), place % n];
      let sum = 0;
      for (let k = 0; k < n; k++) sum += left[row * n + k]! * right[k * n + column]!;
      return sum;
    });
  },
};

/** Entries spread over the product, corners among them. */
function places(n: number): number[] {
  return Array.from({ length: checkCount }, (_, i) => Math.round((i * (n * n - 1)) / (checkCount - 1)));
}

Object.assign(window, { bench });
