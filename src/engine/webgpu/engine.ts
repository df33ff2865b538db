import { LabError } from '../../core/errors.ts';
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
import { type Profile, profileOf } from '../profile.ts';
import { type Launch, launch, type Variant } from './kernel.ts';
import { kernelsPrint, Pipelines } from './kernels.ts';
import { mostDoublings, Pace } from './pace.ts';
import { PlanStore } from './plan_store.ts';
import { type Choice, Planner, type Ways } from './planner.ts';
import { timeDispatches } from './profiler.ts';
import { type Dispatch, encode, record } from './program.ts';
import { Share } from './share.ts';
import { measure } from './tuner.ts';
import { waysFor } from './variants.ts';

/** A program that ran so often is worth measuring which ways are fastest for it. */
const worthMeasuring = 32;

interface Recorded {
  dispatches: readonly Dispatch[];
  uniforms: GPUBuffer;
  /** For a program of one looping step, whose k-th dispatch does 2^k runs. */
  readonly pace: Pace | null;
  readonly share: Share;
  runs: number;
}

/** How a WebGPU engine goes about its work. */
export interface WebGpuOptions {
  /** Stepwise if not said; `auto` measures, but not in software, where the first ways are known to be the fastest. */
  readonly ways?: Ways;
  /** Whether the adapter is a CPU in disguise. */
  readonly software?: boolean;
}

/** Our WGSL kernels on a GPUDevice, which stays the caller's: `dispose` frees buffers, never the device. */
export class WebGpuEngine implements Engine {
  readonly kind = 'webgpu';
  readonly device: string;
  readonly lost: Promise<LossReason>;
  readonly maxSlotLength: number;
  private readonly buffers = new Map<number, GPUBuffer>();
  private readonly programs = new Map<Program, Recorded>();
  private readonly pipelines: Pipelines;
  /** What the device said of slots since the last compilation: memory that has ended is told late. */
  private unproven: Promise<{ slot: Slot; error: GPUError } | null>[] = [];
  private nextId = 1;
  private disposed = false;
  private gone = false;

  readonly gpu: GPUDevice;

  private readonly planner: Planner;
  private readonly measures: boolean;
  /** Measurements one after the other: two at a time would measure each other. */
  private measuring: Promise<void> = Promise.resolve();

  constructor(gpu: GPUDevice, name: string, { ways = 'stepwise', software = false }: WebGpuOptions = {}) {
    this.gpu = gpu;
    this.device = name;
    this.measures = ways === 'auto' && !software;
    this.planner = new Planner(
      ways,
      software,
      gpu.features,
      this.measures ? new PlanStore(`${name} ${kernelsPrint()}`) : null,
    );
    this.pipelines = new Pipelines(gpu);
    this.maxSlotLength = Math.floor(Math.min(gpu.limits.maxStorageBufferBindingSize, gpu.limits.maxBufferSize) / 4);
    this.lost = new Promise((resolve) => {
      gpu.lost.then(({ reason, message }) => {
        this.gone = true;
        if (!this.disposed) resolve({ reason: reason || 'unknown', message: message || 'the device went away' });
      });
    });
  }

  alloc(label: string, length: number, data?: Values, type: 'f32' | 'u32' = 'f32'): Slot {
    if (!(length > 0 && length <= this.maxSlotLength))
      throw new LabError(
        'E_LIMIT',
        `slot ${label}`,
        `1 to ${this.maxSlotLength} elements on this device`,
        `got ${length}`,
      );
    const slot = { id: this.nextId++, label, type, length };
    this.gpu.pushErrorScope('out-of-memory');
    // Whole vec4s, so that a kernel may see any slot as an array of vec4f.
    const buffer = this.gpu.createBuffer({
      label,
      size: Math.ceil(length / 4) * 16,
      usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
    });
    this.unproven.push(this.gpu.popErrorScope().then((error) => error && { slot, error }));
    this.buffers.set(slot.id, buffer);
    if (data) this.gpu.queue.writeBuffer(buffer, 0, data as Float32Array<ArrayBuffer>);
    return slot;
  }

  free(slots: readonly Slot[]): void {
    for (const slot of slots) {
      this.buffers.get(slot.id)?.destroy();
      this.buffers.delete(slot.id);
    }
    const gone = new Set(slots.map((slot) => slot.id));
    for (const [program, { uniforms }] of this.programs) {
      if (!program.steps.some((step) => step.buffers.some((view) => gone.has(view.slot.id)))) continue;
      uniforms.destroy();
      this.programs.delete(program);
    }
  }

  /** How every op that can be done in several ways is done. */
  get plan(): readonly Choice[] {
    return this.planner.plan;
  }

  /** Dispatches of one run of a program. */
  dispatchesOf(program: Program): number {
    const { pace, dispatches } = this.recorded(program);
    return pace ? 1 : dispatches.length;
  }

  /** As every engine; `choose` takes one of the ways in which a step can be done, and what a dispatch of it may do. */
  async compile(
    label: string,
    steps: readonly Step[],
    choose?: (ways: readonly Variant[], step: Step) => { way: Variant; most: number },
  ): Promise<Program> {
    checkSteps(label, steps);
    await this.proveSlots();
    await this.planner.ready;
    const loop = loopOf(steps);
    const longer = loop ? Array.from({ length: mostDoublings + 1 }, (_, k) => repeated(loop, 2 ** k)) : steps;
    const made = await this.record(label, longer, choose);
    const program = { label, steps };
    this.programs.set(program, { ...made, pace: loop && new Pace(), share: new Share(), runs: 0 });
    return program;
  }

  private async record(
    label: string,
    steps: readonly Step[],
    choose: (ways: readonly Variant[], step: Step) => { way: Variant; most: number } = (_, step) =>
      this.planner.choose(step),
  ): Promise<{ dispatches: Dispatch[]; uniforms: GPUBuffer }> {
    const launches = steps.flatMap((step) => {
      const { way, most } = choose(waysFor(step, this.gpu.features), step);
      return launch(step, way, most);
    });
    // Shaders first: an error scope must not stay open across other callers' work.
    await Promise.all(launches.map(({ kernel }) => this.pipelines.get(kernel)));
    this.gpu.pushErrorScope('validation');
    this.gpu.pushErrorScope('out-of-memory');
    let made: { dispatches: Dispatch[]; uniforms: GPUBuffer } | undefined;
    let thrown: unknown;
    try {
      const find = (one: Launch, i: number) => this.buffer(one.buffers[i]!.slot);
      made = await record(this.gpu, this.pipelines, label, launches, find);
    } catch (error) {
      thrown = error;
    }
    const memory = this.gpu.popErrorScope();
    const validation = this.gpu.popErrorScope();
    const error = (await memory) ?? (await validation);
    if (thrown) throw thrown;
    if (error)
      throw new LabError('E_DEVICE', `program ${label}`, 'a program the device accepts', `it says: ${error.message}`);
    return made!;
  }

  /**
   * Measures all ways of a program's steps that were not measured before, and changes the program over to the fastest.
   * Runs go on meanwhile. Resolves when it is changed; rejects where the device does.
   */
  tune(program: Program): Promise<void> {
    // A loop is done in one way only.
    if (loopOf(program.steps)) return Promise.resolve();
    const work = this.measuring.then(async () => {
      for (const step of this.planner.unknown(program.steps)) {
        if (!this.programs.has(program)) return;
        const ms = await measure(this.gpu, this.pipelines, step, this.planner.choose(step).most);
        // A device that is gone does everything in no time.
        if (this.gone) return;
        this.planner.learn(step, ms);
      }
      if (!this.programs.has(program)) return;
      const made = await this.record(program.label, program.steps);
      const recorded = this.programs.get(program);
      // What was submitted keeps the buffer it was recorded with until it is done.
      (recorded ?? made).uniforms.destroy();
      if (recorded) Object.assign(recorded, made, { share: new Share() });
    });
    this.measuring = work.catch(() => undefined);
    return work;
  }

  run(program: Program, times: number): void {
    const recorded = this.recorded(program);
    if (times < 1) return;
    const { dispatches, pace, share } = recorded;
    if (pace) {
      this.runLoop(program.label, dispatches, pace, times);
      return;
    }
    const most = share.runs(dispatches.length);
    for (let done = 0; done < times; done += most) {
      const runs = Math.min(times - done, most);
      const start = performance.now();
      this.submit(
        program.label,
        Array.from({ length: runs }, () => dispatches),
      );
      if (done === 0) share.submitted(runs, start, this.gpu.queue);
    }
    const before = recorded.runs;
    recorded.runs += times;
    if (this.measures && before < worthMeasuring && recorded.runs >= worthMeasuring)
      this.tune(program).catch((error: unknown) => console.info('the kernels were not measured:', error));
  }

  private recorded(program: Program): Recorded {
    const recorded = this.programs.get(program);
    if (!recorded)
      throw new LabError('E_STATE', `program ${program.label}`, 'a program of this engine', 'compile it here');
    return recorded;
  }

  /** Each long dispatch is a submission of its own, so that the picture's come between; the short rest goes together. */
  private runLoop(label: string, dispatches: readonly Dispatch[], pace: Pace, times: number): void {
    const parts = pace.split(times);
    const long = parts.filter((k) => k === parts[0]);
    const rest = parts.slice(long.length);
    const start = performance.now();
    for (const k of long) this.submit(label, [[dispatches[k]!]]);
    if (rest.length > 0) this.submit(label, [rest.map((k) => dispatches[k]!)]);
    this.gpu.queue.onSubmittedWorkDone().then(
      () => pace.measured(times, performance.now() - start),
      () => undefined,
    );
  }

  private submit(label: string, rounds: readonly (readonly Dispatch[])[]): void {
    const encoder = this.gpu.createCommandEncoder({ label });
    const pass = encoder.beginComputePass({ label });
    for (const round of rounds) for (const dispatch of round) encode(pass, dispatch);
    pass.end();
    this.gpu.queue.submit([encoder.finish()]);
  }

  async profile(program: Program): Promise<Profile> {
    const { dispatches, pace } = this.recorded(program);
    // Of a looping step the first dispatch is the one of one round.
    const once = pace ? dispatches.slice(0, 1) : dispatches;
    return profileOf(program.label, await timeDispatches(this.gpu, program.label, once));
  }

  write({ slot, offset }: BufferView, data: Values): void {
    this.gpu.queue.writeBuffer(this.buffer(slot), offset * 4, data as Float32Array<ArrayBuffer>);
  }

  async read(views: readonly BufferView[]): Promise<readonly Values[]> {
    const total = views.reduce((sum, view) => sum + view.length, 0);
    const staging = this.gpu.createBuffer({
      label: 'readback',
      size: Math.max(4, total * 4),
      usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
    });
    const encoder = this.gpu.createCommandEncoder({ label: 'readback' });
    let at = 0;
    for (const { slot, offset, length } of views) {
      encoder.copyBufferToBuffer(this.buffer(slot), offset * 4, staging, at * 4, length * 4);
      at += length;
    }
    this.gpu.queue.submit([encoder.finish()]);
    try {
      await staging.mapAsync(GPUMapMode.READ);
      const bytes = staging.getMappedRange().slice(0);
      let start = 0;
      return views.map(({ slot, length }) => {
        const values =
          slot.type === 'u32' ? new Uint32Array(bytes, start, length) : new Float32Array(bytes, start, length);
        start += length * 4;
        return values;
      });
    } catch (error) {
      throw new LabError('E_DEVICE', 'readback', 'a device that answers', `the device is gone (${String(error)})`);
    } finally {
      staging.destroy();
    }
  }

  /** Throws E_LIMIT naming the first slot that the device had no memory for. */
  private async proveSlots(): Promise<void> {
    const said = await Promise.all(this.unproven.splice(0));
    const failed = said.find((answer) => answer !== null);
    if (!failed) return;
    const { slot, error } = failed;
    throw new LabError('E_LIMIT', `slot ${slot.label}`, 'less than the memory that is left', error.message);
  }

  /** The device buffer behind a slot, for the scene that copies from it on the device. */
  buffer(slot: Slot): GPUBuffer {
    const buffer = this.buffers.get(slot.id);
    if (!buffer) throw new LabError('E_STATE', `slot ${slot.label}`, 'a slot that was not freed', 'allocate it again');
    return buffer;
  }

  dispose(): void {
    this.disposed = true;
    for (const buffer of this.buffers.values()) buffer.destroy();
    for (const { uniforms } of this.programs.values()) uniforms.destroy();
    this.buffers.clear();
    this.programs.clear();
  }
}
