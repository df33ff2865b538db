import { LabError } from '../../core/errors.ts';
import { checkSteps } from '../check.ts';
import {
  type BufferView,
  type Engine,
  type LossReason,
  loopOf,
  type Program,
  type Slot,
  type Step,
  type Values,
} from '../engine.ts';
import { type Profile, profileOf, timedSteps } from '../profile.ts';
import { binaryFor } from './binary.ts';
import { Heap } from './heap.ts';
import { instantiate, type Kernels } from './kernels.ts';
import { isWorthThreads } from './work.ts';

/** Elements the largest slot may have: 512 MiB of the 2 GiB the memory may grow to. */
export const maxSlotLength = 2 ** 27;
/** The first page is the kernels' own. */
const heapStart = 65536;
const pages = [32768, 16384, 8192, 4096];

/** A thread beside the first: it has called `become(index, count)` and is about to `serve` when `start` resolves. */
export interface Thread {
  stop(): void;
}

export interface SimdOptions {
  /** False forbids fused multiply-add, for the same bits on every machine. */
  readonly fma?: boolean;
  /** Threads, this one included; `startThread` makes the others. */
  readonly threads?: number;
  readonly startThread?: (
    module: WebAssembly.Module,
    memory: WebAssembly.Memory,
    index: number,
    count: number,
  ) => Promise<Thread>;
}

interface Compiled {
  readonly list: number;
  /** Where in the list each command begins, in bytes. */
  readonly starts: readonly number[];
  /** Small programs are done sooner by one thread. */
  readonly alone: boolean;
  /** Where the rounds of a program that is one looping step stand, and how many a run has. */
  readonly rounds: { readonly address: number; readonly each: number } | null;
}

/**
 * SIMD kernels in WebAssembly. Slots are parts of one memory, a program is a list of commands in it, and a run is one
 * call that stays inside WebAssembly until all its steps are done `times` over. It blocks the thread that calls it: in
 * the lab that is a worker. With several threads each number is still computed by one of them in the same order, so
 * that the bits are the same for any number of threads.
 */
export class SimdEngine implements Engine {
  readonly kind = 'simd';
  readonly device: string;
  readonly threads: number;
  readonly fma: boolean;
  readonly maxSlotLength = maxSlotLength;
  readonly lost: Promise<LossReason> = new Promise(() => {});
  private readonly memory: WebAssembly.Memory;
  private readonly kernels: Kernels;
  private readonly others: readonly Thread[];
  private readonly heap: Heap;
  private readonly slots = new Map<number, number>();
  private readonly programs = new Map<Program, Compiled>();
  private readonly ownScratch: number;
  private scratch = { address: 0, bytes: 0 };
  private nextId = 1;

  private constructor(memory: WebAssembly.Memory, kernels: Kernels, fma: boolean, others: readonly Thread[]) {
    this.memory = memory;
    this.kernels = kernels;
    this.fma = fma;
    this.others = others;
    this.threads = others.length + 1;
    this.device = `CPU, ${fma ? 'relaxed SIMD with FMA' : 'SIMD without FMA'}, ${this.threads} thread${others.length ? 's' : ''}`;
    this.heap = new Heap(memory, heapStart);
    this.ownScratch = this.take('scratch', this.threads * Number(kernels.ownScratch.value));
    kernels.place(0, this.ownScratch);
    kernels.become(0, this.threads);
  }

  /** Rejects with E_DEVICE where WebAssembly SIMD or shared memory is missing. Threads that will not start are done without. */
  static async create({ fma = true, threads = 1, startThread }: SimdOptions = {}): Promise<SimdEngine> {
    const binary = binaryFor(fma);
    if (!binary) throw new LabError('E_DEVICE', 'engine=simd', 'a browser with WebAssembly SIMD', 'choose reference');
    const module = await WebAssembly.compile(binary.bytes);
    const memory = newMemory();
    const kernels = await instantiate(module, memory);
    let others: Thread[] = [];
    if (startThread && threads > 1) {
      const indices = Array.from({ length: threads - 1 }, (_, i) => i + 1);
      const started = await Promise.allSettled(indices.map((i) => startThread(module, memory, i, threads)));
      others = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      if (others.length < threads - 1) {
        for (const thread of others) thread.stop();
        others = [];
      }
    }
    return new SimdEngine(memory, kernels, binary.fma, others);
  }

  alloc(label: string, length: number, data?: Values, type: 'f32' | 'u32' = 'f32'): Slot {
    if (!(length > 0 && length <= maxSlotLength))
      throw new LabError('E_LIMIT', `slot ${label}`, `1 to ${maxSlotLength} elements`, `got ${length}`);
    const address = this.take(`slot ${label}`, length * 4);
    const slot = { id: this.nextId++, label, type, length };
    this.slots.set(slot.id, address);
    const block = new Uint32Array(this.memory.buffer, address, length);
    block.fill(0);
    if (data) this.values({ slot, offset: 0, length }).set(data);
    return slot;
  }

  free(slots: readonly Slot[]): void {
    const gone = new Set(slots.map((slot) => slot.id));
    for (const [program, { list }] of this.programs) {
      if (!program.steps.some((step) => step.buffers.some((view) => gone.has(view.slot.id)))) continue;
      this.heap.give(list);
      this.programs.delete(program);
    }
    for (const id of gone) {
      const address = this.slots.get(id);
      if (address !== undefined) this.heap.give(address);
      this.slots.delete(id);
    }
  }

  async compile(label: string, steps: readonly Step[]): Promise<Program> {
    checkSteps(label, steps);
    const commands = steps.map((step) => this.command(`program ${label}`, step));
    const words = commands.flat();
    this.reserve(steps);
    const list = this.take(`program ${label}`, words.length * 4);
    new Uint32Array(this.memory.buffer, list, words.length).set(words);
    const program = { label, steps };
    const alone = this.threads === 1 || !isWorthThreads(steps);
    this.programs.set(program, { list, starts: startsOf(commands), alone, rounds: roundsOf(list, steps) });
    return program;
  }

  run(program: Program, times: number): void {
    const compiled = this.compiled(program);
    if (times < 1) return;
    this.setRounds(compiled, times);
    const { list, starts, alone, rounds } = compiled;
    this.perform(list, starts.length, rounds ? 1 : times, alone);
  }

  async profile(program: Program): Promise<Profile> {
    const compiled = this.compiled(program);
    const { list, starts, alone } = compiled;
    this.setRounds(compiled, 1);
    return profileOf(
      program.label,
      timedSteps(program.steps, (k) => this.perform(list + starts[k]!, 1, 1, alone)),
    );
  }

  private compiled(program: Program): Compiled {
    const compiled = this.programs.get(program);
    if (!compiled)
      throw new LabError('E_STATE', `program ${program.label}`, 'a program of this engine', 'compile it here');
    return compiled;
  }

  private setRounds({ rounds }: Compiled, times: number): void {
    if (rounds) new Uint32Array(this.memory.buffer, rounds.address, 1)[0] = rounds.each * times;
  }

  private perform(list: number, commands: number, times: number, alone: boolean): void {
    if (alone) this.kernels.runAlone(list, commands, times);
    else this.kernels.run(list, commands, times);
  }

  write(view: BufferView, data: Values): void {
    this.values(view).set(data);
  }

  async read(views: readonly BufferView[]): Promise<readonly Values[]> {
    return views.map((view) => this.values(view).slice());
  }

  /** Bytes in use, for tests of leaks. */
  get used(): number {
    return this.heap.used;
  }

  dispose(): void {
    for (const thread of this.others) thread.stop();
    this.slots.clear();
    this.programs.clear();
  }

  /** Words of a command: how many they are, the op, addresses of the buffers, numbers, all in contract order. */
  private command(place: string, { op, buffers, params }: Step): number[] {
    const addresses = buffers.map(({ slot, offset }) => this.address(slot) + offset * 4);
    const numbers = op.params.map(({ name }) => params[name]!);
    return [2 + addresses.length + numbers.length, this.numberOf(place, op.name), ...addresses, ...numbers];
  }

  private numberOf(place: string, op: string): number {
    const number = (this.kernels as unknown as Record<string, WebAssembly.Global | undefined>)[`Op.${op}`];
    if (!number) throw new LabError('E_SHADER', place, `a SIMD kernel for ${op}`, 'found none');
    return number.value;
  }

  /** Room for what the threads pack together; the largest step decides. */
  private reserve(steps: readonly Step[]): void {
    const needs = steps.map(({ op, params }) =>
      this.kernels.scratchBytes(this.numberOf('scratch', op.name), params.H ?? 0),
    );
    const bytes = Math.max(0, ...needs);
    if (bytes <= this.scratch.bytes) return;
    const address = this.take('scratch', bytes);
    this.heap.give(this.scratch.address);
    this.scratch = { address, bytes };
    this.kernels.place(address, this.ownScratch);
  }

  private take(place: string, bytes: number): number {
    const address = this.heap.take(bytes);
    if (address === null)
      throw new LabError('E_LIMIT', place, 'less than the memory that is left', `asked for ${bytes} bytes`);
    return address;
  }

  private address(slot: Slot): number {
    const address = this.slots.get(slot.id);
    if (address === undefined)
      throw new LabError('E_STATE', `slot ${slot.label}`, 'a slot that was not freed', 'allocate it again');
    return address;
  }

  private values({ slot, offset, length }: BufferView): Values {
    const start = this.address(slot) + offset * 4;
    const { buffer } = this.memory;
    return slot.type === 'u32' ? new Uint32Array(buffer, start, length) : new Float32Array(buffer, start, length);
  }
}

/** Where each command begins, in bytes from the first. */
function startsOf(commands: readonly (readonly number[])[]): number[] {
  let at = 0;
  return commands.map(({ length }) => {
    const start = at;
    at += length * 4;
    return start;
  });
}

/** Where in a program's list the rounds of a looping step stand. */
function roundsOf(list: number, steps: readonly Step[]): Compiled['rounds'] {
  const loop = loopOf(steps);
  if (!loop) return null;
  const { op, params } = loop;
  const word = 2 + op.buffers.length + op.params.findIndex(({ name }) => name === op.repeat);
  return { address: list + word * 4, each: params[op.repeat!]! };
}

/** A shared memory that may grow as far as the platform lets it, 2 GiB at most. */
function newMemory(): WebAssembly.Memory {
  for (const maximum of pages) {
    try {
      return new WebAssembly.Memory({ initial: 16, maximum, shared: true });
    } catch {
      // Less may be had.
    }
  }
  throw new LabError('E_DEVICE', 'engine=simd', 'memory that threads can share', 'choose reference');
}
