/** What lasts longer is shown as progress. */
const slowMs = 1000;

/** Shows work that lasts, and hears when it is to stop. */
export class LongWork {
  private readonly show: (fraction: number | null, done: number, steps: number) => void;
  private began = 0;
  private last = Number.POSITIVE_INFINITY;
  private stopping = false;

  /** `show` gets null when the work is over. */
  constructor(show: LongWork['show']) {
    this.show = show;
  }

  /** Asks the work to stop at its next report. */
  stop(): void {
    this.stopping = true;
  }

  /** Report of counted work; true where it is to stop. Less done than last time is new work. */
  report(done: number, steps: number): boolean {
    const now = performance.now();
    if (done <= this.last) {
      this.began = now;
      this.stopping = false;
    }
    const stop = this.stopping;
    const over = stop || done >= steps;
    this.last = over ? Number.POSITIVE_INFINITY : done;
    if (over) this.show(null, done, steps);
    else if (now - this.began > slowMs) this.show(done / steps, done, steps);
    return stop;
  }

  /** Runs work that cannot be counted; shown where it lasts. */
  async around<T>(act: () => Promise<T>): Promise<T> {
    const slow = setTimeout(() => this.show(-1, 0, 0), slowMs);
    try {
      return await act();
    } finally {
      clearTimeout(slow);
      this.show(null, 0, 0);
    }
  }
}
