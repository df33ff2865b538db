import type { Chapter } from './chapter.ts';
import { cubeOf } from './cube.ts';
import { answersOf, lossOf, type Moment } from './moment.ts';
import { answersFigure, rightOf } from './no_rule.ts';
import { num, whole } from './say.ts';
import { twoUnits, withRule } from './setups.ts';
import type { Figure } from './view.ts';

/** 3. A boundary. */
export const boundary: Chapter = {
  id: 'boundary',
  title: 'bound.title',
  sources: [
    { title: 'Rosenblatt, The Perceptron (1958)', address: 'https://doi.org/10.1037/h0042519' },
    {
      title: 'Olah, Neural Networks, Manifolds, and Topology (2014)',
      address: 'https://colah.github.io/posts/2014-03-NN-Manifolds-Topology/',
    },
  ],
  steps: [
    {
      setup: withRule,
      at: 0,
      text: () => [{ key: 'bound.data' }, { key: 'bound.sheet' }],
      stage: (now) => cubeOf(now),
    },
    {
      setup: withRule,
      at: 0,
      question: {
        ask: 'bound.guess',
        options: ['bound.modern', 'bound.sad', 'bound.piano'],
        until: 60,
        answer: (_, after) => {
          const sizes = [...after.parameters['classifier.weight']!.data].map(Math.abs);
          return sizes.indexOf(Math.max(...sizes));
        },
        reveal: (before, after) => {
          const weights = after.parameters['classifier.weight']!.data;
          return {
            key: rightOf(after) === after.songs.rows.length ? 'bound.turned' : 'bound.turning',
            values: {
              step: whole(after.step),
              a: num(weights[0]!),
              b: num(weights[1]!),
              c: num(weights[2]!),
              was: num(lossOf(before) ?? Number.NaN),
              loss: num(lossOf(after) ?? Number.NaN),
            },
          };
        },
      },
      text: () => [{ key: 'bound.turn' }],
      figures: (now) => [answersFigure(now)],
      stage: (now) => cubeOf(now),
    },
    {
      setup: withRule,
      at: 400,
      text: (now) => [
        { key: rightOf(now) === now.songs.rows.length ? 'bound.sure' : 'bound.unsure' },
        {
          key: 'bound.answers',
          values: {
            step: whole(now.step),
            low: num(Math.min(...(answersOf(now) ?? []))),
            high: num(Math.max(...(answersOf(now) ?? []))),
          },
        },
      ],
      figures: (now) => [answersFigure(now)],
      stage: (now) => cubeOf(now),
    },
    {
      setup: { ...withRule, zeros: true },
      at: 0,
      text: () => [{ key: 'bound.hand' }],
      task: { say: 'bound.below', done: (now) => (lossOf(now) ?? 1) < 0.3 },
      figures: (now) => [weightsFigure(now)],
      stage: (now) => cubeOf(now),
    },
    {
      setup: twoUnits,
      at: 0,
      question: {
        ask: 'bound.xorGuess',
        options: ['bound.xorYes', 'bound.xorNo'],
        until: 1000,
        answer: (_, after) => {
          return rightOf(after) === after.songs.rows.length ? 0 : 1;
        },
        reveal: (_, after) => {
          const answers = answersOf(after) ?? [];
          const right = rightOf(after);
          const { rows } = after.songs;
          if (right < rows.length)
            return { key: 'bound.xorStuck', values: { right: whole(right), rows: whole(rows.length) } };
          return {
            key: 'bound.xorShown',
            values: {
              low: num(Math.max(...answers.filter((p) => p < 0.5))),
              high: num(Math.min(...answers.filter((p) => p >= 0.5))),
            },
          };
        },
      },
      text: () => [{ key: 'bound.xor' }],
      figures: (now) => [answersFigure(now)],
      stage: (now) => cubeOf(now),
    },
    {
      setup: twoUnits,
      at: 1000,
      text: (now) => [
        { key: rightOf(now) === now.songs.rows.length ? 'bound.sheets' : 'bound.sheetsStuck' },
        { key: 'bound.xorLoss', values: { loss: num(lossOf(now) ?? Number.NaN, 3) } },
      ],
      figures: (now) => [answersFigure(now), weightsFigure(now)],
      stage: (now) => cubeOf(now),
    },
  ],
};

/** Every weight and bias of the network, to be dragged; at most 24 of them. */
function weightsFigure(now: Moment): Figure {
  const { featureNames } = now.songs;
  const weights = Object.entries(now.parameters).flatMap(([parameter, { shape, data }]) => {
    const inputs = shape[1] ?? 1;
    const first = parameter === 'classifier.weight' || parameter === 'mlp.0.weight';
    return [...data].map((value, index) => {
      const from = shape.length === 1 ? 'bias' : first ? featureNames[index % inputs]! : `${(index % inputs) + 1}`;
      const to = parameter.startsWith('mlp.') ? `${Math.floor(index / inputs) + 1}` : '';
      return { parameter, index, value, name: to ? `${from} → ${to}` : from };
    });
  });
  return { kind: 'weights', weights: weights.slice(0, 24), loss: lossOf(now) ?? Number.NaN };
}
