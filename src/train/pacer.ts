const mostSteps = 1000;
/** A look slower than this means that the picture, not training, sets the pace. */
const slowLookMs = 50;
/** Milliseconds a look may take at 60 frames a second. */
const fastLookMs = 18;

/**
 * How many training steps a frame should enqueue: measured, not guessed. Fed with how long steps took from look to
 * look, the picture's share included, it takes more while a look is not lengthened by them and fewer when it is.
 */
export class Pacer {
  private count = 1;
  /** Milliseconds a look takes with one step in it: the floor that more steps must not raise much. */
  private floor = 0;
  private rate = 0;

  /** Tells of `steps` that finished in `elapsedMs` of wall-clock time while work was always waiting. */
  measured(steps: number, elapsedMs: number): void {
    if (steps <= 0 || !(elapsedMs > 0)) return;
    const now = (1000 * steps) / elapsedMs;
    this.rate = this.rate === 0 ? now : this.rate + 0.2 * (now - this.rate);
    if (steps <= 1 || this.floor === 0)
      this.floor = this.floor === 0 ? elapsedMs : this.floor + 0.3 * (elapsedMs - this.floor);
    const limit = this.floor > slowLookMs ? 1.5 * this.floor : fastLookMs;
    if (elapsedMs > limit) this.count = Math.max(1, Math.floor(this.count * 0.7));
    else if (steps >= this.count) this.count = Math.min(mostSteps, this.count * 2);
  }

  /** Steps to enqueue this frame; `asked` is the config's stepsPerFrame. */
  steps(asked: 'auto' | number): number {
    return asked === 'auto' ? this.count : asked;
  }

  /** Steps a second, 0 before the first measurement. */
  get stepsPerSecond(): number {
    return this.rate;
  }

  /** Forgets: the model or the engine changed. */
  reset(): void {
    this.count = 1;
    this.floor = 0;
    this.rate = 0;
  }
}
