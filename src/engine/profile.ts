import type { BufferSpec, OpSpec } from '../ops/op.ts';

/** What all calls of one kernel cost within one run of a program; on the CPU a kernel is an op. */
export interface KernelCost {
  readonly name: string;
  readonly calls: number;
  /** Null where the device tells no time. */
  readonly ms: number | null;
  /** At most: all of every part of a slot that it is given, once a call. */
  readonly bytesRead: number;
  readonly bytesWritten: number;
}

/** One run of a program, taken apart. */
export interface Profile {
  readonly label: string;
  /** In the order of their first calls. */
  readonly kernels: readonly KernelCost[];
  /** Dispatches on a graphics device, ops elsewhere. */
  readonly calls: number;
}

/** One call to be counted: whose kernel, on what, and how long it took. */
export interface Call {
  readonly name: string;
  readonly specs: readonly Pick<BufferSpec, 'role'>[];
  readonly buffers: readonly { readonly length: number }[];
  readonly ms: number | null;
}

/** Adds up calls by kernel. */
export function profileOf(label: string, calls: readonly Call[]): Profile {
  const costs = new Map<string, KernelCost>();
  for (const { name, specs, buffers, ms } of calls) {
    const bytes = (role: 'in' | 'out') =>
      buffers.reduce((sum, { length }, i) => sum + ([role, 'inout'].includes(specs[i]!.role) ? 4 * length : 0), 0);
    const before = costs.get(name);
    costs.set(name, {
      name,
      calls: (before?.calls ?? 0) + 1,
      ms: ms === null || before?.ms === null ? null : (before?.ms ?? 0) + ms,
      bytesRead: (before?.bytesRead ?? 0) + bytes('in'),
      bytesWritten: (before?.bytesWritten ?? 0) + bytes('out'),
    });
  }
  return { label, kernels: [...costs.values()], calls: calls.length };
}

/** Steps done one by one on this thread, each timed by the wall clock. */
export function timedSteps(
  steps: readonly { readonly op: Pick<OpSpec, 'name' | 'buffers'>; readonly buffers: Call['buffers'] }[],
  act: (k: number) => void,
): Call[] {
  return steps.map(({ op, buffers }, k) => {
    const began = performance.now();
    act(k);
    return { name: op.name, specs: op.buffers, buffers, ms: performance.now() - began };
  });
}
