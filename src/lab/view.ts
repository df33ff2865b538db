import { whole } from '../engine/engine.ts';
import { WebGpuEngine } from '../engine/webgpu/engine.ts';
import { Probe } from '../probe/probe.ts';
import type { Sculpture } from '../scene/sculpture_contract.ts';
import type { Trainer } from '../train/trainer.ts';

const numbersEveryMs = 150;
const tracesEveryMs = 10000;

/**
 * Binds a trainer to the picture: gathers the view after new steps and brings it over, on the device where picture and
 * engine share one, else through a readback. Numbers for labels are read a few times a second, one read in flight.
 */
export class LiveView {
  /** The last view that was read. */
  numbers: Float32Array | null = null;
  private readonly trainer: Trainer;
  private readonly probe: Probe;
  private readonly picture: Sculpture;
  private readonly failed: (error: unknown) => void;
  private readonly onDevice: boolean;
  /** Step the picture was given last, and step the probe has gathered last. */
  private shown = -1;
  private gathered = -1;
  private reading = false;
  private lastRead = 0;
  private lastTraces = 0;
  private disposed = false;

  private constructor(
    trainer: Trainer,
    probe: Probe,
    picture: Sculpture,
    shared: GPUDevice | null,
    failed: (error: unknown) => void,
  ) {
    this.trainer = trainer;
    this.probe = probe;
    this.picture = picture;
    this.failed = failed;
    this.onDevice =
      picture.backend === 'webgpu' && trainer.engine instanceof WebGpuEngine && trainer.engine.gpu === shared;
  }

  /** Shows a model. At step 0 the first batch has been looked at once, so that the picture is of this network. */
  static async create(
    trainer: Trainer,
    picture: Sculpture,
    shared: GPUDevice | null,
    failed: (error: unknown) => void,
  ): Promise<LiveView> {
    const { engine, model } = trainer;
    const [flat] = (await engine.read([whole(model.weights)])) as [Float32Array];
    const probe = await Probe.create(engine, model, flat);
    const view = new LiveView(trainer, probe, picture, shared, failed);
    picture.show(model.shape, probe.layout);
    const putBack = await trainer.observe();
    probe.refresh();
    putBack();
    view.shown = trainer.step;
    view.gathered = trainer.step;
    if (view.onDevice) view.copy(trainer.step);
    await view.readNumbers(trainer.step);
    return view;
  }

  /** Once a frame, after the training steps were enqueued; `version` changes whenever steps were. */
  tick(nowMs: number, version: number): void {
    if (this.disposed) return;
    // The picture plays one step after the other, and takes the next when it has played the last.
    if (version !== this.shown && this.picture.ready && !this.reading) {
      this.shown = version;
      this.gather(version);
      if (this.onDevice) this.copy(version);
      this.readNumbers(version).catch(this.failed);
    } else if (!this.reading && nowMs - this.lastRead > numbersEveryMs && this.gathered !== version) {
      this.lastRead = nowMs;
      this.gather(version);
      this.readNumbers(null).catch(this.failed);
    }
    if (nowMs - this.lastTraces > tracesEveryMs && !this.reading && version > 0 && this.picture.ready) {
      if (this.lastTraces > 0) this.renewTraces().catch(this.failed);
      this.lastTraces = nowMs;
    }
  }

  /** Has the view gathered again: the step has been looked at anew. */
  renew(): void {
    this.shown = -1;
    this.gathered = -1;
  }

  /** The values of a region as last read; empty where the model has no such region. */
  region(name: string): Float32Array {
    const region = this.probe.layout.regions[name];
    if (!region || !this.numbers) return new Float32Array(0);
    const length = region.shape.reduce((product, size) => product * size, 1);
    return this.numbers.subarray(region.offset, region.offset + length);
  }

  dispose(): void {
    this.disposed = true;
    this.probe.dispose();
  }

  private gather(version: number): void {
    this.probe.refresh();
    this.gathered = version;
  }

  private copy(step: number): void {
    this.picture.copyFrom((this.trainer.engine as WebGpuEngine).buffer(this.probe.view), step);
  }

  /** Reads what was gathered; `shown` is its step where the picture shows it, null where it is for the page alone. */
  private async readNumbers(shown: number | null): Promise<void> {
    this.reading = true;
    try {
      const numbers = await this.probe.read();
      if (this.disposed) return;
      this.numbers = numbers;
      if (shown === null) return;
      if (this.onDevice) this.picture.setNumbers(numbers, shown);
      else this.picture.setValues(numbers, shown);
    } finally {
      this.reading = false;
    }
  }

  private async renewTraces(): Promise<void> {
    this.reading = true;
    try {
      const { engine, model } = this.trainer;
      const [flat] = (await engine.read([whole(model.weights)])) as [Float32Array];
      if (this.disposed || !this.probe.chooseTraces(flat, this.picture.pinned)) return;
      this.picture.show(model.shape, this.probe.layout);
      // What is gathered now is of the last step enqueued, however long the weights took to come.
      this.shown = this.trainer.step + this.trainer.waiting;
      this.gather(this.shown);
      if (this.onDevice) this.copy(this.shown);
      await this.readNumbers(this.shown);
    } finally {
      this.reading = false;
    }
  }
}
