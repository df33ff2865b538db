import type { Session } from '../train/session.ts';

const everyMs = 3500;
const primeLength = 32;
const length = 180;

/** A text the network wrote after reading a prime, with its probability of each character. */
export interface Sample {
  readonly step: number;
  readonly prime: string;
  readonly text: readonly string[];
  readonly probabilities: Float32Array;
}

/** Has the network write a short text every few seconds of training. */
export class Samples {
  last: Sample | null = null;
  private readonly session: Session;
  private readonly failed: (error: unknown) => void;
  private busy = false;
  private due = 0;

  constructor(session: Session, failed: (error: unknown) => void) {
    this.session = session;
    this.failed = failed;
  }

  /** Once a frame; writes at once after `forget`. */
  tick(nowMs: number): void {
    const { session } = this;
    if (this.busy || nowMs < this.due || !session.trainer.model.sampler) return;
    if (this.last?.step === session.trainer.step) return;
    this.due = nowMs + everyMs;
    this.busy = true;
    this.write()
      .catch(this.failed)
      .finally(() => {
        this.busy = false;
      });
  }

  /** The model changed: its texts are gone. */
  forget(): void {
    this.last = null;
    this.due = 0;
  }

  private async write(): Promise<void> {
    const { corpus } = this.session.data;
    const { trainer } = this.session;
    const { step } = trainer;
    const characters = corpus.vocabulary;
    // Held-out text where there is some, so that the network cannot know what comes.
    const held = Math.floor(corpus.length * this.session.config.validationShare);
    const from = Math.max(0, Math.min(corpus.length - held, corpus.length - primeLength));
    const prime = Array.from(corpus.tokens.subarray(from, from + primeLength), (token) => characters[token]!).join('');
    try {
      const { tokens, probabilities } = await this.session.generate(prime, length, step);
      if (this.session.trainer !== trainer) return;
      this.last = { step, prime, text: Array.from(tokens, (token) => characters[token]!), probabilities };
    } catch (error) {
      // Another text may have come before its turn did, and need not have the characters of this one.
      if (this.session.trainer === trainer) throw error;
    }
  }
}
