import type { Corpus } from '../data/text.ts';
import type { TextSetup } from './chapter.ts';
import type { Moment } from './moment.ts';
import type { Choices } from './reading_moment.ts';
import type { SentenceReading, Wish } from './sentence_moment.ts';

/** From the brewing text; what it tells of beer, these chapters tell of networks. */
const sentence = 'It just slowly forgets what it was.';

const config = { layers: 1, hiddenSize: 32, sequenceLength: 32, batchSize: 8, learningRate: 0.005 } as const;

/** A layer of tanh units with a wire to itself. */
export const rnn: TextSetup = { corpus: 'brewing', config: { ...config, cell: 'rnn' } };

/** The same with gates; its forget gate starts ajar, as is usual (Jozefowicz et al. 2015). */
export const lstm: TextSetup = { corpus: 'brewing', config: { ...config, cell: 'lstm', forgetBias: 1 } };

/** The sentence, and where in it now is: the last character but one, or the visitor's. */
export function wishOf({ vocabulary, text }: Corpus, { at }: Choices): Wish {
  const known = [...sentence].every((character) => vocabulary.includes(character));
  const read = known ? sentence : [...text.slice(0, 2 * sentence.length)].slice(0, sentence.length).join('');
  const last = [...read].length - 2;
  return { sentence: read, at: Math.min(Math.max(0, at ?? last), last) };
}

/** What a step that wishes it has read. */
export function readingOf({ sentence: reading }: Moment): SentenceReading {
  if (!reading) throw new Error('E_STATE chapter: expected a step with a wish, so that there is a reading');
  return reading;
}

/** A character for people: blank ones can be seen. */
export function visible(character: string): string {
  return { ' ': '␣', '\n': '⏎', '\t': '⇥' }[character] ?? character;
}
