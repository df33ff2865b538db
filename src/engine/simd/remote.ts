import { RemoteEngine } from '../worker/remote.ts';
import { maxSlotLength } from './engine.ts';
import SimdWorker from './worker.ts?worker';

/** A module that needs v128, an atomic and a shared memory: the least that says whether this engine can run. */
const probe = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 7, 1, 0, 0, 2, 3, 1, 1, 3, 2, 1, 0],
  ...[10, 16, 1, 14, 0, 65, 0, 253, 15, 26, 65, 0, 254, 16, 2, 0, 26, 11],
);

/** Whether this browser has what the SIMD engine needs. */
export function hasSimd(): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(probe);
}

/** Threads for training: all but one processor, which is the page's, and no more than streams of a usual batch fill. */
export function usualThreads(): number {
  return Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1));
}

/** What to open: how many threads, and whether fused multiply-add may be used. */
export interface SimdWish {
  readonly threads?: number;
  readonly fma?: boolean;
}

/** The SIMD engine in a worker, with more threads where the page is cross-origin isolated. */
export function openSimd({ threads = usualThreads(), fma = true }: SimdWish = {}): RemoteEngine {
  // A worker is told by its name: it begins before a message could reach it.
  const name = new URLSearchParams({ threads: `${threads}`, fma: `${fma}` }).toString();
  return new RemoteEngine('simd', new SimdWorker({ name }), 'CPU', maxSlotLength);
}
