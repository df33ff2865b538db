import type { Step } from './chapter.ts';
import type { Moment } from './moment.ts';
import type { SentenceReading, Wish } from './sentence_moment.ts';

type Beside = NonNullable<Step['beside']>;

/** Networks that a step may show beside its own: as they stood when they were told of, until somebody else changes the lab. */
export class OtherNetworks {
  private readonly kept = new Map<string, Moment>();

  /** The network of a setup (as JSON) after so many steps; null where none was told of. */
  find({ setup, at }: Beside): Moment | null {
    return this.kept.get(keyOf(JSON.stringify(setup), at)) ?? null;
  }

  /** Keeps a moment in which a sentence was read; not one whose gate was held. */
  keep(setup: string, moment: Moment): void {
    if (moment.sentence && !moment.sentence.wish.clamp)
      this.kept.set(keyOf(setup, moment.step), { ...moment, beside: null });
  }

  forget(): void {
    this.kept.clear();
  }
}

/** The other network's moment with now at the letter that the step's own network was asked at. */
export async function askedToo(
  other: Moment,
  own: SentenceReading | null,
  reread: (of: Moment, wish: Wish) => Promise<SentenceReading>,
): Promise<Moment> {
  if (!own || !other.sentence) return other;
  const { sentence, at } = own.wish;
  const { wish } = other.sentence;
  if (wish.sentence === sentence && wish.at === at) return other;
  return { ...other, sentence: await reread(other, { sentence, at }) };
}

function keyOf(setup: string, step: number): string {
  return `${setup} ${step}`;
}
