/** How a unit answers to a character: its mean after reading it, and how often it read it. */
export interface Excitement {
  readonly symbol: number;
  readonly mean: number;
  readonly count: number;
}

/** Mean of each unit after each symbol, gathered as the characters come, in float64. */
export class Excitements {
  private readonly units: number;
  private readonly counts: Float64Array;
  /** [symbols, units] */
  private readonly sums: Float64Array;

  constructor(units: number, symbols: number) {
    this.units = units;
    this.counts = new Float64Array(symbols);
    this.sums = new Float64Array(symbols * units);
  }

  /** Takes in one character: the unit values from `offset` on, after `symbol` was read. */
  add(values: ArrayLike<number>, offset: number, symbol: number): void {
    this.counts[symbol]!++;
    for (let u = 0; u < this.units; u++) this.sums[symbol * this.units + u]! += values[offset + u]!;
  }

  /** The symbols that were read at least `least` times, those that move the unit highest first. */
  ranked(unit: number, least: number): Excitement[] {
    return [...this.counts]
      .map((count, symbol) => ({ symbol, count, mean: this.sums[symbol * this.units + unit]! / count }))
      .filter(({ count }) => count >= least && count > 0)
      .sort((a, b) => b.mean - a.mean || a.symbol - b.symbol);
  }
}
