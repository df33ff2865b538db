import type { Config } from '../config/schema.ts';
import { LabError } from '../core/errors.ts';
import { type Engine, type Profile, part, type Slot, whole } from '../engine/engine.ts';
import { buildModel, type Source } from '../nn/compile.ts';
import { type Model, ringLength } from '../nn/model.ts';
import { controlValue, counterValues, hyperValues } from '../nn/optimize.ts';
import { flatFrom, type Tensor, toTorch } from '../nn/parameters.ts';
import { gatesToTorch } from '../nn/tensors.ts';

/** Losses and gradient norms of the steps that finished since the last look. */
export interface Progress {
  /** Steps done in all. */
  readonly step: number;
  readonly losses: readonly number[];
  readonly gradNorms: readonly number[];
  readonly learningRate: number;
}

/** Everything a run needs to go on: on this device, a new one, or another engine. */
export interface Checkpoint {
  readonly step: number;
  readonly weights: Float32Array;
  readonly moment1: Float32Array;
  readonly moment2: Float32Array;
  /** Carried states, in the order of `Model.states`: the last [B,H] of each. */
  readonly states: readonly Float32Array[];
}

/** Steps to be told of as training passes them, ascending. `passed` may enqueue, and what it enqueues sees that step. */
export interface Milestones {
  readonly steps: readonly number[];
  passed(step: number): void;
}

/** Steps that may be waiting at most: half the ring, so that no loss is overwritten before it is read. */
export const mostWaiting = ringLength / 2;

/** One model in training on one engine. Counts steps; knows nothing of frames, pages or devices that fail. */
export class Trainer {
  readonly engine: Engine;
  readonly model: Model;
  milestones: Milestones | null = null;
  private seed: number;
  private enqueued = 0;
  private collected = 0;

  private constructor(engine: Engine, model: Model, seed: number) {
    this.engine = engine;
    this.model = model;
    this.seed = seed;
  }

  static async create(engine: Engine, config: Config, source: Source, place: string): Promise<Trainer> {
    return new Trainer(engine, await buildModel(engine, config, source, place), config.seed);
  }

  /** Steps enqueued and not yet collected. */
  get waiting(): number {
    return this.enqueued - this.collected;
  }

  /** Steps collected. */
  get step(): number {
    return this.collected;
  }

  /** Enqueues training steps; at most `mostWaiting` may be waiting. */
  enqueue(steps: number): void {
    if (this.waiting + steps > mostWaiting)
      throw new LabError('E_STATE', 'trainer', `at most ${mostWaiting} waiting steps`, 'collect first');
    const until = this.enqueued + steps;
    for (const step of this.milestones?.steps ?? []) {
      if (step <= this.enqueued || step > until) continue;
      this.train(step - this.enqueued);
      this.enqueued = step;
      this.milestones!.passed(step);
    }
    if (until === this.enqueued) return;
    this.train(until - this.enqueued);
    this.enqueued = until;
  }

  /** Runs steps, with a look before the last one where they leave no activations. */
  private train(steps: number): void {
    const { engine, model } = this;
    if (model.looped) {
      engine.run(model.train, steps - 1);
      engine.run(model.observe, 1);
      engine.run(model.train, 1);
    } else engine.run(model.train, steps);
  }

  /** One training step, taken apart by what its kernels cost. */
  profile(): Promise<Profile> {
    if (this.model.looped) this.engine.run(this.model.observe, 1);
    const profile = this.engine.profile(this.model.train);
    this.enqueued++;
    if (this.milestones?.steps.includes(this.enqueued)) this.milestones.passed(this.enqueued);
    return profile;
  }

  /** Waits for the steps enqueued so far and tells their losses. One at a time. */
  async collect(): Promise<Progress> {
    const { ring, control } = this.model;
    const until = this.enqueued;
    const [values, steering] = (await this.engine.read([whole(ring), whole(control)])) as [Float32Array, Float32Array];
    const losses: number[] = [];
    const gradNorms: number[] = [];
    for (let s = this.collected; s < until; s++) {
      losses.push(values[2 * (s % ringLength)]!);
      gradNorms.push(values[2 * (s % ringLength) + 1]!);
    }
    this.collected = until;
    return { step: until, losses, gradNorms, learningRate: controlValue(steering, 'learningRate') };
  }

  /**
   * Enqueues one look at the next batch without an update, so that a network that has not trained yet can be shown.
   * Returns what puts the carried states back; call it once the view is gathered.
   */
  async observe(): Promise<() => void> {
    const { engine, model } = this;
    const views = model.states.map((slot) => this.lastState(slot));
    const before = await engine.read(views);
    engine.run(model.observe, 1);
    return () => {
      views.forEach((view, i) => {
        engine.write(view, before[i]!);
      });
    };
  }

  /** Takes hot hyperparameters from the next step on. */
  steer(config: Config): void {
    this.engine.write(whole(this.model.hyper), hyperValues(config));
  }

  /** Mean held-out loss in nats, or null where nothing is held out. */
  async evaluate(): Promise<number | null> {
    const { evaluation } = this.model;
    if (!evaluation) return null;
    for (const slot of [...evaluation.states, evaluation.counters]) this.zero(slot);
    this.engine.run(evaluation.program, evaluation.chunks);
    const [ring] = (await this.engine.read([whole(evaluation.ring)])) as [Float32Array];
    let sum = 0;
    for (let chunk = 0; chunk < evaluation.chunks; chunk++) sum += ring[2 * chunk]!;
    return sum / evaluation.chunks;
  }

  /** All parameters under PyTorch's names and shapes. */
  async parameters(): Promise<Record<string, Tensor>> {
    const [flat] = (await this.engine.read([whole(this.model.weights)])) as [Float32Array];
    return Object.fromEntries(
      this.model.parameters.all.map((entry) => [entry.name, { shape: entry.shape, data: toTorch(entry, flat) }]),
    );
  }

  /** Puts a whole state dict in and starts anew: step 0, optimizer and states zeroed. Throws before anything changes. */
  setParameters(
    given: Readonly<Record<string, { shape: readonly number[]; data: ArrayLike<number> }>>,
    place: string,
  ): void {
    const flat = flatFrom(this.model.parameters, given, place);
    this.restore({ step: 0, weights: flat, moment1: zeros(flat), moment2: zeros(flat), states: [] });
  }

  /** Activations, gates, states and gradients of the last step; all of them or those named. */
  async tensors(names?: readonly string[]): Promise<Record<string, Tensor>> {
    const known = this.model.tensors;
    const wanted = names ?? Object.keys(known);
    for (const name of wanted)
      if (!Object.hasOwn(known, name))
        throw new LabError('E_KEY', `tensor ${name}`, `one of ${Object.keys(known).join(', ')}`, 'read nothing');
    const values = await this.engine.read(wanted.map((name) => known[name]!.view));
    const entries = wanted.map((name, i): [string, Tensor] => {
      const { shape, layout } = known[name]!;
      return [name, { shape, data: this.decode(name, values[i]!, layout) }];
    });
    return Object.fromEntries(entries);
  }

  /** All parameters, and what the next batch does to them: the tensors of one look at it, without an update. */
  async look(): Promise<{ step: number; parameters: Record<string, Tensor>; tensors: Record<string, Tensor> }> {
    const parameters = await this.parameters();
    const putBack = await this.observe();
    const tensors = await this.tensors();
    putBack();
    return { step: this.step, parameters, tensors };
  }

  async checkpoint(): Promise<Checkpoint> {
    const { weights, moment1, moment2, counters, states } = this.model;
    const views = [whole(weights), moment1, moment2, ...states.map((slot) => this.lastState(slot)), whole(counters)];
    const values = await this.engine.read(views);
    const [w, m, v] = values as readonly Float32Array[];
    const step = values[values.length - 1]![0]!;
    return { step, weights: w!, moment1: m!, moment2: v!, states: values.slice(3, -1) as Float32Array[] };
  }

  /** Goes on from a checkpoint; states it does not have start as zeros. */
  restore({ step, weights, moment1, moment2, states }: Checkpoint): void {
    const { model, engine } = this;
    engine.write(whole(model.weights), weights);
    engine.write(model.moment1, moment1);
    engine.write(model.moment2, moment2);
    engine.write(whole(model.counters), counterValues(step, this.seed));
    model.states.forEach((slot, i) => {
      this.zero(slot);
      const state = states[i];
      if (state) engine.write(this.lastState(slot), state);
    });
    this.enqueued = step;
    this.collected = step;
  }

  dispose(): void {
    this.model.dispose();
  }

  private decode(name: string, values: ArrayLike<number>, layout: 'plain' | 'gates'): Float32Array {
    if (layout === 'gates') return gatesToTorch(values, this.model.shape.hiddenSize);
    const parameter = this.model.parameters.all.find((entry) => `${entry.name}.grad` === name);
    const data = Float32Array.from(values);
    return parameter ? toTorch({ ...parameter, offset: 0 }, data) : data;
  }

  private lastState(slot: Slot) {
    const { batchSize: B, hiddenSize: H } = this.model.shape;
    return part(slot, slot.length - B * H, B * H);
  }

  private zero(slot: Slot): void {
    this.engine.write(whole(slot), slot.type === 'u32' ? new Uint32Array(slot.length) : new Float32Array(slot.length));
  }
}

function zeros(like: Float32Array): Float32Array {
  return new Float32Array(like.length);
}
