import type { Chapter } from './chapter.ts';
import type { Moment } from './moment.ts';
import { riverOf, statesOf } from './river.ts';
import { num, type Say, whole } from './say.ts';
import { readingOf, rnn, visible, wishOf } from './sentence.ts';
import type { Stage } from './view.ts';

/** Steps back over which the mean shrinking of the gradient is told. */
const far = 10;
const trained = 300;

/** 5. A neuron that remembers. */
export const memory: Chapter = {
  id: 'memory',
  title: 'mem.title',
  sources: [
    { title: 'Elman, Finding Structure in Time (1990)', address: 'https://doi.org/10.1207/s15516709cog1402_1' },
    {
      title: 'Werbos, Backpropagation Through Time: What It Does and How to Do It (1990)',
      address: 'https://doi.org/10.1109/5.58337',
    },
    {
      title: 'Karpathy, The Unreasonable Effectiveness of Recurrent Neural Networks (2015)',
      address: 'https://karpathy.github.io/2015/05/21/rnn-effectiveness/',
    },
  ],
  steps: [
    {
      setup: rnn,
      at: 0,
      text: ({ config, corpus }) => [
        { key: 'mem.wire', values: { units: whole(config.hiddenSize) } },
        { key: 'mem.reads', values: { units: whole(config.hiddenSize), symbols: whole(corpus.vocabulary.length) } },
      ],
      stage: () => ({ kind: 'sculpture' }),
    },
    {
      setup: rnn,
      at: 0,
      wish: wishOf,
      text: (now) => [
        { key: 'mem.unroll', values: { units: whole(now.config.hiddenSize) } },
        { key: 'mem.carry', values: { letter: letterAt(now), length: num(stateLength(now)) } },
      ],
      stage: (now) => stage(now, { states: true, river: false }),
    },
    {
      setup: rnn,
      at: 0,
      wish: wishOf,
      question: {
        ask: 'mem.guess',
        options: ['mem.near', 'mem.middle', 'mem.far'],
        until: 0,
        answer: (_, now) => {
          const { half } = riverOf(readingOf(now));
          return half <= 5 ? 0 : half <= 15 ? 1 : 2;
        },
        reveal: (_, now) => ({ key: 'mem.half', values: { half: num(riverOf(readingOf(now)).half, 1) } }),
      },
      text: (now) => [{ key: 'mem.now', values: { letter: letterAt(now), loss: num(readingOf(now).loss) } }],
      stage: (now, shown) => stage(now, { states: true, river: shown }),
    },
    {
      setup: rnn,
      at: 0,
      wish: wishOf,
      text: (now) => {
        const { shares, whole: length } = riverOf(readingOf(now));
        const sum = shares.reduce((total, share) => total + share, 0);
        return [
          { key: 'mem.sum', values: { sum: num(sum, 4), whole: num(length, 4) } },
          { key: 'mem.why', values: { factor: num(shrinking(now)), back: whole(backOf(now)) } },
        ];
      },
      stage: (now) => stage(now, { states: false, river: true }),
    },
    {
      setup: rnn,
      at: 0,
      wish: wishOf,
      question: {
        ask: 'mem.trainGuess',
        options: ['mem.further', 'mem.nearer'],
        until: trained,
        answer: (before, after) => (riverOf(readingOf(after)).half > riverOf(readingOf(before)).half ? 0 : 1),
        reveal: (before, after) => ({
          key: 'mem.trained',
          values: {
            step: whole(after.step),
            was: num(riverOf(readingOf(before)).half, 1),
            half: num(riverOf(readingOf(after)).half, 1),
            lossWas: num(readingOf(before).loss),
            loss: num(readingOf(after).loss),
          },
        }),
      },
      text: () => [{ key: 'mem.train' }],
      stage: (now) => stage(now, { states: true, river: true }),
    },
    {
      setup: rnn,
      at: trained,
      wish: wishOf,
      text: (now) => [says(now), { key: 'mem.end', values: { half: num(riverOf(readingOf(now)).half, 1) } }],
      task: { say: 'mem.pick', done: ({ choices }) => choices.at !== undefined },
      stage: (now) => stage(now, { states: true, river: true }),
    },
  ],
};

const letterAt = (now: Moment) => visible(readingOf(now).characters[readingOf(now).wish.at]!);
const backOf = (now: Moment) => Math.min(far, readingOf(now).wish.at);

/** Length of the state after the character of now. */
function stateLength(now: Moment): number {
  const reading = readingOf(now);
  return Math.hypot(...statesOf(reading)[reading.wish.at]!);
}

/** What one step back leaves of the gradient of the sums: the geometric mean over the last steps. */
function shrinking(now: Moment): number {
  const { dsums, characters, wish } = readingOf(now);
  const N = dsums.length / characters.length;
  const back = backOf(now);
  const sizeAt = (t: number) => Math.hypot(...dsums.slice(t * N, (t + 1) * N));
  return (sizeAt(wish.at - back) / sizeAt(wish.at)) ** (1 / Math.max(1, back));
}

/** What it expects after the character of now, and what came. */
export function says(now: Moment): Say {
  const { probabilities, characters, next, wish } = readingOf(now);
  const V = probabilities.length / characters.length;
  const row = probabilities.subarray(wish.at * V, (wish.at + 1) * V);
  const best = row.indexOf(Math.max(...row));
  const came = next[wish.at]!;
  return {
    key: now.corpus.vocabulary[best] === came ? 'mem.saysRight' : 'mem.saysOther',
    values: {
      letter: letterAt(now),
      best: visible(now.corpus.vocabulary[best]!),
      p: num(row[best]!),
      came: visible(came),
      q: num(row[now.corpus.vocabulary.indexOf(came)]!),
    },
  };
}

function stage(now: Moment, shown: { readonly states: boolean; readonly river: boolean }): Stage {
  const reading = readingOf(now);
  const lane = {
    name: { key: 'mem.lane' } as const,
    river: shown.river ? riverOf(reading) : null,
    states: shown.states ? statesOf(reading) : null,
  };
  const { at } = reading.wish;
  return {
    kind: 'river',
    river: { characters: reading.characters.map(visible), at, pick: shown.river, lanes: [lane] },
  };
}
