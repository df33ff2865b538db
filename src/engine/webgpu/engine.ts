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
import { Pipelines } from './kernels.ts';
import { mostDoublings, Pace } from './pace.ts';
import { type Dispatch, record } from './program.ts';
import { expand } from './variants.ts';

/** Dispatches that go into one submission at most, so that none outlasts a watchdog. */
const dispatchesPerSubmission = 4096;

interface Recorded {
  readonly dispatches: readonly Dispatch[];
  readonly uniforms: GPUBuffer;
  /** For a program of one looping step, whose k-th dispatch does 2^k runs. */
  readonly pace: Pace | null;
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

  readonly gpu: GPUDevice;

  constructor(gpu: GPUDevice, name: string) {
    this.gpu = gpu;
    this.device = name;
    this.pipelines = new Pipelines(gpu);
    this.maxSlotLength = Math.floor(Math.min(gpu.limits.maxStorageBufferBindingSize, gpu.limits.maxBufferSize) / 4);
    this.lost = new Promise((resolve) => {
      gpu.lost.then(({ reason, message }) => {
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

  async compile(label: string, steps: readonly Step[]): Promise<Program> {
    checkSteps(label, steps);
    await this.proveSlots();
    const loop = loopOf(steps);
    const kernels = loop
      ? Array.from({ length: mostDoublings + 1 }, (_, k) => repeated(loop, 2 ** k))
      : steps.flatMap(expand);
    // Shaders first: an error scope must not stay open across other callers' work.
    await Promise.all(kernels.map((step) => this.pipelines.get(step.op)));
    this.gpu.pushErrorScope('validation');
    this.gpu.pushErrorScope('out-of-memory');
    let recorded: Recorded | undefined;
    let thrown: unknown;
    try {
      const find = (step: Step, i: number) => this.buffer(step.buffers[i]!.slot);
      const made = await record(this.gpu, this.pipelines, label, kernels, find);
      recorded = { ...made, pace: loop && new Pace() };
    } catch (error) {
      thrown = error;
    }
    const memory = this.gpu.popErrorScope();
    const validation = this.gpu.popErrorScope();
    const error = (await memory) ?? (await validation);
    if (thrown) throw thrown;
    if (error)
      throw new LabError('E_DEVICE', `program ${label}`, 'a program the device accepts', `it says: ${error.message}`);
    const program = { label, steps };
    this.programs.set(program, recorded!);
    return program;
  }

  run(program: Program, times: number): void {
    const recorded = this.programs.get(program);
    if (!recorded)
      throw new LabError('E_STATE', `program ${program.label}`, 'a program of this engine', 'compile it here');
    if (times < 1) return;
    const { dispatches, pace } = recorded;
    if (pace) {
      this.runLoop(program.label, dispatches, pace, times);
      return;
    }
    const perSubmission = Math.max(1, Math.floor(dispatchesPerSubmission / Math.max(1, dispatches.length)));
    for (let done = 0; done < times; done += perSubmission)
      this.submit(
        program.label,
        Array.from({ length: Math.min(times - done, perSubmission) }, () => dispatches),
      );
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

function encode(pass: GPUComputePassEncoder, { pipeline, group, x, y }: Dispatch): void {
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, group);
  pass.dispatchWorkgroups(x, y);
}
