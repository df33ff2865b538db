import type { Chapter, Step } from './chapter.ts';
import type { Moment } from './moment.ts';
import { predictionLength, temperatureOf } from './reading_moment.ts';
import {
  bestOf,
  chanceStage,
  chancesOf,
  chosenUnit,
  excitersFigure,
  followersFigure,
  guessAt,
  guessFigure,
  markedPlace,
  shareStage,
  unitStage,
} from './reading_view.ts';
import { num, whole } from './say.ts';
import { novel } from './setups.ts';

/** Updates behind the network when the chapter opens; one that has more stays. */
const opened = 400;
const base = { setup: novel, at: opened, later: true } as const;
const groups = [['quote'], ['word', 'wordPosition'], ['linePosition', 'lineEnd']] as const;

/** Best correlation with quotations, with words and with lines. */
const followed = ({ survey }: Moment) => groups.map((signals) => bestOf(survey?.followers ?? [], signals));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** 7. What it has learned to read. */
export const reading: Chapter = {
  id: 'reading',
  title: 'read.title',
  sources: [
    {
      title: 'Karpathy, Johnson and Fei-Fei, Visualizing and Understanding Recurrent Networks (2015)',
      address: 'https://arxiv.org/abs/1506.02078',
    },
    {
      title: 'Zeiler and Fergus, Visualizing and Understanding Convolutional Networks (2014)',
      address: 'https://arxiv.org/abs/1311.2901',
    },
    {
      title: 'Simonyan, Vedaldi and Zisserman, Deep Inside Convolutional Networks (2014)',
      address: 'https://arxiv.org/abs/1312.6034',
    },
  ],
  steps: [
    {
      ...base,
      wants: { passage: true },
      text: (now) => [
        { key: 'read.novel', values: { step: whole(now.step) } },
        { key: 'read.chance', values: { chance: num(mean(now.reading ? chancesOf(now.reading) : []), 3) } },
      ],
      task: { say: 'read.more', done: (now, first) => now.step >= first.step + 100 },
      stage: (now) => chanceStage(now),
    },
    {
      ...base,
      wants: { passage: true, survey: true },
      text: (now) => [
        {
          key: 'read.units',
          values: { units: whole(now.reading?.units ?? 0), unit: whole(chosenUnit(now).unit + 1) },
        },
        { key: 'read.most' },
      ],
      task: { say: 'read.another', done: (now, first) => chosenUnit(now).unit !== chosenUnit(first).unit },
      stage: unitStage,
    },
    {
      ...base,
      wants: { passage: true, survey: true },
      question: {
        ask: 'read.follow',
        options: ['read.quotes', 'read.words', 'read.lines'],
        until: opened,
        answer: (_, after) => {
          const sizes = followed(after).map(Math.abs);
          return sizes.indexOf(Math.max(...sizes));
        },
        reveal: (_, after) => {
          const [quote, word, line] = followed(after);
          return { key: 'read.followed', values: { quote: num(quote!), word: num(word!), line: num(line!) } };
        },
      },
      text: () => [{ key: 'read.taught' }],
      stage: (now) => chanceStage(now),
    },
    {
      ...base,
      wants: { passage: true, survey: true },
      text: (now) => [
        { key: 'read.ranked', values: { characters: whole(now.survey?.characters ?? 0) } },
        { key: 'read.found' },
      ],
      figures: (now) => [followersFigure(now)],
      stage: unitStage,
    },
    {
      ...base,
      wants: { passage: true, survey: true },
      text: (now) => [
        {
          key: 'read.excite',
          values: { unit: whole(chosenUnit(now).unit + 1), characters: whole(now.survey?.characters ?? 0) },
        },
        { key: 'read.images' },
      ],
      figures: (now) => [excitersFigure(now)],
      stage: unitStage,
    },
    {
      ...base,
      wants: { passage: true },
      text: (now) => [
        {
          key: 'read.next',
          values: { chance: num(now.reading ? chancesOf(now.reading)[markedPlace(now)]! : Number.NaN, 3) },
        },
      ],
      task: { say: 'read.mark', done: (now, first) => markedPlace(now) !== markedPlace(first) },
      figures: (now) => [guessFigure(now, false)],
      stage: (now) => chanceStage(now, { marked: markedPlace(now), placing: true }),
    },
    {
      ...base,
      wants: { passage: true, sample: true },
      text: (now) => {
        const temperature = temperatureOf(now.choices);
        const chances = now.reading ? guessAt(now.reading, markedPlace(now), temperature) : [];
        return [
          { key: 'read.draw', values: { temperature: num(temperature, 1), chance: num(Math.max(...chances), 3) } },
        ];
      },
      task: { say: 'read.bend', done: (now, first) => temperatureOf(now.choices) !== temperatureOf(first.choices) },
      figures: (now) => [guessFigure(now, true), { kind: 'drawn', head: 'read.drawn', text: now.sample ?? '' }],
      stage: (now) =>
        chanceStage(now, { marked: markedPlace(now), placing: true, temperature: temperatureOf(now.choices) }),
    },
    resting(),
  ],
};

/** The last step: on which characters a guess rests. */
function resting(): Step {
  /** Characters from the end to the one that counts most. */
  const back = ({ prediction }: Moment) => {
    const sizes = Array.from(prediction?.contributions ?? [0], Math.abs);
    return sizes.length - 1 - sizes.indexOf(Math.max(...sizes));
  };
  /** Letters in a row up to the marked character. */
  const word = (now: Moment) => {
    const place = markedPlace(now);
    let letters = 0;
    while (letters <= place && /\p{L}/u.test(characterAt(now, place - letters))) letters++;
    return letters;
  };
  return {
    ...base,
    wants: { passage: true, prediction: true },
    question: {
      ask: 'read.where',
      options: ['read.last', 'read.inWord', 'read.before'],
      until: opened,
      answer: (_, now) => (back(now) === 0 ? 0 : back(now) < word(now) ? 1 : 2),
      reveal: (_, now) => {
        const shares = [...(now.prediction?.contributions ?? [])];
        const last = shares.length - 1;
        const most = shares[last - back(now)] ?? Number.NaN;
        const rest = shares.reduce((sum, share) => sum + share, 0) - most;
        const symbol = signOf(characterAt(now, markedPlace(now) - back(now)));
        if (back(now) === 0) return { key: 'read.countsLast', values: { symbol, most: num(most), rest: num(rest) } };
        return { key: 'read.counts', values: { symbol, back: whole(back(now)), most: num(most), rest: num(rest) } };
      },
    },
    text: (now) => [
      { key: 'read.rests' },
      {
        key: 'read.asked',
        values: {
          count: whole(predictionLength),
          symbol: signOf(now.corpus.vocabulary[now.prediction?.symbol ?? 0]!),
          chance: num(now.prediction?.probability ?? Number.NaN, 3),
        },
      },
    ],
    stage: shareStage,
  };
}

function characterAt({ reading, corpus }: Moment, place: number): string {
  return corpus.vocabulary[reading?.symbols[place] ?? 0]!;
}

/** A character that can be seen in a sentence. */
function signOf(character: string): string {
  return character === '\n' ? '↵' : character === ' ' ? '␣' : character;
}
