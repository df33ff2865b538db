import type { EngineName, Peer } from './contestants.ts';
import { layOut, type Row, told } from './rows.ts';

type Side = { readonly peer: Peer; readonly engine?: EngineName; readonly threads?: number };

interface Target {
  readonly workload: string;
  /** What is slower, and what is to be that many times as fast. Several rows: the fastest counts. */
  readonly slower: Side | readonly Side[];
  readonly faster: Side | readonly Side[];
  readonly floor: number;
  readonly aim: number;
  readonly name: string;
}

const webgpu: Side = { peer: 'ours', engine: 'webgpu' };
const simd: Side = { peer: 'ours', engine: 'simd', threads: 1 };
const simd2: Side = { peer: 'ours', engine: 'simd', threads: 2 };
const javascript: readonly Side[] = [
  { peer: 'brain.js', engine: 'cpu' },
  { peer: 'recurrentjs', engine: 'cpu' },
  { peer: 'tfjs', engine: 'cpu' },
];

/** A target against one engine of a peer. */
function against(workload: string, peer: Peer, engine: EngineName, faster: Side, floor: number, aim: number): Target {
  const own = faster === webgpu ? 'our webgpu' : 'our SIMD, one thread';
  return { workload, slower: { peer, engine }, faster, floor, aim, name: `${peer} ${engine} / ${own}` };
}

/** What is to be reached, as a ratio of medians in one run. */
export const targets: readonly Target[] = [
  against('A', 'jax-js', 'webgpu', webgpu, 5, 8),
  against('A', 'tfjs', 'webgpu', webgpu, 20, 35),
  against('A', 'jax-js', 'wasm', simd, 6, 8),
  against('A', 'tfjs', 'wasm', simd, 14, 18),
  against('B', 'jax-js', 'wasm', simd, 3, 3.5),
  against('B', 'tfjs', 'wasm', simd, 12, 14),
  against('A', 'brain.js', 'cpu', simd, 55, 70),
  ...['A', 'B'].map((workload) => ({
    ...{ workload, slower: simd, faster: simd2, floor: 1.5, aim: 1.8 },
    name: 'our SIMD, one thread / two threads',
  })),
  against('C 512', 'tfjs', 'webgpu', webgpu, 5, 12),
  against('C 512', 'jax-js', 'webgpu', webgpu, 1, 1.5),
  against('D', 'tfjs', 'webgpu', webgpu, 3000, 7000),
  {
    ...{ workload: 'D', slower: javascript, faster: [webgpu, simd, simd2, { peer: 'ours', engine: 'reference' }] },
    ...{ floor: 1, aim: 2, name: 'fastest JavaScript peer / our fastest engine' },
  },
  against('E', 'tfjs', 'webgpu', webgpu, 100, 150),
  against('E', 'jax-js', 'wasm', simd, 5, 6),
];

export interface Verdict {
  readonly target: Target;
  /** Null where one of the two has no time in these rows. */
  readonly measured: number | null;
  readonly verdict: 'met, aim too' | 'met' | 'missed' | 'not measured';
}

/** The verdict on every target whose workload is among the rows. */
export function judge(rows: readonly Row[]): readonly Verdict[] {
  return targets
    .filter(({ workload }) => rows.some((row) => row.workload === workload))
    .map((target) => {
      const slower = fastest(rows, target.workload, target.slower);
      const faster = fastest(rows, target.workload, target.faster);
      if (slower === null || faster === null) return { target, measured: null, verdict: 'not measured' };
      const measured = slower / faster;
      const verdict = measured >= target.aim ? 'met, aim too' : measured >= target.floor ? 'met' : 'missed';
      return { target, measured, verdict };
    });
}

/** The shortest median among rows of one of the sides, or null. */
function fastest(rows: readonly Row[], workload: string, side: Side | readonly Side[]): number | null {
  const sides: readonly Side[] = 'peer' in side ? [side] : side;
  const times = rows
    .filter((row) => row.workload === workload && row.medianMs !== null)
    .filter((row) => sides.some((one) => matches(row, one)))
    .map((row) => row.medianMs!);
  return times.length > 0 ? Math.min(...times) : null;
}

function matches(row: Row, { peer, engine, threads }: Side): boolean {
  return row.peer === peer && (!engine || row.engine === engine) && (threads === undefined || row.threads === threads);
}

/** The verdicts as a table, as text or as Markdown. */
export function ratioTable(verdicts: readonly Verdict[], markdown = false): string {
  const header = ['work', 'how many times as fast', 'at least', 'aim', 'measured', 'verdict'];
  const lines = verdicts.map(({ target, measured, verdict }) => [
    target.workload,
    target.name,
    ...[target.floor, target.aim, measured].map(told),
    verdict,
  ]);
  return layOut(header, lines, markdown);
}
