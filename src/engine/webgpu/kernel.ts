import type { OpSpec, ParamSpec, Params } from '../../ops/op.ts';
import type { BufferView, Step } from '../engine.ts';

/** WGSL that does an op: the op's buffers in contract order, then the op's params and the kernel's own in `Params`. */
export interface Kernel {
  readonly op: OpSpec;
  /** `shaders/<file>.wgsl`, and the entry point. */
  readonly file: string;
  /** Files of `shaders/` with functions that the kernel calls or is called by, appended to it. */
  readonly parts: readonly string[];
  /** Params that are the kernel's own. */
  readonly more: readonly ParamSpec[];
  readonly workgroup: readonly [x: number, y: number];
  /** Invocations it needs; rounded up to workgroups. */
  grid(params: Params): readonly [x: number, y: number];
}

/** One dispatch to be: a kernel on buffers. */
export interface Launch {
  readonly kernel: Kernel;
  readonly buffers: readonly BufferView[];
  readonly params: Params;
}

/** One way to do an op on a device. */
export interface Variant {
  readonly name: string;
  /** When it is the right one, by how real GPUs work. */
  readonly why: string;
  /** Whether it can do these sizes; a list of variants ends with one that can do all. */
  fits(params: Params): boolean;
  /** Its dispatches in order. Their buffers are the op's own, found by name. */
  launches(params: Params): readonly { readonly kernel: Kernel; readonly params: Params }[];
}

/** The kernel that has its op's name, workgroup and grid. */
export function plainKernel(op: OpSpec): Kernel {
  return { op, file: op.name, parts: [], more: [], workgroup: op.workgroup, grid: op.grid };
}

/** The dispatches of a step done in one way. */
export function launch({ op, buffers, params }: Step, variant: Variant): readonly Launch[] {
  return variant.launches(params).map((one) => ({
    ...one,
    buffers: one.kernel.op.buffers.map(({ name }) => buffers[op.buffers.findIndex((spec) => spec.name === name)]!),
  }));
}
