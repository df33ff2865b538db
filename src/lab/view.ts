import { whole } from '../engine/engine.ts';
import { WebGpuEngine } from '../engine/webgpu/engine.ts';
import { Probe } from '../probe/probe.ts';
import type { Sculpture } from '../scene/sculpture.ts';
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
  private seen = -1;
  private numbersStep = -1;
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
    await view.readNumbers();
    view.bring();
    return view;
  }

  /** Once a frame, after the training steps were enqueued; `version` changes whenever steps were. */
  tick(nowMs: number, version: number): void {
    if (this.disposed) return;
    if (version !== this.seen) {
      if (this.seen >= 0) this.probe.refresh();
      this.seen = version;
      if (this.onDevice) this.bring();
    }
    if (!this.reading && nowMs - this.lastRead > numbersEveryMs && this.numbersStep !== version) {
      this.lastRead = nowMs;
      this.numbersStep = version;
      this.readNumbers().catch(this.failed);
    }
    if (nowMs - this.lastTraces > tracesEveryMs && !this.reading && version > 0) {
      if (this.lastTraces > 0) this.renewTraces().catch(this.failed);
      this.lastTraces = nowMs;
    }
  }

  /** Gathers the view again: the step has been looked at anew. */
  renew(): void {
    if (this.disposed || this.seen < 0) return;
    this.probe.refresh();
    if (this.onDevice) this.bring();
    this.numbersStep = -1;
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

  private bring(): void {
    if (this.onDevice) this.picture.copyFrom((this.trainer.engine as WebGpuEngine).buffer(this.probe.view));
    else if (this.numbers) this.picture.setValues(this.numbers);
  }

  private async readNumbers(): Promise<void> {
    this.reading = true;
    try {
      const numbers = await this.probe.read();
      if (this.disposed) return;
      this.numbers = numbers;
      this.picture.setNumbers(numbers, this.trainer.step);
      if (!this.onDevice) this.picture.setValues(numbers);
    } finally {
      this.reading = false;
    }
  }

  private async renewTraces(): Promise<void> {
    this.reading = true;
    try {
      const { engine, model } = this.trainer;
      const [flat] = (await engine.read([whole(model.weights)])) as [Float32Array];
      if (this.disposed || !this.probe.chooseTraces(flat)) return;
      this.picture.show(model.shape, this.probe.layout);
      this.probe.refresh();
      this.bring();
    } finally {
      this.reading = false;
    }
  }
}
