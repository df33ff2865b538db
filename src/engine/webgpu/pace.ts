/** A dispatch should end within this: half of what a watchdog or the frame on the screen can well bear. */
const aimMs = 25;
/** Rounds in a dispatch before anything was measured: a round is a millisecond or two at most. */
const first = 4;
/** Dispatches of 1, 2, 4, ... 2^16 rounds are prepared. */
export const mostDoublings = 16;

/**
 * How many rounds of a looping kernel go into one dispatch on this device: as many as end in time. Dispatches come in
 * powers of two, so that any number of rounds is a few of them, prepared once.
 */
export class Pace {
  private msPerRound = Number.POSITIVE_INFINITY;
  private largest = first;

  /** The powers of two that add up to `rounds`, none too long; told as exponents, the largest first. */
  split(rounds: number): number[] {
    const parts = new Array<number>(Math.floor(rounds / 2 ** this.largest)).fill(this.largest);
    for (let k = this.largest - 1; k >= 0; k--) if (Math.floor(rounds / 2 ** k) % 2 === 1) parts.push(k);
    return parts;
  }

  /**
   * Takes in that `rounds` were done `elapsedMs` after they were submitted. Whatever else the device had to do is in that
   * time, so it can only be too long, and the shortest is believed.
   */
  measured(rounds: number, elapsedMs: number): void {
    this.msPerRound = Math.min(this.msPerRound, elapsedMs / rounds);
    const fit = Math.floor(Math.log2(aimMs / this.msPerRound));
    this.largest = Math.max(0, Math.min(mostDoublings, fit));
  }
}
