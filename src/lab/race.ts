import type { Config } from '../config/schema.ts';
import type { RaceAgreement, RacePhase, Racer, RaceSize, RaceView } from '../core/race.ts';
import { racers } from '../core/race.ts';
import { openEngine } from '../engine/open.ts';
import { hasSimd } from '../engine/simd/remote.ts';
import type { FoundDevice } from '../engine/webgpu/device.ts';
import type { Source } from '../nn/compile.ts';
import { comparedSteps, Lane } from './race_lane.ts';

/** Hidden sizes of the curve. */
const hiddenSizes = [16, 32, 64, 128, 256];

/**
 * The same seed, data and model on the GPU, on SIMD and on the plain reference at once, each on an engine of its own;
 * then each in turn over the hidden size. The lab's own training is to rest meanwhile.
 */
export class Race {
  private readonly lanes: readonly Lane[];
  private readonly config: Config;
  private readonly source: Source;
  private readonly seconds: number;
  private phase: RacePhase = 'building';
  private began = 0;
  private readonly sizes: RaceSize[] = [];

  /** `missing` says, in words for the page, why an engine cannot be had. */
  constructor(
    config: Config,
    source: Source,
    seconds: number,
    found: FoundDevice | null,
    missing: (racer: Racer) => string,
  ) {
    this.config = config;
    this.source = source;
    this.seconds = seconds;
    this.lanes = [
      new Lane('webgpu', found && openEngine('webgpu', found).engine, missing('webgpu')),
      new Lane('simd', hasSimd() ? openEngine('simd', found).engine : null, missing('simd')),
      new Lane('reference', openEngine('reference', found).engine),
    ];
  }

  get over(): boolean {
    return this.phase === 'over' || this.phase === 'stopped';
  }

  /** Runs both parts; resolves when they are over or stopped, and rejects where an engine fails. */
  async run(): Promise<void> {
    try {
      await Promise.all(this.lanes.map((lane) => lane.prepare(this.config, this.source)));
      this.begin('racing');
      await Promise.all(this.lanes.map((lane) => lane.run(this.seconds * 1000)));
      this.begin('sizing');
      if (this.config.cell !== 'classifier') for (const hiddenSize of hiddenSizes) await this.measure(hiddenSize);
      this.begin('over');
    } catch (error) {
      // A stop takes the engines away under what runs on them.
      if (!this.stopped) throw error;
    } finally {
      this.stop();
    }
  }

  stop(): void {
    if (!this.over) this.phase = 'stopped';
    for (const lane of this.lanes) lane.stop();
  }

  view(): RaceView {
    const lanes = this.lanes.map((lane) => lane.view());
    return { phase: this.phase, fraction: this.fraction(), lanes, agreement: this.agreement(), sizes: this.sizes };
  }

  private get stopped(): boolean {
    return this.phase === 'stopped';
  }

  private begin(phase: RacePhase): void {
    if (this.stopped) return;
    this.phase = phase;
    this.began = performance.now();
  }

  /** One after the other, so that none takes the processor from another. */
  private async measure(hiddenSize: number): Promise<void> {
    const config = { ...this.config, hiddenSize };
    const stepsPerSecond: Record<Racer, number | null> = { webgpu: null, simd: null, reference: null };
    for (const lane of this.lanes) {
      if (this.stopped) return;
      stepsPerSecond[lane.racer] = await lane.speed(config, this.source);
    }
    this.sizes.push({ hiddenSize, stepsPerSecond });
  }

  private fraction(): number {
    if (this.phase === 'over') return 1;
    if (this.phase === 'sizing') return 0.5 + 0.5 * (this.sizes.length / hiddenSizes.length);
    const passed = this.phase === 'racing' ? (performance.now() - this.began) / (this.seconds * 1000) : 0;
    return 0.5 * Math.min(1, passed);
  }

  /** The last step, among the first, that all who run have done. */
  private agreement(): RaceAgreement | null {
    const running = this.lanes.filter(({ runs }) => runs);
    const step = Math.min(comparedSteps, ...running.map(({ first }) => first.length));
    if (step < 1) return null;
    const losses = Object.fromEntries(
      racers.map((racer) => [racer, running.find((lane) => lane.racer === racer)?.first[step - 1] ?? null]),
    ) as Record<Racer, number | null>;
    const values = Object.values(losses).filter((loss) => loss !== null);
    return { step, losses, apart: Math.max(...values) - Math.min(...values) };
  }
}
