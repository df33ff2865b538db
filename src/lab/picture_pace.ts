/** A picture cheaper than this may be drawn every frame. */
const cheapMs = 40;
/** After a dear picture the device is left to training for this many times what it took. */
const rest = 1.5;
/** At most, since a first picture that waits for its shaders says nothing of the second. */
const mostRestMs = 2000;

/**
 * Lets the picture be drawn as often as the device can bear: one picture in flight, and after a slow one a rest, so that
 * training goes on where a processor plays the GPU.
 */
export class PicturePace {
  private readonly device: GPUDevice | null;
  private drawing = false;
  private next = 0;

  constructor(device: GPUDevice | null) {
    this.device = device;
  }

  /** Draws, or lets this frame go by. */
  frame(nowMs: number, draw: () => void): void {
    if (this.drawing || nowMs < this.next) return;
    const began = performance.now();
    draw();
    if (!this.device) {
      this.done(began);
      return;
    }
    this.drawing = true;
    this.device.queue.onSubmittedWorkDone().then(
      () => this.done(began),
      () => this.done(began),
    );
  }

  private done(began: number): void {
    this.drawing = false;
    const now = performance.now();
    const cost = now - began;
    this.next = cost > cheapMs ? now + Math.min(mostRestMs, rest * cost) : 0;
  }
}
