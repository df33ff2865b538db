import { costOf, isKey, patched } from '../config/parse.ts';
import { type Preset, presets } from '../config/presets.ts';
import { readsText } from '../config/rules.ts';
import { type Config, defaults } from '../config/schema.ts';
import { LabError } from '../core/errors.ts';
import type { CorpusId } from '../data/corpora.ts';
import type { SongTable } from '../data/songs.ts';
import { type Corpus, makeCorpus } from '../data/text.ts';
import type { Engine } from '../engine/engine.ts';
import type { Tensor } from '../nn/parameters.ts';
import { type DataChoice, primeOf, sourceOf, withCorpus, withPreset, withSongs } from './data_choice.ts';
import { type Generated, generate } from './generation.ts';
import { History } from './history.ts';
import { Lock } from './lock.ts';
import { Pacer } from './pacer.ts';
import { type Checkpoint, mostWaiting, type Progress, Trainer } from './trainer.ts';

/** Why this engine runs: the best there is, asked for, no WebGPU or only in software, no SIMD, or a device was lost. */
export type Why = 'best' | 'asked' | 'noWebgpu' | 'software' | 'noSimd' | 'lost' | 'back';

export interface Opened {
  readonly engine: Engine;
  readonly why: Why;
}

/** What the session tells its owner; called while it is locked, so the owner must not call back in. */
export interface Watcher {
  /** A new model stands on an engine, in place of the last; awaited before anything else happens. */
  modelChanged(trainer: Trainer): Promise<void>;
  configChanged(config: Config, data: DataChoice): void;
  /** Training was paused, since the loss of this step is not a finite number. */
  diverged(step: number): void;
}

export interface TrainResult {
  readonly step: number;
  readonly loss: number;
  readonly losses: number[];
  readonly gradNorms: number[];
  readonly validationLoss: number | null;
}

interface Undo {
  readonly checkpoint: Checkpoint;
  readonly history: History;
}

/**
 * The lab's one running experiment: config, data, engine, trainer and history, and everything that can be done to them.
 * Every change is checked as a whole first and leaves the old experiment running where it fails; changes queue up, so
 * that no two overlap.
 */
export class Session {
  playing = false;
  why: Why = 'best';
  history = new History();
  gradNorm: number | null = null;
  learningRate: number | null = null;
  loss: number | null = null;
  readonly pacer = new Pacer();
  /** The last checkpoint, from which a lost device is made good. */
  saved: Checkpoint | null = null;
  config: Config;
  data: DataChoice;
  private readonly watcher: Watcher;
  private readonly open: (preference: Config['engine']) => Promise<Opened>;
  private readonly lock = new Lock();
  private current: Trainer | null = null;
  private undo: Undo | null = null;
  private taking: Promise<unknown> = Promise.resolve();
  private modelWaiters: (() => void)[] = [];

  constructor(
    config: Config,
    data: DataChoice,
    watcher: Watcher,
    open: (preference: Config['engine']) => Promise<Opened>,
  ) {
    this.config = config;
    this.data = data;
    this.watcher = watcher;
    this.open = open;
  }

  /** The running trainer; throws E_STATE before `start`. */
  get trainer(): Trainer {
    if (!this.current) throw new LabError('E_STATE', 'lab', 'a lab that has started', 'await lab.ready');
    return this.current;
  }

  get canUndo(): boolean {
    return this.undo !== null;
  }

  /** Opens an engine and builds the first model. */
  start(): Promise<void> {
    return this.lock.run(() => this.rebuild(this.config, this.data, 'lab.start'));
  }

  /** See `Lab.configure`: a hot patch goes on training's heels, any other starts the network anew from step 0. */
  configure(patch: unknown, place = 'lab.configure'): Promise<Config> {
    return this.lock.run(async () => {
      const next = patched(this.config, patch, place);
      const named = Object.keys(patch as object).filter(isKey);
      await this.apply(next, this.data, costOf(named), place);
      return next;
    });
  }

  /** Puts a preset on the defaults, data included. */
  async preset(id: string): Promise<void> {
    const preset: Preset | undefined = presets.find((candidate) => candidate.id === id);
    if (!preset) throw new LabError('E_KEY', `preset ${id}`, presets.map((p) => p.id).join(', '), 'changed nothing');
    const { seed, engine, temperature, topK } = this.config;
    const next = patched(defaults, { ...preset.patch, seed, engine, temperature, topK }, `preset ${id}`);
    const data = await withPreset(this.data, preset);
    await this.lock.run(() => this.rebuild(next, data, `preset ${id}`));
  }

  /** Reads a text of the visitor's; a lab that reads songs turns to the LSTM. */
  async useText(name: string, text: string): Promise<Corpus> {
    const corpus = makeCorpus(name, text);
    await this.useData({ ...this.data, corpus, corpusId: null }, 'lstm', 'lab.useText');
    return corpus;
  }

  async useCorpus(id: CorpusId): Promise<void> {
    await this.useData(await withCorpus(this.data, id), 'lstm', 'lab.useCorpus');
  }

  /** Reads a song table; a lab that reads text turns to the classifier. */
  async useSongs(rows: unknown, featureNames?: readonly string[]): Promise<SongTable> {
    const data = withSongs(this.data, rows, featureNames);
    await this.useData(data, 'classifier', 'lab.useSongs');
    return data.songs;
  }

  /** Config and data at once, as a settings file has them. */
  replace(config: Config, data: DataChoice, place: string): Promise<void> {
    return this.lock.run(() => this.rebuild(config, data, place));
  }

  /**
   * Trains exactly `steps` steps and waits for them; where the device is lost on the way it goes on after the recovery.
   * `told` hears how many are done; true from it stops early.
   */
  async train(steps: number, told: (done: number) => boolean = () => false): Promise<TrainResult> {
    if (!(Number.isInteger(steps) && steps >= 1 && steps <= 1e6))
      throw new LabError('E_RANGE', `lab.train(${steps})`, 'a whole number 1 to 1000000', 'trained nothing');
    this.playing = false;
    await this.lock.run(() => this.drain());
    const start = this.trainer.step;
    const losses: number[] = [];
    const gradNorms: number[] = [];
    // Chunks of a second or two at most, so that progress is told, a stop is heard and checkpoints are made.
    let chunk = 1;
    while (losses.length < steps) {
      const began = performance.now();
      const model = this.current;
      try {
        const progress = await this.lock.run(() => {
          this.trainer.enqueue(Math.min(chunk, steps - losses.length, mostWaiting));
          return this.take();
        });
        losses.push(...progress.losses);
        gradNorms.push(...progress.gradNorms);
      } catch (error) {
        if (!(error instanceof LabError && error.code === 'E_DEVICE')) throw error;
        if (this.current === model) await this.nextModel();
        losses.length = gradNorms.length = Math.max(0, Math.min(losses.length, this.trainer.step - start));
      }
      if (told(losses.length)) break;
      const took = performance.now() - began;
      // Beside a slow picture every wait is long: more steps share it.
      if (took < 1500) chunk *= 2;
      else if (took > 4000) chunk = Math.max(1, chunk >> 1);
    }
    const validationLoss = await this.evaluate();
    return {
      step: this.trainer.step,
      loss: losses[losses.length - 1] ?? Number.NaN,
      losses,
      gradNorms,
      validationLoss,
    };
  }

  /** Enqueues steps of the frame loop, unless a change is under way or enough are waiting already. */
  enqueue(steps: number): void {
    if (!this.playing || this.lock.busy || this.trainer.waiting > steps) return;
    this.trainer.enqueue(Math.min(steps, mostWaiting - this.trainer.waiting));
  }

  /** One look at what has been enqueued: history, rates, and a stop when a loss is not a number. */
  take(): Promise<Progress> {
    const next = this.taking.then(() => this.takeNow());
    this.taking = next.catch(() => undefined);
    return next;
  }

  private async takeNow(): Promise<Progress> {
    const trainer = this.trainer;
    const first = trainer.step;
    const progress = await trainer.collect();
    progress.losses.forEach((loss, i) => {
      this.history.add(first + i + 1, loss);
    });
    this.loss = progress.losses[progress.losses.length - 1] ?? this.loss;
    this.gradNorm = progress.gradNorms[progress.gradNorms.length - 1] ?? this.gradNorm;
    this.learningRate = progress.learningRate;
    if (this.loss !== null && !Number.isFinite(this.loss) && this.playing) {
      this.playing = false;
      this.watcher.diverged(progress.step);
    }
    return progress;
  }

  /** Held-out loss now, into the history. */
  evaluate(): Promise<number | null> {
    return this.lock.run(() => this.evaluateNow());
  }

  /** Saves a checkpoint to memory. */
  save(): Promise<Checkpoint> {
    return this.lock.run(async () => {
      const checkpoint = await this.trainer.checkpoint();
      this.saved = checkpoint;
      return checkpoint;
    });
  }

  /** Back to step 0 with the seed's first weights; `undoReset` brings the run back. */
  reset(): Promise<void> {
    return this.lock.run(async () => {
      await this.drain();
      const undo = { checkpoint: await this.trainer.checkpoint(), history: this.history };
      await this.rebuild(this.config, this.data, 'reset');
      this.undo = undo;
    });
  }

  undoReset(): Promise<void> {
    return this.lock.run(async () => {
      if (!this.undo) throw new LabError('E_STATE', 'undo', 'a reset to undo', 'changed nothing');
      await this.drain();
      this.trainer.restore(this.undo.checkpoint);
      this.saved = this.undo.checkpoint;
      this.history = this.undo.history;
      this.history.version++;
      this.undo = null;
      await this.announce(this.trainer);
    });
  }

  /** Builds everything anew on another engine and goes on from the last checkpoint; the old engine is given up. */
  moveTo({ engine, why }: Opened): Promise<void> {
    return this.lock.run(async () => {
      const trainer = await Trainer.create(
        engine,
        this.config,
        sourceOf(this.config, this.data, 'recovery'),
        'recovery',
      );
      if (this.saved) trainer.restore(this.saved);
      this.current = trainer;
      this.why = why;
      this.history.rewind(trainer.step);
      this.pacer.reset();
      await this.announce(trainer);
    });
  }

  /** Waits until every enqueued step is done and counted. */
  settled(): Promise<void> {
    return this.lock.run(() => this.drain());
  }

  parameters(): Promise<Record<string, Tensor>> {
    return this.lock.run(() => this.trainer.parameters());
  }

  setParameters(given: Parameters<Trainer['setParameters']>[0], place = 'lab.setParameters'): Promise<void> {
    return this.lock.run(async () => {
      await this.drain();
      this.trainer.setParameters(given, place);
      this.forget();
      this.saved = await this.trainer.checkpoint();
      await this.announce(this.trainer);
    });
  }

  tensors(names?: readonly string[]): Promise<Record<string, Tensor>> {
    return this.lock.run(() => this.trainer.tensors(names));
  }

  /** Asks the model something while nothing else happens to it; `act` must not call back in. */
  inspect<T>(act: (trainer: Trainer) => Promise<T>): Promise<T> {
    return this.lock.run(async () => {
      await this.drain();
      return act(this.trainer);
    });
  }

  /** See `Trainer.look`. */
  look(): ReturnType<Trainer['look']> {
    return this.inspect((trainer) => trainer.look());
  }

  /** Text after `prime`; an empty prime starts after a line end, or the first symbol where there is none. */
  generate(prime: string, length: number, seed: number, hot: Partial<Config> = {}): Promise<Generated> {
    return this.lock.run(() => {
      const config = patched(this.config, hot, 'lab.sample');
      if (!readsText(config))
        throw new LabError('E_STATE', `lab.sample cell=${config.cell}`, 'cell rnn or lstm', 'drew nothing');
      return generate(this.trainer.engine, this.trainer.model, config, primeOf(this.data.corpus, prime), length, seed);
    });
  }

  /** Resolves when the next model stands: after a rebuild or a recovery. */
  private nextModel(): Promise<void> {
    return new Promise((resolve) => this.modelWaiters.push(resolve));
  }

  private async announce(trainer: Trainer): Promise<void> {
    await this.watcher.modelChanged(trainer);
    for (const resolve of this.modelWaiters.splice(0)) resolve();
  }

  private useData(data: DataChoice, cell: 'lstm' | 'classifier', place: string): Promise<void> {
    return this.lock.run(() => {
      const fits = readsText(this.config) === (cell === 'lstm');
      const next = fits ? this.config : patched(this.config, { cell, layers: Math.max(1, this.config.layers) }, place);
      return this.rebuild(next, data, place);
    });
  }

  private async apply(next: Config, data: DataChoice, cost: ReturnType<typeof costOf>, place: string): Promise<void> {
    if (cost !== 'hot') return this.rebuild(next, data, place);
    this.config = next;
    this.trainer.steer(next);
    this.watcher.configChanged(next, data);
  }

  /** A new model from step 0. The old one is freed only when the new one stands. */
  private async rebuild(next: Config, data: DataChoice, place: string): Promise<void> {
    const source = sourceOf(next, data, place);
    const old = this.current;
    if (old) await this.drain();
    const other = !old || next.engine !== this.config.engine;
    const opened = other ? await this.open(next.engine) : { engine: old.engine, why: this.why };
    const trainer = await Trainer.create(opened.engine, next, source, place).catch((error: unknown) => {
      if (opened.engine !== old?.engine) opened.engine.dispose();
      throw error;
    });
    this.current = trainer;
    this.config = next;
    this.data = data;
    this.why = opened.why;
    this.forget();
    this.saved = await trainer.checkpoint();
    await this.announce(trainer);
    // Only now: until the watcher has turned to the new model its picture reads the old one.
    old?.dispose();
    if (old && old.engine !== opened.engine) old.engine.dispose();
    this.watcher.configChanged(next, data);
  }

  private forget(): void {
    this.history = new History();
    this.undo = null;
    this.loss = null;
    this.gradNorm = null;
    this.learningRate = null;
    this.pacer.reset();
  }

  private async evaluateNow(): Promise<number | null> {
    const loss = await this.trainer.evaluate();
    if (loss !== null) this.history.addValidation(this.trainer.step, loss);
    return loss;
  }

  /** Takes in everything that is still waiting, so that nothing is counted twice. */
  private async drain(): Promise<void> {
    while (this.trainer.waiting > 0) await this.take();
  }
}
