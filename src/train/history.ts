/** Points kept at most; when full, neighbors are averaged in pairs, so that days of training fit. */
const capacity = 4096;

/** Losses of a run for the chart: training loss by step, thinned as it grows, and the held-out losses. */
export class History {
  /** Steps behind one training point. */
  private stride = 1;
  private readonly steps: number[] = [];
  private readonly losses: number[] = [];
  private readonly heldOut: { step: number; loss: number }[] = [];
  private pendingSum = 0;
  private pendingCount = 0;
  /** Counts changes, so that a chart knows when to redraw. */
  version = 0;

  /** Takes the loss of a step; steps come in order. */
  add(step: number, loss: number): void {
    this.pendingSum += loss;
    this.pendingCount++;
    this.version++;
    if (this.pendingCount < this.stride) return;
    this.steps.push(step);
    this.losses.push(this.pendingSum / this.pendingCount);
    this.pendingSum = 0;
    this.pendingCount = 0;
    if (this.steps.length >= capacity) this.thin();
  }

  addValidation(step: number, loss: number): void {
    this.version++;
    this.heldOut.push({ step, loss });
    if (this.heldOut.length > capacity) for (let i = this.heldOut.length - 2; i > 0; i -= 2) this.heldOut.splice(i, 1);
  }

  /** Forgets everything after a step: the run went back to a checkpoint. */
  rewind(step: number): void {
    while (this.steps.length > 0 && this.steps[this.steps.length - 1]! > step) {
      this.steps.pop();
      this.losses.pop();
    }
    while (this.heldOut.length > 0 && this.heldOut[this.heldOut.length - 1]!.step > step) this.heldOut.pop();
    this.pendingSum = 0;
    this.pendingCount = 0;
    this.version++;
  }

  /** Last held-out loss, or null before the first. */
  get validationLoss(): number | null {
    return this.heldOut[this.heldOut.length - 1]?.loss ?? null;
  }

  /** Columns for the chart on one sorted axis of steps; null where a curve has no value there. */
  columns(): { steps: number[]; train: (number | null)[]; validation: (number | null)[] } {
    const rows = new Map<number, [number | null, number | null]>();
    this.steps.forEach((step, i) => {
      rows.set(step, [this.losses[i]!, null]);
    });
    for (const { step, loss } of this.heldOut) rows.set(step, [rows.get(step)?.[0] ?? null, loss]);
    const steps = [...rows.keys()].sort((a, b) => a - b);
    return { steps, train: steps.map((s) => rows.get(s)![0]), validation: steps.map((s) => rows.get(s)![1]) };
  }

  private thin(): void {
    const half = this.steps.length >> 1;
    for (let i = 0; i < half; i++) {
      this.steps[i] = this.steps[2 * i + 1]!;
      this.losses[i] = (this.losses[2 * i]! + this.losses[2 * i + 1]!) / 2;
    }
    this.steps.length = half;
    this.losses.length = half;
    this.stride *= 2;
  }
}
