import type { CellPart } from './cell.ts';
import { cellParts, cellValues, equationsOf } from './cell.ts';
import type { Chapter, Step } from './chapter.ts';
import type { Moment } from './moment.ts';
import type { Choices } from './reading_moment.ts';
import { riverOf, statesOf } from './river.ts';
import { num, type Say, whole } from './say.ts';
import { lstm, readingOf, rnn, visible, wishOf } from './sentence.ts';
import type { Wish } from './sentence_moment.ts';
import type { Figure, Stage } from './view.ts';

const trained = 300;
/** Characters that it writes with a gate held, and without. */
const written = 120;

/** What can be held, in the order of the buttons; the first holds nothing. */
const clamps = [
  { say: 'gate.free' },
  { say: 'gate.forgetShut', gate: 'f', value: 0 },
  { say: 'gate.forgetOpen', gate: 'f', value: 1 },
  { say: 'gate.inputShut', gate: 'i', value: 0 },
  { say: 'gate.inputOpen', gate: 'i', value: 1 },
  { say: 'gate.outputShut', gate: 'o', value: 0 },
  { say: 'gate.outputOpen', gate: 'o', value: 1 },
] as const;

/** 6. Four gates and a conveyor. */
export const gates: Chapter = {
  id: 'gates',
  title: 'gate.title',
  sources: [
    {
      title: 'Hochreiter & Schmidhuber, Long Short-Term Memory (1997)',
      address: 'https://doi.org/10.1162/neco.1997.9.8.1735',
    },
    {
      title: 'Gers, Schmidhuber & Cummins, Learning to Forget (2000)',
      address: 'https://doi.org/10.1162/089976600300015015',
    },
    {
      title: 'Olah, Understanding LSTM Networks (2015)',
      address: 'https://colah.github.io/posts/2015-08-Understanding-LSTMs/',
    },
  ],
  steps: [
    built('line', (now) => {
      const { cBefore, c } = valuesOf(now);
      return [
        { key: 'gate.rnn' },
        { key: 'gate.line', values: { ...named(now), before: num(cBefore, 3), c: num(c, 3) } },
      ];
    }),
    built('forget', (now) => {
      const { f, cBefore } = valuesOf(now);
      const values = { ...named(now), f: num(f, 3), before: num(cBefore, 3), kept: num(f * cBefore, 3) };
      return [{ key: 'gate.forget' }, { key: f >= 0.5 ? 'gate.keeps' : 'gate.drops', values }];
    }),
    built('write', (now) => {
      const { i, g, c } = valuesOf(now);
      const values = { i: num(i, 3), g: num(g, 3), added: num(i * g, 3), c: num(c, 3) };
      return [{ key: 'gate.write' }, { key: 'gate.added', values }];
    }),
    built('out', (now) => {
      const { o, h } = valuesOf(now);
      return [{ key: 'gate.out' }, { key: 'gate.said', values: { o: num(o, 3), h: num(h, 3) } }];
    }),
    {
      ...built('out', (now) => [{ key: 'gate.all' }, { key: 'gate.where', values: named(now) }]),
      task: { say: 'gate.pick', done: ({ choices }) => choices.at !== undefined || choices.unit !== undefined },
    },
    {
      setup: lstm,
      at: trained,
      wish: (corpus, choices) => ({ ...wishOf(corpus, choices), ...clampOf(choices), write: written }),
      text: (now) => [
        { key: 'gate.clamp' },
        { key: 'gate.clampHalf', values: { half: num(riverOf(readingOf(now)).half, 1) } },
      ],
      task: { say: 'gate.hold', done: ({ choices }) => (choices.clamp ?? 0) > 0 },
      figures: (now) => [writing(now)],
      stage: (now) => rivers([{ name: { key: 'gate.lane' }, of: now }], true),
    },
    {
      setup: lstm,
      at: trained,
      wish: wishOf,
      beside: { setup: rnn, at: trained },
      question: {
        ask: 'gate.guess',
        options: ['gate.guessRnn', 'gate.guessLstm'],
        until: trained,
        answer: (_, now) => (halfOf(now) > halfOf(now.beside!) ? 1 : 0),
        reveal: (_, now) => ({
          key: halfOf(now) > halfOf(now.beside!) ? 'gate.further' : 'gate.nearer',
          values: halves(now),
        }),
      },
      text: ({ config, step }) => [
        { key: 'gate.race', values: { units: whole(config.hiddenSize), seed: whole(config.seed), step: whole(step) } },
      ],
      stage: (now, shown) => both(now, shown),
    },
    {
      setup: lstm,
      at: 0,
      wish: wishOf,
      beside: { setup: rnn, at: 0 },
      text: (now) => [
        { key: 'gate.before', values: halves(now) },
        { key: halfOf(now) > halfOf(now.beside!) ? 'gate.built' : 'gate.chance' },
        { key: 'gate.learned' },
      ],
      task: { say: 'gate.pickBoth', done: (now, first) => readingOf(now).wish.at !== readingOf(first).wish.at },
      stage: (now) => both(now, true),
    },
  ],
};

/** A step that shows the cell, built up to a part. */
function built(part: CellPart, text: Step['text']): Step {
  return { setup: lstm, at: trained, wish: wishOf, text, stage: (now) => cell(now, cellParts.indexOf(part)) };
}

const halfOf = (now: Moment) => riverOf(readingOf(now)).half;
const halves = (now: Moment) => ({
  rnn: num(halfOf(now.beside!), 1),
  lstm: num(halfOf(now), 1),
  f: num(meanForget(now)),
});
const unitOf = ({ choices, config }: Moment) => Math.min(choices.unit ?? 0, config.hiddenSize - 1);

function valuesOf(now: Moment) {
  const reading = readingOf(now);
  return cellValues(reading, unitOf(now), reading.wish.at);
}

function named(now: Moment): NonNullable<Say['values']> {
  const { characters, wish } = readingOf(now);
  return { unit: whole(unitOf(now) + 1), letter: visible(characters[wish.at]!) };
}

/** Mean forget gate over all units and all letters that were read. */
function meanForget(now: Moment): number {
  const { gates: open, characters } = readingOf(now);
  const H = open!.length / (4 * characters.length);
  let sum = 0;
  for (let t = 0; t < characters.length; t++) for (let j = 0; j < H; j++) sum += open![(t * 4 + 1) * H + j]!;
  return sum / (H * characters.length);
}

function clampOf({ clamp = 0 }: Choices): Pick<Wish, 'clamp'> {
  const held = clamps[clamp];
  return held && 'gate' in held ? { clamp: { gate: held.gate, value: held.value } } : {};
}

function writing(now: Moment): Figure {
  const { written: texts, wish } = readingOf(now);
  const chosen = now.choices.clamp ?? 0;
  const free = { name: { key: clamps[0].say } as Say, text: texts?.free ?? '' };
  const held = texts?.clamped ? [{ name: { key: clamps[chosen]!.say } as Say, text: texts.clamped }] : [];
  return {
    kind: 'writing',
    choice: 'clamp',
    chosen,
    options: clamps.map(({ say }) => ({ key: say })),
    prime: wish.sentence,
    texts: [free, ...held],
  };
}

function cell(now: Moment, part: number): Stage {
  const reading = readingOf(now);
  const { at } = reading.wish;
  const unit = unitOf(now);
  const equations = equationsOf(reading, now.parameters, unit, at);
  return {
    kind: 'cell',
    cell: {
      characters: reading.characters.map(visible),
      at,
      unit,
      units: now.config.hiddenSize,
      built: part,
      values: cellValues(reading, unit, at),
      equations: equations.filter((equation) => cellParts.indexOf(equation.part) <= part),
    },
  };
}

function both(now: Moment, shown: boolean): Stage {
  return rivers(
    [
      { name: { key: 'mem.lane' }, of: now.beside! },
      { name: { key: 'gate.lane' }, of: now },
    ],
    shown,
  );
}

function rivers(lanes: readonly { readonly name: Say; readonly of: Moment }[], shown: boolean): Stage {
  const { characters, wish } = readingOf(lanes[0]!.of);
  return {
    kind: 'river',
    river: {
      characters: characters.map(visible),
      at: wish.at,
      pick: shown,
      lanes: lanes.map(({ name, of }) => ({
        name,
        river: shown ? riverOf(readingOf(of)) : null,
        states: lanes.length > 1 ? null : statesOf(readingOf(of)),
      })),
    },
  };
}
