/** A submission should end within this: what draws the picture waits behind it. */
const aimMs = 40;
/** Dispatches in a submission at most, however short. */
const mostDispatches = 4096;

/** How many runs of a program go into one submission on this device: as many as end in time, measured. */
export class Share {
  private msPerRun = Number.POSITIVE_INFINITY;

  /** One until something was measured. */
  runs(dispatches: number): number {
    const most = Math.floor(mostDispatches / Math.max(1, dispatches));
    return Math.max(1, Math.min(most, Number.isFinite(this.msPerRun) ? Math.floor(aimMs / this.msPerRun) : 1));
  }

  /**
   * Watches how long `runs` submitted at `start` took. Whatever else the device had to do is in that time, so it can only
   * be too long, and the shortest is believed.
   */
  submitted(runs: number, start: number, queue: GPUQueue): void {
    queue.onSubmittedWorkDone().then(
      () => {
        this.msPerRun = Math.min(this.msPerRun, Math.max(0.001, performance.now() - start) / runs);
      },
      () => undefined,
    );
  }
}
