import { beforeEach, expect, test } from 'vitest';
import type { Chapter, Question, Setup, Step } from '../../src/chapters/chapter.ts';
import { Runner, type StoryLab } from '../../src/chapters/runner.ts';
import { whole } from '../../src/chapters/say.ts';
import type { SentenceReading, Wish } from '../../src/chapters/sentence_moment.ts';
import { withRule } from '../../src/chapters/setups.ts';
import type { StoryView } from '../../src/chapters/view.ts';
import { defaults } from '../../src/config/schema.ts';
import { makeCorpus } from '../../src/data/text.ts';

const first: Setup = { config: { cell: 'lstm' }, corpus: 'brewing' };
const other: Setup = { config: { cell: 'rnn' }, corpus: 'brewing' };

/** A step that tells where the lab is, and nothing else. */
const at = (step: Partial<Step> & { setup: Setup; at: number }): Step => ({
  text: (now) => [{ key: 'art.step', values: { step: whole(now.step), unit: whole(now.choices.unit ?? -1) } }],
  stage: () => ({ kind: 'sculpture' }),
  ...step,
});
const chapter = (id: string, ...steps: Step[]): Chapter => ({ id, title: 'art.title', sources: [], steps });

/** A reading of a sentence that tells its place and no numbers. */
function readAt(wish: Wish): SentenceReading {
  const characters = [...wish.sentence];
  const none = new Float32Array(0);
  const numbers = { h: none, c: null, gates: null, probabilities: none, loss: 0, dsums: none, drecurrent: none };
  return { ...numbers, wish, characters, next: characters, symbols: [], written: null };
}

/** A lab that only counts: what was built and trained, in order, and where it is now. */
function counting() {
  const done: string[] = [];
  let step = 0;
  const lab: StoryLab = {
    async build({ config }) {
      step = 0;
      done.push(`build ${config.cell}`);
    },
    async train(steps) {
      step += steps;
      done.push(`train ${steps}`);
    },
    async look(_, __, wish) {
      const corpus = makeCorpus('test', 'ab');
      const asked = wish?.(corpus);
      const none = { reading: null, survey: null, prediction: null, sample: null, writings: [] };
      const sentence = asked ? readAt(asked) : null;
      return { ...none, sentence, step, config: defaults, songs: withRule.songs, corpus, parameters: {}, tensors: {} };
    },
    async reread({ step: of }, wish) {
      done.push(`reread ${of} at ${wish.at}`);
      return readAt(wish);
    },
    setWeight: async () => {},
    reorder: async () => {},
  };
  return { lab, done, byHand: (steps: number) => (step += steps) };
}

let counted: ReturnType<typeof counting>;
let shown: StoryView[];
beforeEach(() => {
  counted = counting();
  shown = [];
});

function runnerOf(...chapters: Chapter[]): Runner {
  return runnerWith(1, ...chapters);
}
function runnerWith(looks: number, ...chapters: Chapter[]): Runner {
  const show = (view: StoryView) => shown.push(view);
  return new Runner({ chapters, lab: counted.lab, show, looks, rest: async () => {} });
}
const told = () => shown.at(-1)!.text[0]!.values!;

test('a step builds its network once, trains towards it, and builds anew to go back', async () => {
  const runner = runnerOf(chapter('a', at({ setup: first, at: 3 }), at({ setup: first, at: 10 })));
  await runner.open(0, 0);
  await runner.next();
  expect(counted.done).toEqual(['build lstm', 'train 3', 'train 7']);
  expect(told().step).toEqual(whole(10));
  await runner.back();
  expect(counted.done.slice(3)).toEqual(['build lstm', 'train 3']);
});

test('a network that has trained on stays where a step takes a later one, and nowhere else', async () => {
  const later = { setup: first, at: 4, later: true } as const;
  const runner = runnerOf(chapter('a', at(later), at(later), at({ setup: first, at: 4 })));
  await runner.open(0, 0);
  counted.byHand(50);
  await runner.refresh();
  expect(told().step).toEqual(whole(54));
  await runner.next();
  expect(told().step).toEqual(whole(54));
  expect(counted.done).toEqual(['build lstm', 'train 4']);
  await runner.next();
  expect(told().step).toEqual(whole(4));
  expect(counted.done.slice(2)).toEqual(['build lstm', 'train 4']);
});

test('a network that somebody else changed does not stay', async () => {
  const later = { setup: first, at: 4, later: true } as const;
  const runner = runnerOf(chapter('a', at(later), at(later)));
  await runner.open(0, 0);
  runner.touched();
  await runner.next();
  expect(counted.done).toEqual(['build lstm', 'train 4', 'build lstm', 'train 4']);
});

test('another setup is another network, also where its step is later', async () => {
  const runner = runnerOf(
    chapter('a', at({ setup: first, at: 9 })),
    chapter('b', at({ setup: other, at: 2, later: true })),
  );
  await runner.open(0, 0);
  await runner.next();
  expect(counted.done).toEqual(['build lstm', 'train 9', 'build rnn', 'train 2']);
});

test('a question that training has passed shows its answer without training', async () => {
  const question: Question = {
    ask: 'art.firstAsk',
    options: ['art.few'],
    until: 100,
    answer: () => 0,
    reveal: () => ({ key: 'art.title' }),
  };
  const runner = runnerOf(chapter('a', at({ setup: first, at: 0, later: true, question })));
  await runner.open(0, 0);
  counted.byHand(150);
  await runner.refresh();
  await runner.next();
  expect(shown.at(-1)!.question!.answer).toBe(0);
  expect(counted.done).toEqual(['build lstm']);
  await runner.open(0, 0);
  expect(told().step).toEqual(whole(150));
});

test('choices last for their chapter, and a faster choice overtakes', async () => {
  const runner = runnerOf(
    chapter('a', at({ setup: first, at: 0 }), at({ setup: first, at: 0 })),
    chapter('b', at({ setup: first, at: 0 })),
  );
  await runner.open(0, 0);
  const before = shown.length;
  await Promise.all([1, 2, 3].map((unit) => runner.choose({ unit })));
  expect(shown.length).toBe(before + 1);
  expect(told().unit).toEqual(whole(3));
  await runner.next();
  expect(told().unit).toEqual(whole(3));
  await runner.next();
  expect(told().unit).toEqual(whole(-1));
});

test('a network beside is trained once, and asked again at the letter that the visitor picks', async () => {
  const wish: Step['wish'] = (_, { at: letter = 1, clamp }) => ({
    sentence: 'aba',
    at: letter,
    ...(clamp && { clamp: { gate: 'f', value: 0 } as const }),
  });
  const text: Step['text'] = ({ sentence, beside }) => [
    { key: 'art.step', values: { step: whole(sentence!.wish.at), unit: whole(beside?.sentence?.wish.at ?? -1) } },
  ];
  const pair = at({ setup: first, at: 4, wish, text, beside: { setup: other, at: 7 } });
  const runner = runnerOf(chapter('a', pair, at({ setup: first, at: 4, wish, text }), pair));
  await runner.open(0, 0);
  expect(counted.done).toEqual(['build rnn', 'train 7', 'build lstm', 'train 4']);
  expect(told()).toMatchObject({ step: whole(1), unit: whole(1) });
  await runner.choose({ at: 0 });
  expect(told()).toMatchObject({ step: whole(0), unit: whole(0) });
  // It comes back to a letter it was asked at when it was told of, and to no held gate.
  await runner.next();
  await runner.choose({ clamp: 1 });
  await runner.next();
  expect(told()).toMatchObject({ step: whole(0), unit: whole(0) });
  await runner.choose({ at: 1 });
  expect(told()).toMatchObject({ step: whole(1), unit: whole(1) });
  expect(counted.done.slice(4)).toEqual(['reread 7 at 0', 'reread 7 at 0']);
});

test('stopped on its way to an answer it keeps the question, and the next click goes on from there', async () => {
  const question: Question = {
    ask: 'art.firstAsk',
    options: ['art.few', 'art.many'],
    until: 100,
    answer: () => 1,
    reveal: (_, { step }) => ({ key: 'art.real0', values: { step: whole(step), share: whole(0) } }),
  };
  const runner = runnerOf(chapter('a', at({ setup: first, at: 10, question })));
  await runner.open(0, 0);
  const { train } = counted.lab;
  counted.lab.train = (steps) => train(steps - 60);
  await runner.answer(0);
  expect(shown.at(-1)!.question).toMatchObject({ guess: null, answer: null, reveal: null });
  expect(told().step).toEqual(whole(40));
  counted.lab.train = train;
  await runner.next();
  expect(counted.done).toEqual(['build lstm', 'train 10', 'train 30', 'train 60']);
  expect(shown.at(-1)!.question).toMatchObject({ answer: 1, reveal: { values: { step: whole(100) } } });
});

test('training that is looked at on its way is told of as one way', async () => {
  const question: Question = {
    ask: 'art.firstAsk',
    options: ['art.few', 'art.many'],
    until: 100,
    answer: () => 1,
    reveal: () => ({ key: 'art.first' }),
  };
  const runner = runnerWith(3, chapter('a', at({ setup: first, at: 10, question })));
  await runner.open(0, 0);
  const ways: unknown[] = [];
  const { train } = counted.lab;
  counted.lab.train = (steps, way) => {
    ways.push([steps, way]);
    return train(steps);
  };
  await runner.next();
  expect(ways).toEqual([
    [10, { passed: 0, whole: 90 }],
    [30, { passed: 10, whole: 90 }],
    [50, { passed: 40, whole: 90 }],
  ]);
});
