import { LabError, messageOf } from '../../core/errors.ts';
import type { Data } from '../../ops/op.ts';
import { checkSteps } from '../check.ts';
import {
  type BufferView,
  type Engine,
  type LossReason,
  loopOf,
  type Program,
  repeated,
  type Slot,
  type Step,
  type Values,
} from '../engine.ts';
import { type Profile, profileOf, timedSteps } from '../profile.ts';

/**
 * The truth: every op's plain reference, in call order, on the calling thread. Numbers are held and computed in
 * float64 and handed out as float32. `run` returns when the work is done; in the lab it runs inside a worker.
 */
export class ReferenceEngine implements Engine {
  readonly kind = 'reference';
  readonly device = 'CPU, plain TypeScript in float64';
  readonly maxSlotLength = 2 ** 28;
  readonly lost: Promise<LossReason> = new Promise(() => {});
  private readonly memory = new Map<number, Data>();
  private readonly prepared = new WeakMap<Program, { perform(times: number): void; each(k: number): void }>();
  private nextId = 1;

  alloc(label: string, length: number, data?: Values, type: 'f32' | 'u32' = 'f32'): Slot {
    if (!(length > 0 && length <= this.maxSlotLength))
      throw new LabError('E_LIMIT', `slot ${label}`, `1 to ${this.maxSlotLength} elements`, `got ${length}`);
    const block = take(label, length, type);
    if (data) block.set(data);
    const slot = { id: this.nextId++, label, type, length };
    this.memory.set(slot.id, block);
    return slot;
  }

  free(slots: readonly Slot[]): void {
    for (const slot of slots) this.memory.delete(slot.id);
  }

  async compile(label: string, steps: readonly Step[]): Promise<Program> {
    checkSteps(label, steps);
    const program = { label, steps };
    const calls = steps.map((step) => {
      const data = step.buffers.map((view) => this.data(view));
      return ({ op, params }: Step) => op.reference(data, params);
    });
    const loop = loopOf(steps);
    this.prepared.set(program, {
      perform(times) {
        if (loop) calls[0]!(repeated(loop, times));
        else for (let i = 0; i < times; i++) for (const [k, call] of calls.entries()) call(steps[k]!);
      },
      each: (k) => calls[k]!(steps[k]!),
    });
    return program;
  }

  run(program: Program, times: number): void {
    const prepared = this.ownProgram(program);
    if (times > 0) prepared.perform(times);
  }

  async profile(program: Program): Promise<Profile> {
    const { each } = this.ownProgram(program);
    return profileOf(program.label, timedSteps(program.steps, each));
  }

  write(view: BufferView, data: Values): void {
    this.data(view).set(data);
  }

  async read(views: readonly BufferView[]): Promise<readonly Values[]> {
    return views.map((view) => {
      const data = this.data(view);
      return data instanceof Uint32Array ? data.slice() : Float32Array.from(data);
    });
  }

  dispose(): void {
    this.memory.clear();
  }

  private ownProgram(program: Program) {
    const prepared = this.prepared.get(program);
    if (!prepared)
      throw new LabError('E_STATE', `program ${program.label}`, 'a program of this engine', 'compile it here');
    return prepared;
  }

  private data({ slot, offset, length }: BufferView): Data {
    const block = this.memory.get(slot.id);
    if (!block) throw new LabError('E_STATE', `slot ${slot.label}`, 'a slot that was not freed', 'allocate it again');
    return block.subarray(offset, offset + length);
  }
}

function take(label: string, length: number, type: 'f32' | 'u32'): Data {
  try {
    return type === 'f32' ? new Float64Array(length) : new Uint32Array(length);
  } catch (error) {
    // A RangeError of the platform says that memory has ended.
    throw new LabError('E_LIMIT', `slot ${label}`, 'less than the memory that is left', messageOf(error));
  }
}
