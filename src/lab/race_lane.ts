import type { Config } from '../config/schema.ts';
import type { RaceLane, Racer } from '../core/race.ts';
import type { Engine } from '../engine/engine.ts';
import type { Source } from '../nn/compile.ts';
import { mostWaiting, Trainer } from '../train/trainer.ts';

/** Milliseconds between looks at the losses: rare enough to cost little, often enough for a curve. */
const lookEveryMs = 120;
/** Milliseconds that a speed is measured over, after one step to warm up. */
const measureMs = 500;
/** Losses kept step by step, to be compared between engines. */
export const comparedSteps = 20;

/** One engine's part in the race. It owns the engine, which is nobody else's. */
export class Lane {
  readonly racer: Racer;
  /** Losses of the first steps. */
  readonly first: number[] = [];
  private readonly engine: Engine | null;
  private readonly missing: string;
  private readonly seconds: number[] = [];
  private readonly losses: number[] = [];
  private trainer: Trainer | null = null;
  private done = 0;
  private stopping = false;

  /** `engine` is null where there is none; then `missing` says why. */
  constructor(racer: Racer, engine: Engine | null, missing = '') {
    this.racer = racer;
    this.engine = engine;
    this.missing = missing;
  }

  get runs(): boolean {
    return this.engine !== null;
  }

  view(): RaceLane {
    const last = this.seconds[this.seconds.length - 1];
    return {
      racer: this.racer,
      device: this.engine?.device ?? this.missing,
      absent: this.engine === null,
      steps: this.done,
      stepsPerSecond: last ? this.done / last : null,
      seconds: this.seconds,
      losses: this.losses,
    };
  }

  /** Builds the model, so that all can start at once. */
  async prepare(config: Config, source: Source): Promise<void> {
    if (this.engine) this.trainer = await Trainer.create(this.engine, config, source, 'race');
  }

  /** Trains for so many milliseconds from now. */
  async run(ms: number): Promise<void> {
    const { trainer } = this;
    if (!trainer) return;
    const began = performance.now();
    let last = began;
    let chunk = 1;
    while (!this.stopping && performance.now() - began < ms) {
      trainer.enqueue(chunk);
      const { losses } = await trainer.collect();
      const now = performance.now();
      for (const loss of losses) if (this.first.length < comparedSteps) this.first.push(loss);
      this.done = trainer.step;
      this.seconds.push((now - began) / 1000);
      this.losses.push(losses.reduce((a, b) => a + b, 0) / losses.length);
      chunk = nextChunk(chunk, now - last, lookEveryMs);
      last = now;
    }
    trainer.dispose();
    this.trainer = null;
  }

  /** Steps a second of another config; null where there is no engine. */
  async speed(config: Config, source: Source): Promise<number | null> {
    if (!this.engine) return null;
    const trainer = await Trainer.create(this.engine, config, source, 'race');
    trainer.enqueue(1);
    await trainer.collect();
    const began = performance.now();
    let last = began;
    let chunk = 1;
    do {
      trainer.enqueue(chunk);
      await trainer.collect();
      const now = performance.now();
      chunk = nextChunk(chunk, now - last, measureMs / 4);
      last = now;
    } while (!this.stopping && last - began < measureMs);
    const rate = ((trainer.step - 1) * 1000) / (last - began);
    trainer.dispose();
    return rate;
  }

  /** Ends it at once: what it was doing rejects. */
  stop(): void {
    this.stopping = true;
    this.engine?.dispose();
  }
}

/** How many steps fill a time, judged by the last ones; growing fourfold at most, since the first say little. */
function nextChunk(chunk: number, tookMs: number, wantedMs: number): number {
  return Math.max(1, Math.min(mostWaiting, chunk * 4, Math.round((chunk * wantedMs) / Math.max(0.1, tookMs))));
}
