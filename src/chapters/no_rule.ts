import { type Separability, separabilityOf } from '../data/separability.ts';
import type { Chapter } from './chapter.ts';
import { cubeOf } from './cube.ts';
import { answersOf, lossOf, type Moment, type Tensors } from './moment.ts';
import { num, whole } from './say.ts';
import { noRule } from './setups.ts';
import { logitOf, sigmoid, songNetwork } from './song_network.ts';
import type { AnswerRow, Figure } from './view.ts';

const oneByOne = { ...noRule, config: { ...noRule.config, batchSize: 1, learningRate: 1 } };

/** 2. No rule to learn. */
export const noRuleChapter: Chapter = {
  id: 'no-rule',
  title: 'none.title',
  sources: [
    { title: 'Minsky & Papert, Perceptrons (1969)', address: 'https://en.wikipedia.org/wiki/Perceptrons_(book)' },
    { title: 'Chvátal, Linear Programming (1983)', address: 'https://en.wikipedia.org/wiki/Farkas%27_lemma' },
  ],
  steps: [
    {
      setup: noRule,
      at: 0,
      question: {
        ask: 'none.guess',
        options: ['none.guessAll', 'none.guessSome', 'none.guessHalf'],
        until: 300,
        answer: (_, after) => {
          const answers = answersOf(after) ?? [];
          if (answers.every(isHalf)) return 2;
          return rightOf(after) === answers.length ? 0 : 1;
        },
        reveal: (_, after) => {
          const answers = answersOf(after) ?? [];
          return {
            key: answers.every(isHalf) ? 'none.half' : 'none.notHalf',
            values: {
              low: num(Math.min(...answers), 3),
              high: num(Math.max(...answers), 3),
              loss: num(lossOf(after) ?? Number.NaN, 3),
            },
          };
        },
      },
      text: () => [{ key: 'none.train' }],
      figures: (now) => [answersFigure(now)],
      stage: () => ({ kind: 'sculpture' }),
    },
    {
      setup: noRule,
      at: 300,
      text: ({ parameters, songs: { featureNames } }) => {
        const weights = parameters['classifier.weight']!.data;
        return [
          { key: 'none.why' },
          {
            key: 'none.weights',
            values: { a: featureNames[0]!, b: featureNames[1]!, x: num(weights[0]!), y: num(weights[1]!) },
          },
        ];
      },
      figures: (now) => [answersFigure(now)],
      stage: () => ({ kind: 'sculpture' }),
    },
    {
      setup: noRule,
      at: 300,
      text: () => [{ key: 'none.proof' }],
      figures: ({ songs }) => [
        proofFigure(
          separabilityOf(songs),
          songs.rows.map(({ name }) => name),
        ),
      ],
      stage: (now) => cubeOf(now, false, true),
    },
    {
      setup: oneByOne,
      at: 400,
      watched: 4,
      question: {
        ask: 'none.trapGuess',
        options: ['none.right4', 'none.right3', 'none.right2'],
        until: 400,
        answer: (_, after) => Math.min(2, Math.max(0, 4 - rightNow(after))),
        reveal: (_, after) => ({
          key: 2 * rightNow(after) > after.songs.rows.length ? 'none.trapHeld' : 'none.trapShown',
          values: { right: whole(rightNow(after)), rows: whole(after.songs.rows.length) },
        }),
      },
      text: (now) => {
        const right = lessonRows(now).filter(({ liked, answers }) => isRight(answers[0]!, liked)).length;
        const values = { right: whole(right), rows: whole(now.lessons.length) };
        const all = right === now.lessons.length;
        return [{ key: 'none.trap' }, { key: all ? 'none.trapLessons' : 'none.trapSome', values }];
      },
      figures: (now) => [
        { kind: 'answers', heads: [{ key: 'none.afterLesson' }, { key: 'none.allAtOnce' }], rows: lessonRows(now) },
      ],
      stage: (now) => cubeOf(now),
    },
    {
      setup: noRule,
      at: 0,
      text: () => [{ key: 'none.yours' }],
      task: { say: 'none.find', done: ({ songs }) => separabilityOf(songs)?.separable === true },
      figures: (now) => [
        proofFigure(
          separabilityOf(now.songs),
          now.songs.rows.map(({ name }) => name),
        ),
        answersFigure(now),
      ],
      stage: (now) => cubeOf(now, true, true),
    },
  ],
};

const isHalf = (answer: number) => Math.abs(answer - 0.5) < 0.02;
const isRight = (answer: number, liked: 0 | 1) => answer > 0.5 === (liked === 1);

/** Songs on the right side of one half; of the engine's own answers, unless others are given. */
export function rightOf(now: Moment, answers = answersOf(now) ?? []): number {
  return now.songs.rows.filter(({ liked }, i) => isRight(answers[i] ?? Number.NaN, liked)).length;
}

/** Songs on the right side of one half, all asked with the same weights. */
function rightNow(now: Moment): number {
  return rightOf(
    now,
    now.songs.rows.map((_, i) => answerWith(now, now.parameters, i)),
  );
}

/** The answer to a song with some weights of the engine, in float64. */
function answerWith({ config, songs }: Moment, parameters: Tensors, row: number): number {
  return sigmoid(logitOf(songNetwork(config, parameters), songs.rows[row]!.features));
}

/** Of each watched lesson: the song's answer right after its own lesson, and with the weights of now. */
function lessonRows(now: Moment): readonly AnswerRow[] {
  return now.lessons.map(({ row, after }) => {
    const { name, liked } = now.songs.rows[row]!;
    return { name, liked, answers: [answerWith(now, after, row), answerWith(now, now.parameters, row)] };
  });
}

/** What the engine answers to each song. */
export function answersFigure(now: Moment): Figure {
  const answers = answersOf(now) ?? [];
  const rows = answers.map((answer, i) => ({ ...now.songs.rows[i]!, answers: [answer] }));
  return {
    kind: 'answers',
    heads: [{ key: 'figure.says' }],
    rows: rows.map(({ name, liked, answers: a }) => ({ name, liked, answers: a })),
  };
}

/** The proof that a rule exists, or that none does, in words. */
export function proofFigure(proof: Separability | null, names: readonly string[]): Figure {
  if (!proof) return { kind: 'lines', sign: 'open', lines: [{ key: 'proof.large' }] };
  if (proof.separable) return { kind: 'lines', sign: 'yes', lines: [{ key: 'proof.yes' }, { key: 'proof.plane' }] };
  const mean = (shares: typeof proof.liked) =>
    shares.map(({ row, share }) => `${Number((100 * share).toFixed(1))} % ${names[row]}`).join(' + ');
  const meeting = proof.meeting.map((value) => Number(value.toFixed(3))).join(', ');
  return {
    kind: 'lines',
    sign: 'no',
    lines: [
      { key: 'proof.no' },
      { key: 'proof.liked', values: { mean: mean(proof.liked), meeting } },
      { key: 'proof.others', values: { mean: mean(proof.others), meeting } },
      { key: 'proof.same' },
    ],
  };
}
