import { realShare } from '../data/real_words.ts';
import type { Chapter, Question } from './chapter.ts';
import type { Moment } from './moment.ts';
import { num, whole } from './say.ts';
import { novel } from './setups.ts';
import type { Stage, WritingColumn } from './view.ts';

/** Steps at which the lab has the network write. */
const moments = [0, 100, 1000, 10000] as const;
const base = { setup: novel, at: 0, later: true, wants: { writings: true } } as const;

/** Share of the words of what was written at a step that are the book's; NaN where nothing was. */
function shareAt({ writings, corpus }: Moment, step: number): number {
  const found = writings.find((written) => written.step === step);
  return found ? realShare(found.text, corpus) : Number.NaN;
}

function writingsStage(now: Moment): Stage {
  const columns = moments.map((step): WritingColumn => {
    const found = now.writings.find((written) => written.step === step);
    if (found) return { step, text: found.text, share: num(shareAt(now, step)), missing: null };
    const missing = now.step < step ? { key: 'art.waiting' as const, values: { step: whole(now.step) } } : null;
    return { step, text: null, share: null, missing: missing ?? { key: 'art.missed' } };
  });
  return { kind: 'writings', columns };
}

/** Train until a step, and count the real words before and after. */
function counting(ask: Question['ask'], until: number): Question {
  return {
    ask,
    options: ['art.few', 'art.half', 'art.many'],
    until,
    answer: (_, after) => {
      const share = shareAt(after, until);
      return share < 1 / 3 ? 0 : share <= 2 / 3 ? 1 : 2;
    },
    reveal: (_, after) => ({
      key: 'art.shown',
      values: { step: whole(until), share: num(shareAt(after, until)), was: num(shareAt(after, 0)) },
    }),
  };
}

/** 8. Can it make art? */
export const art: Chapter = {
  id: 'art',
  title: 'art.title',
  sources: [
    {
      title: 'Karpathy, The Unreasonable Effectiveness of Recurrent Neural Networks (2015)',
      address: 'https://karpathy.github.io/2015/05/21/rnn-effectiveness/',
    },
    {
      title: 'Eck and Schmidhuber, A First Look at Music Composition using LSTM (2002)',
      address: 'https://people.idsia.ch/~juergen/blues/IDSIA-07-02.pdf',
    },
  ],
  steps: [
    {
      ...base,
      text: (now) => [
        { key: 'art.write' },
        { key: 'art.real0', values: { step: whole(0), share: num(shareAt(now, 0)) } },
      ],
      stage: writingsStage,
    },
    {
      ...base,
      question: counting('art.firstAsk', 100),
      text: () => [{ key: 'art.first' }],
      stage: writingsStage,
    },
    {
      ...base,
      at: 100,
      question: counting('art.secondAsk', 1000),
      text: () => [{ key: 'art.second' }],
      stage: writingsStage,
    },
    {
      ...base,
      at: 1000,
      text: (now) => [{ key: 'art.beside' }, { key: 'art.step', values: { step: whole(now.step) } }],
      task: { say: 'art.longer', done: (now) => now.step >= 10000 },
      stage: writingsStage,
    },
    {
      ...base,
      at: 1000,
      text: () => [{ key: 'art.door' }, { key: 'art.composer' }],
      stage: writingsStage,
    },
  ],
};
