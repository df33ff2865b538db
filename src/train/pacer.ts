/** Milliseconds of each frame that training may take; the rest of 16.7 is for the picture. */
export const frameBudgetMs = 9;
const mostSteps = 1000;

/**
 * How many training steps a frame should enqueue: measured, not guessed. Fed with how long finished steps took, it
 * keeps a running estimate and fills the budget; a step longer than the budget is enqueued alone.
 */
export class Pacer {
  private msPerStep = 0;
  private rate = 0;

  /** Tells of `steps` that finished in `elapsedMs` of wall-clock time while work was always waiting. */
  measured(steps: number, elapsedMs: number): void {
    if (steps <= 0 || !(elapsedMs > 0)) return;
    const now = elapsedMs / steps;
    this.msPerStep = this.msPerStep === 0 ? now : this.msPerStep + 0.2 * (now - this.msPerStep);
    this.rate = 1000 / this.msPerStep;
  }

  /** Steps to enqueue this frame; `asked` is the config's stepsPerFrame. */
  steps(asked: 'auto' | number): number {
    if (asked !== 'auto') return asked;
    if (this.msPerStep === 0) return 1;
    return Math.max(1, Math.min(mostSteps, Math.floor(frameBudgetMs / this.msPerStep)));
  }

  /** Steps a second, 0 before the first measurement. */
  get stepsPerSecond(): number {
    return this.rate;
  }

  /** Forgets: the model or the engine changed. */
  reset(): void {
    this.msPerStep = 0;
    this.rate = 0;
  }
}
