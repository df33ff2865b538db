/** Numbers of one step: sizes, offsets and switches, by the names of the op's `params`. */
export type Params = Readonly<Record<string, number>>;

/** What the reference works on: float64 on the reference engine, float32 in tests of rounding, u32 for indices. */
export type Data = Float64Array | Float32Array | Uint32Array;

export interface BufferSpec {
  readonly name: string;
  /** `in` is only read, `out` only written and wholly so, `inout` both. */
  readonly role: 'in' | 'out' | 'inout';
  readonly type: 'f32' | 'u32';
  /** Symbolic shape over the op's params; see `shapeLength`. */
  readonly shape: string;
  readonly note: string;
}

export interface ParamSpec {
  readonly name: string;
  readonly type: 'u32' | 'f32';
  readonly note: string;
}

/**
 * The contract of one operation. `name` is also the kernel's file `shaders/<name>.wgsl` and its entry point.
 * Read by the dispatcher, by the tests (the WGSL must agree with it) and by the docs.
 */
export interface OpSpec {
  readonly name: string;
  /** In the order of `@binding` in group 0; the uniform Params come last. */
  readonly buffers: readonly BufferSpec[];
  /** In the order of the fields of `struct Params`. */
  readonly params: readonly ParamSpec[];
  /**
   * The param that counts rounds, for an op that loops inside one call. Twice the rounds do what two calls do, to the
   * bit, so that an engine may fold many runs into one call or part them again.
   */
  readonly repeat?: string;
  /** Paper or manual, and equation. */
  readonly source: string;
  /** Workgroup size of the kernel: the default values of its overrides. */
  readonly workgroup: readonly [x: number, y: number];
  /** Invocations the kernel needs in x and y; the dispatcher rounds up to workgroups. */
  grid(params: Params): readonly [x: number, y: number];
  /** The truth, written for reading. `buffers` in contract order, each at least as long as its shape. */
  reference(buffers: readonly Data[], params: Params): void;
}

/** A u32 param, the common case. */
export function size(name: string, note: string): ParamSpec {
  return { name, type: 'u32', note };
}

/** Invocations for a loop over n elements in which each invocation strides: never more than 1,024 workgroups of 64. */
export function strided(n: number): readonly [number, number] {
  return [Math.max(1, Math.min(n, 65536)), 1];
}

/** Rounds up to a whole number of blocks. */
export function blocks(n: number, block: number): number {
  return Math.ceil(n / block);
}
