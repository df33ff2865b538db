import type { Step } from '../engine.ts';
import type { Variant } from './kernel.ts';
import type { Measured, PlanStore } from './plan_store.ts';
import { waysFor } from './variants.ts';

/** Which ways to take: one form of the recurrence for all, or whatever is faster where it was measured. */
export type Ways = 'stepwise' | 'sequence' | 'auto';

/** How one op at one shape is done, and how that was decided. */
export interface Choice {
  readonly op: string;
  /** Sizes, such as `T32 B16 H128`. */
  readonly shape: string;
  readonly way: string;
  readonly why: string;
  /** Asked for; the first way, since nothing was measured; measured now; or measured on another day. */
  readonly from: 'asked' | 'default' | 'measured' | 'stored';
  readonly ms: Measured | null;
}

/**
 * Multiplications and additions a dispatch may do before it was measured, so that none holds the device for 50 ms:
 * software does 4 in a nanosecond with two cores, the slowest GPU about 50.
 */
const mostWork = { software: 8e7, gpu: 2e9 };
/** Milliseconds a dispatch should not pass. */
const mostMs = 25;

/** Sizes in a name; where a product starts to read and where a sequence starts from change nothing in its speed. */
function shapeOf({ params }: Pick<Step, 'params'>): string {
  const sizes = Object.entries(params).filter(([name]) => name !== 'offsetA' && name !== 'carry');
  return sizes.map(([name, value]) => `${name}${value}`).join(' ');
}

/**
 * Chooses a way for every step, by op and shape. What was measured on an adapter is kept and chosen from then on, so
 * that the same run gives the same bits there on any day but the first, when it starts before the measurement.
 */
export class Planner {
  /** Resolves when what was measured before is known. */
  readonly ready: Promise<void>;
  private readonly ways: Ways;
  private readonly store: PlanStore | null;
  private readonly software: boolean;
  private readonly features: GPUSupportedFeatures;
  private readonly work: number;
  private readonly known = new Map<string, { ms: Measured; from: 'measured' | 'stored' }>();
  private readonly chosen = new Map<string, Choice>();

  constructor(ways: Ways, software: boolean, features: GPUSupportedFeatures, store: PlanStore | null) {
    this.ways = ways;
    this.store = store;
    this.software = software;
    this.features = features;
    this.work = software ? mostWork.software : mostWork.gpu;
    this.ready =
      ways === 'auto' && store
        ? store.load().then((plan) => {
            for (const [key, ms] of Object.entries(plan)) this.known.set(key, { ms, from: 'stored' });
          })
        : Promise.resolve();
  }

  /** Every choice made so far, in the order in which they were first met. */
  get plan(): readonly Choice[] {
    return [...this.chosen.values()];
  }

  /** The way to do a step, and what a dispatch of it may do. */
  choose(step: Step): { way: Variant; most: number } {
    const ways = waysFor(step, this.features);
    const shape = shapeOf(step);
    const key = `${step.op.name} ${shape}`;
    const measured = this.known.get(key);
    const { way, from } = this.decide(ways, measured);
    if (ways.length > 1)
      this.chosen.set(key, { op: step.op.name, shape, way: way.name, why: way.why, from, ms: measured?.ms ?? null });
    return { way, most: this.most(step, way, measured?.ms[way.name]) };
  }

  /** The steps of a program that have several ways and were not measured, one for each op and shape. */
  unknown(steps: readonly Step[]): readonly Step[] {
    const keyed = steps.map((step) => [`${step.op.name} ${shapeOf(step)}`, step] as const);
    return [...new Map(keyed).entries()]
      .filter(([key, step]) => !this.known.has(key) && waysFor(step, this.features).length > 1)
      .map(([, step]) => step);
  }

  /** Takes in what each way of a step took, and keeps it for other days. */
  learn(step: Step, ms: Measured): void {
    const key = `${step.op.name} ${shapeOf(step)}`;
    this.known.set(key, { ms, from: 'measured' });
    this.store?.save(key, ms);
  }

  private decide(ways: readonly Variant[], measured: { ms: Measured; from: Choice['from'] } | undefined) {
    const usual = this.usual(ways);
    if (this.ways !== 'auto') {
      const form = this.ways;
      const asked = ways.filter(({ name }) => name.startsWith(form));
      return asked.length > 0
        ? { way: this.usual(asked), from: 'asked' as const }
        : { way: usual, from: 'default' as const };
    }
    const timed = ways.filter(({ name }) => measured && name in measured.ms);
    if (!measured || timed.length === 0) return { way: usual, from: 'default' as const };
    const way = timed.reduce((best, one) => (measured.ms[one.name]! < measured.ms[best.name]! ? one : best));
    return { way, from: measured.from };
  }

  /** The first that is meant for this kind of adapter. */
  private usual(ways: readonly Variant[]): Variant {
    const meant = this.software ? ways.find(({ software }) => software) : ways.find(({ software }) => !software);
    return meant ?? ways[0]!;
  }

  /** As much work as took `mostMs` when it was measured, else as the kind of adapter can be trusted with. */
  private most(step: Step, way: Variant, ms: number | undefined): number {
    return ms === undefined ? this.work : (way.work(step.params) * mostMs) / ms;
  }
}
