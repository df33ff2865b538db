import { shapeLength } from '../../core/shapes.ts';
import type { Step } from '../engine.ts';

/** Below this many multiply-adds a step, on average, threads wait for each other longer than they save: about 5 us. */
const worthThreads = 100_000;
/** What writing one number costs in multiply-adds, roughly. */
const perNumber = 4;

/** Whether a program has enough in it that threads can share. Either way it gives the same bits. */
export function isWorthThreads(steps: readonly Step[]): boolean {
  return steps.reduce((sum, step) => sum + sharedWork(step), 0) > worthThreads * steps.length;
}

/** Multiply-adds of a step that can be shared; streams of a sequence go to threads in fours. */
function sharedWork({ op, params }: Step): number {
  // Each round of a loop waits for the one before: one thread does it.
  if (op.repeat) return 0;
  const { M, N, K, T = 1, B, H } = params;
  if (M !== undefined && N !== undefined && K !== undefined) return M * N * K;
  if (B !== undefined && H !== undefined) return B > 4 ? T * B * H * H : 0;
  return op.buffers.reduce(
    (sum, { role, shape }) => sum + (role === 'in' ? 0 : perNumber * shapeLength(shape, params)),
    0,
  );
}
