import { patched } from '../config/parse.ts';
import type { Config } from '../config/schema.ts';
import { type Corpus, decode, encode } from '../data/text.ts';
import { generate } from './generation.ts';
import type { Trainer } from './trainer.ts';

/** Steps at which a network is asked to write. */
export const writingSteps = [0, 100, 1000, 10000] as const;
/** Characters of a text: one round of the sampler, so that all of it is enqueued at once. */
const length = 240;
const manner = { temperature: 0.8, topK: 0 } as const;

/** What a network wrote when it had so many steps behind it. */
export interface Kept {
  readonly step: number;
  readonly text: string;
}

/**
 * Has a network write as training passes a few steps, each time from the same seed after the same character. Nothing
 * waits for it: the writing is enqueued between two training steps.
 */
export class Writings {
  private kept: Kept[] = [];
  private pending: Promise<void> = Promise.resolve();
  private followed: Trainer | null = null;
  private readonly failed: (error: unknown) => void;

  constructor(failed: (error: unknown) => void) {
    this.failed = failed;
  }

  /** Follows a trainer from where it is; what it wrote before is kept where it goes on, and forgotten where it begins. */
  follow(trainer: Trainer, config: Config, corpus: Corpus): void {
    this.kept = this.kept.filter(({ step }) => step <= trainer.step && trainer.step > 0);
    this.followed = trainer;
    if (!trainer.model.sampler) return;
    const write = (step: number) => {
      this.pending = Promise.all([this.pending, this.write(trainer, config, corpus, step)]).then(() => undefined);
    };
    trainer.milestones = { steps: writingSteps, passed: write };
    if (trainer.step === 0) write(0);
  }

  /** What was written so far, once it is there, by step. */
  async all(): Promise<readonly Kept[]> {
    await this.pending;
    return this.kept.toSorted((a, b) => a.step - b.step);
  }

  private async write(trainer: Trainer, config: Config, corpus: Corpus, step: number): Promise<void> {
    const start = corpus.vocabulary.includes('\n') ? '\n' : corpus.vocabulary[0]!;
    const asked = patched(config, manner, 'writings');
    const { engine, model } = trainer;
    try {
      const { tokens } = await generate(engine, model, asked, encode(corpus, start), length, config.seed);
      if (trainer !== this.followed) return;
      this.kept = [...this.kept.filter((kept) => kept.step !== step), { step, text: decode(corpus, tokens) }];
    } catch (error) {
      // A model that has gone takes its last writing with it.
      if (trainer === this.followed) this.failed(error);
    }
  }
}
