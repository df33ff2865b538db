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
 * Dispatches of a kernel whose own param `skip` is the workgroups to leave out, rows and 2^16 times columns: as few as
 * keep each to `most` of the `work`, which lies evenly. Rows are split first, and a row where it alone is too much.
 */
export function byBlocks(kernel: Kernel, params: Params, grid: Piece['grid'], work: number, most: number): Piece[] {
  const [columns, rows] = grid.map((invocations, d) => Math.ceil(invocations / kernel.workgroup[d]!)) as [
    number,
    number,
  ];
  const tall = partsOf(rows, work / most);
  const wide = tall.length < rows ? [[0, columns] as const] : partsOf(columns, work / rows / most);
  return tall.flatMap(([y, height]) =>
    wide.map(([x, width]) => ({
      kernel,
      params: { ...params, skip: y + x * 2 ** 16 },
      // Invocations past the grid's own are there for whole workgroups alone.
      grid: [
        Math.min(width * kernel.workgroup[0], grid[0] - x * kernel.workgroup[0]),
        height * kernel.workgroup[1],
      ] as const,
    })),
  );
}

/** A count in parts of at most 1 / `parts` of it, or of one: where each begins, and how many it has. */
function partsOf(count: number, parts: number): (readonly [number, number])[] {
  const each = Math.max(1, Math.min(count, Math.floor(count / parts)));
  return Array.from({ length: Math.ceil(count / each) }, (_, i) => [i * each, Math.min(each, count - i * each)]);
}

/** The dispatches of a step done in one way; see `Variant.pieces`. */
export function launch({ op, buffers, params }: Step, variant: Variant, most: number): readonly Launch[] {
  return variant.pieces(params, most).map((piece) => ({
    ...piece,
    buffers: piece.kernel.op.buffers.map(({ name }) => buffers[op.buffers.findIndex((spec) => spec.name === name)]!),
  }));
}
