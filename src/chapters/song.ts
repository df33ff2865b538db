import type { Chapter } from './chapter.ts';
import { cubeOf } from './cube.ts';
import { answersOf, type Moment } from './moment.ts';
import { num, whole } from './say.ts';
import { noRule } from './setups.ts';

const songsOf = ({ songs }: Moment) => JSON.stringify(songs.rows);

/** 1. A song as three numbers. */
export const song: Chapter = {
  id: 'song',
  title: 'song.title',
  sources: [
    { title: 'Ben Folds, discography (Wikipedia)', address: 'https://en.wikipedia.org/wiki/Ben_Folds_discography' },
  ],
  steps: [
    {
      setup: noRule,
      at: 0,
      text: ({ songs: { rows } }) => {
        const { name, features } = rows[0]!;
        return [
          { key: 'song.ask' },
          {
            key: 'song.numbers',
            values: { song: name, a: whole(features[0]!), b: whole(features[1]!), c: whole(features[2]!) },
          },
        ];
      },
      stage: (now) => cubeOf(now, false),
    },
    {
      setup: noRule,
      at: 0,
      text: ({ songs: { rows } }) => [
        { key: 'song.place' },
        {
          key: 'song.wall',
          values: { count: whole(rows.filter(({ features }) => features[2] === 1).length), rows: whole(rows.length) },
        },
      ],
      stage: (now) => cubeOf(now, false),
    },
    {
      setup: noRule,
      at: 0,
      text: ({ songs: { rows } }) => [
        {
          key: 'song.taste',
          values: { count: whole(rows.filter(({ liked }) => liked === 1).length), rows: whole(rows.length) },
        },
      ],
      task: { say: 'song.edit', done: (now, first) => songsOf(now) !== songsOf(first) },
      stage: (now) => cubeOf(now, false),
    },
    {
      setup: noRule,
      at: 0,
      question: {
        ask: 'song.guess',
        options: ['song.guessOne', 'song.guessHalf', 'song.guessSilent'],
        until: 0,
        answer: () => 1,
        reveal: (_, now) => ({
          key: 'song.says',
          values: { song: now.songs.rows[0]!.name, answer: num(answersOf(now)?.[0] ?? Number.NaN) },
        }),
      },
      text: () => [{ key: 'song.neuron' }],
      stage: () => ({ kind: 'sculpture' }),
    },
  ],
};
