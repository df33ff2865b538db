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
}

/** One dispatch to be, but for its buffers: a kernel, its numbers, and the invocations it needs. */
export interface Piece {
  readonly kernel: Kernel;
  readonly params: Params;
  /** Rounded up to workgroups. */
  readonly grid: readonly [x: number, y: number];
}

/** One dispatch to be. */
export interface Launch extends Piece {
  readonly buffers: readonly BufferView[];
}

/** One way to do an op on a device. */
export interface Variant {
  readonly name: string;
  /** When it is the right one, by how real GPUs work. */
  readonly why: string;
  /** Where true: taken before the others on a CPU in disguise, and neither taken nor measured elsewhere. */
  readonly software?: boolean;
  /** What a device must have for it, beside what every device has. */
  readonly feature?: GPUFeatureName;
  /** Whether it can do these sizes; a list of variants has one that can do all. */
  fits(params: Params): boolean;
  /** Multiplications and additions it does in all; 0 where it is never split. */
  work(params: Params): number;
  /**
   * Its dispatches in order, each of at most `most` multiplications and additions where the way can be split that far.
   * Their buffers are the op's own, found by name.
   */
  pieces(params: Params, most: number): readonly Piece[];
}

/** The kernel that has its op's name and workgroup. */
export function plainKernel(op: OpSpec): Kernel {
  return { op, file: op.name, parts: [], more: [], workgroup: op.workgroup };
}

/** One dispatch of the kernel that has its op's name. */
export function plainPiece(op: OpSpec, params: Params): Piece {
  return { kernel: plainKernel(op), params, grid: op.grid(params) };
}

/**
 * Dispatches of a kernel whose own param `skip` is the rows of workgroups to leave out: as few as keep each to `most` of
 * the `work`, which lies evenly over the rows.
 */
export function byRows(kernel: Kernel, params: Params, grid: Piece['grid'], work: number, most: number): Piece[] {
  const [width, height] = grid;
  const rows = Math.ceil(height / kernel.workgroup[1]);
  const each = Math.ceil(rows / Math.min(rows, Math.max(1, Math.ceil(work / most))));
  return Array.from({ length: Math.ceil(rows / each) }, (_, i) => ({
    kernel,
    params: { ...params, skip: i * each },
    grid: [width, Math.min(each, rows - i * each) * kernel.workgroup[1]] as const,
  }));
}

/** The dispatches of a step done in one way; see `Variant.pieces`. */
export function launch({ op, buffers, params }: Step, variant: Variant, most: number): readonly Launch[] {
  return variant.pieces(params, most).map((piece) => ({
    ...piece,
    buffers: piece.kernel.op.buffers.map(({ name }) => buffers[op.buffers.findIndex((spec) => spec.name === name)]!),
  }));
}
