import type { Session } from './session.ts';

/** Milliseconds between looks at the held-out loss, and between checkpoints, while training. */
const validateEveryMs = 6000;
const saveEveryMs = 4000;

/**
 * The training half of a frame: enqueues what fits the budget and keeps one readback of losses in flight, never
 * awaited. Checkpoints and held-out losses fall due by the clock.
 */
export class Loop {
  private readonly session: Session;
  private readonly failed: (error: unknown) => void;
  private taking = false;
  private chore = false;
  private lastDone = 0;
  private lastValidation = 0;
  private lastSave = 0;

  /** `failed` hears errors of the background work; a lost device is the owner's to mend. */
  constructor(session: Session, failed: (error: unknown) => void) {
    this.session = session;
    this.failed = failed;
  }

  /** Once a frame. */
  tick(nowMs: number): void {
    const { session } = this;
    if (!session.playing) {
      this.lastDone = 0;
      return;
    }
    session.enqueue(session.pacer.steps(session.config.stepsPerFrame));
    if (!this.taking && session.trainer.waiting > 0) this.look();
    if (this.chore) return;
    if (nowMs - this.lastSave > saveEveryMs) {
      this.lastSave = nowMs;
      this.background(session.save());
    } else if (nowMs - this.lastValidation > validateEveryMs) {
      this.lastValidation = nowMs;
      this.background(session.evaluate());
    }
  }

  private look(): void {
    const { session } = this;
    const before = session.trainer.step;
    const continuous = this.lastDone > 0 && !this.chore;
    this.taking = true;
    session
      .take()
      .then(({ step }) => {
        const now = performance.now();
        if (continuous) session.pacer.measured(step - before, now - this.lastDone);
        this.lastDone = now;
      }, this.failed)
      .finally(() => {
        this.taking = false;
      });
  }

  private background(work: Promise<unknown>): void {
    this.chore = true;
    work.catch(this.failed).finally(() => {
      this.chore = false;
      this.lastDone = 0;
    });
  }
}
