/** The race of the engines as plain data, for the page: who runs, how far, and how it goes with the hidden size. */

export const racers = ['webgpu', 'simd', 'reference'] as const;
export type Racer = (typeof racers)[number];

export interface RaceLane {
  readonly racer: Racer;
  /** What it runs on; why it does not, where `steps` stays 0 for want of a device. */
  readonly device: string;
  readonly absent: boolean;
  readonly steps: number;
  /** Over all of its time; null before its first look. */
  readonly stepsPerSecond: number | null;
  /** Points of the curve: seconds since the start, and the mean loss of the steps since the point before. */
  readonly seconds: readonly number[];
  readonly losses: readonly number[];
}

/** Steps a second of each engine at one hidden size; null where it has none. */
export interface RaceSize {
  readonly hiddenSize: number;
  readonly stepsPerSecond: Readonly<Record<Racer, number | null>>;
}

/** The same step on every engine: how far its losses are apart. */
export interface RaceAgreement {
  readonly step: number;
  readonly losses: Readonly<Record<Racer, number | null>>;
  /** Largest difference between two of them. */
  readonly apart: number;
}

export type RacePhase = 'building' | 'racing' | 'sizing' | 'over' | 'stopped';

export interface RaceView {
  readonly phase: RacePhase;
  /** 0 to 1 over both phases. */
  readonly fraction: number;
  readonly lanes: readonly RaceLane[];
  readonly agreement: RaceAgreement | null;
  readonly sizes: readonly RaceSize[];
}

/** How the graphics device fares beside the faster engine of the processor, over the hidden sizes. */
export type RaceVerdict =
  | { readonly kind: 'noGpu' }
  | { readonly kind: 'always' | 'never'; readonly first: number; readonly last: number }
  /** From this size on, up to the largest, it is ahead. */
  | { readonly kind: 'from'; readonly size: number };

/**
 * Where the graphics device starts to win: the smallest size from which it is ahead at every larger one too. Null before
 * there is a size at which both were measured.
 */
export function verdictOf(sizes: readonly RaceSize[]): RaceVerdict | null {
  const both = sizes.flatMap(({ hiddenSize, stepsPerSecond: { webgpu, simd, reference } }) => {
    const cpu = Math.max(simd ?? 0, reference ?? 0);
    return webgpu !== null && cpu > 0 ? [{ hiddenSize, ahead: webgpu > cpu }] : [];
  });
  if (both.length === 0)
    return sizes.length > 0 && sizes.every((size) => size.stepsPerSecond.webgpu === null) ? { kind: 'noGpu' } : null;
  let from = both.length;
  while (from > 0 && both[from - 1]!.ahead) from--;
  const [first, last] = [both[0]!.hiddenSize, both[both.length - 1]!.hiddenSize];
  if (from === 0) return { kind: 'always', first, last };
  if (from === both.length) return { kind: 'never', first, last };
  return { kind: 'from', size: both[from]!.hiddenSize };
}
