/** How much a unit follows a signal: Pearson's r, from -1 to 1. */
export interface Following {
  readonly unit: number;
  readonly r: number;
}

/**
 * Pearson's correlation of each of `units` with each of `signals`, gathered as the pairs come, in float64:
 * r = (n Sxs - Sx Ss) / sqrt((n Sxx - Sx^2)(n Sss - Ss^2)) (Pearson 1895).
 */
export class Correlations {
  readonly units: number;
  readonly signals: number;
  /** Pairs taken in. */
  count = 0;
  private readonly sumX: Float64Array;
  private readonly sumXX: Float64Array;
  private readonly sumS: Float64Array;
  private readonly sumSS: Float64Array;
  /** [signals, units] */
  private readonly sumXS: Float64Array;

  constructor(units: number, signals: number) {
    this.units = units;
    this.signals = signals;
    this.sumX = new Float64Array(units);
    this.sumXX = new Float64Array(units);
    this.sumS = new Float64Array(signals);
    this.sumSS = new Float64Array(signals);
    this.sumXS = new Float64Array(signals * units);
  }

  /** Takes in one character: `units` values of `values` from `offset` on, and the value of each signal there. */
  add(values: ArrayLike<number>, offset: number, signal: readonly number[]): void {
    this.count++;
    for (let s = 0; s < this.signals; s++) {
      this.sumS[s]! += signal[s]!;
      this.sumSS[s]! += signal[s]! * signal[s]!;
    }
    for (let u = 0; u < this.units; u++) {
      const x = values[offset + u]!;
      this.sumX[u]! += x;
      this.sumXX[u]! += x * x;
      for (let s = 0; s < this.signals; s++) this.sumXS[s * this.units + u]! += x * signal[s]!;
    }
  }

  /** r of a unit and a signal; 0 where one of them never changes, since nothing follows what stands still; NaN of NaN. */
  r(unit: number, signal: number): number {
    const n = this.count;
    const spreadX = n * this.sumXX[unit]! - this.sumX[unit]! ** 2;
    const spreadS = n * this.sumSS[signal]! - this.sumS[signal]! ** 2;
    if (Number.isNaN(spreadX) || Number.isNaN(spreadS)) return Number.NaN;
    // What is left of n^2 times nothing after rounding.
    const nothing = 1e-13 * n;
    if (!(spreadX > nothing * this.sumXX[unit]! && spreadS > nothing * this.sumSS[signal]!)) return 0;
    return (
      (n * this.sumXS[signal * this.units + unit]! - this.sumX[unit]! * this.sumS[signal]!) /
      Math.sqrt(spreadX * spreadS)
    );
  }

  /** The units that follow a signal most, in either direction, the strongest first; none that is not a number. */
  ranked(signal: number, most: number): Following[] {
    return Array.from({ length: this.units }, (_, unit) => ({ unit, r: this.r(unit, signal) }))
      .filter(({ r }) => !Number.isNaN(r))
      .sort((a, b) => Math.abs(b.r) - Math.abs(a.r) || a.unit - b.unit)
      .slice(0, most);
  }
}
