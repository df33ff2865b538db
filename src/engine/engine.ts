import type { OpSpec, Params } from '../ops/op.ts';
import type { Profile } from './profile.ts';

/** A block of numbers that an engine owns. Slots are freed only with their engine or by `free`. */
export interface Slot {
  readonly id: number;
  readonly label: string;
  readonly type: 'f32' | 'u32';
  /** Number of elements. */
  readonly length: number;
}

/** Part of a slot. `offset` counts elements and is a multiple of `viewAlignment` wherever a step uses it. */
export interface BufferView {
  readonly slot: Slot;
  readonly offset: number;
  readonly length: number;
}

/** WebGPU binds storage at multiples of 256 bytes; every engine holds to it, so that a program runs on all. */
export const viewAlignment = 64;

export type Values = Float32Array | Uint32Array;

/** One op on its buffers, in contract order. */
export interface Step {
  readonly op: OpSpec;
  readonly buffers: readonly BufferView[];
  readonly params: Params;
}

/** A compiled list of steps; belongs to the engine that compiled it. */
export interface Program {
  readonly label: string;
  readonly steps: readonly Step[];
}

/** Why an engine can no longer be used; `reason` is the platform's word, `message` its sentence. */
export interface LossReason {
  readonly reason: string;
  readonly message: string;
}

export type { Profile };

export type EngineKind = 'webgpu' | 'simd' | 'reference';

/**
 * The promises every engine keeps. Calls take effect in call order. The same program on the same data gives the same
 * bits on the same engine and device; on a graphics device from the moment on at which its ways are measured. Errors are
 * LabErrors; a rejected call changes nothing.
 */
export interface Engine {
  readonly kind: EngineKind;
  /** What runs it, in words for the screen: adapter or "CPU". */
  readonly device: string;
  /** Elements the largest slot may have. */
  readonly maxSlotLength: number;
  /** A new slot, zero-filled without data. Throws E_LIMIT where the device cannot hold it. */
  alloc(label: string, length: number, data?: Values, type?: 'f32' | 'u32'): Slot;
  /** Gives slots back; programs that use them must not run again. */
  free(slots: readonly Slot[]): void;
  /** Checks buffers, shapes and limits and prepares the steps: all or nothing. */
  compile(label: string, steps: readonly Step[]): Promise<Program>;
  /**
   * Enqueues `times` runs of the program; returns before they are done. A program of one step whose op loops (see
   * `OpSpec.repeat`) does them inside one call, on WebGPU in as few dispatches as stay short: thousands of updates of a
   * tiny model, or characters of a text, cost one launch.
   */
  run(program: Program, times: number): void;
  /** Runs the program once, in its place among the other runs, and tells what each of its kernels cost. */
  profile(program: Program): Promise<Profile>;
  /** Enqueues an overwrite of a part of a slot; the data is copied before it returns. */
  write(view: BufferView, data: Values): void;
  /** Values as they are after everything enqueued before the call, and nothing after. Rejects when the device goes. */
  read(views: readonly BufferView[]): Promise<readonly Values[]>;
  /** Resolves once, when the device has gone; never for `dispose`. */
  readonly lost: Promise<LossReason>;
  dispose(): void;
}

/** The whole of a slot as a view. */
export function whole(slot: Slot): BufferView {
  return { slot, offset: 0, length: slot.length };
}

/** A part of a slot. */
export function part(slot: Slot, offset: number, length: number): BufferView {
  return { slot, offset, length };
}

/** The step of a program that is alone and whose op loops, so that many runs can be one call; else null. */
export function loopOf(steps: readonly Step[]): Step | null {
  const [first] = steps;
  return steps.length === 1 && first?.op.repeat ? first : null;
}

/** A looping step that does in one call what it did in `times`. */
export function repeated(step: Step, times: number): Step {
  const name = step.op.repeat!;
  return { ...step, params: { ...step.params, [name]: step.params[name]! * times } };
}
