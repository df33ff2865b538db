import { expect, test } from 'vitest';
import { createWords } from '../../src/core/words/words.ts';
import { parameterTable } from '../../src/nn/parameters.ts';
import { strongestTraces } from '../../src/probe/traces.ts';
import { answerFor, type Known, type SceneWords, symbolOfRank, written } from '../../src/scene/answers.ts';
import { project } from '../../src/scene/layout/cameras.ts';
import type { Vec } from '../../src/scene/layout/forms.ts';
import { layoutScene } from '../../src/scene/layout/layout.ts';
import { neighborOf, pickAt, sameIn } from '../../src/scene/picking.ts';
import { sentenceOf } from '../../src/scene/sentences.ts';
import { shapes, shapeWith, viewOf } from './views.ts';

const words = createWords('en') as SceneWords;
const [width, height] = [1920, 1080];

function stage(shape: (typeof shapes)[string]) {
  const view = viewOf(shape);
  const layout = layoutScene(shape, view);
  const values = Float32Array.from({ length: view.length }, (_, i) => i / 1000);
  const toScreen = (point: Vec) => {
    const at = project(layout.cameras[0]!, width / height, point);
    return { x: at.x * width, y: at.y * height, scale: at.scale * height, visible: at.visible };
  };
  return { view, layout, values, toScreen, known: { values, row: 0, words, layout } satisfies Known };
}

test.each(Object.entries(shapes))('%s: a unit is picked at its middle, with its own number', (_, shape) => {
  const { layout, toScreen, known, values } = stage(shape);
  for (const soma of layout.somas.filter((_, i) => i % Math.ceil(layout.somas.length / 20) === 0)) {
    const at = toScreen(soma.at);
    const hit = pickAt(layout.pickables, toScreen, at.x, at.y);
    expect(hit?.pickable.source.element).toBe(soma.value.element);
    expect(answerFor(hit!.pickable, hit!.part, known).value).toBe(values[soma.value.element]);
  }
});

test('a weight is picked on its trace and named as PyTorch names it', () => {
  const { layout, toScreen, known, view } = stage(shapes['songs-rule']!);
  const trace = layout.traces[2]!;
  const [a, b] = [toScreen(trace.points[0]!), toScreen(trace.points[1]!)];
  const hit = pickAt(layout.pickables, toScreen, (a.x + b.x) / 2, (a.y + b.y) / 2)!;
  const picked = answerFor(hit.pickable, hit.part, known);
  expect(picked.torch).toBe('classifier.weight[0, 2]');
  expect(picked.region).toBe('weights');
  expect(picked.value).toBeCloseTo((view.regions.weights!.offset + 2) / 1000, 5);
  expect(picked.sentence).toBe(`The weight from piano to 0 is ${written(picked.value!)}.`);
});

test('a tap says what it carries: the door of its unit up, what the unit says down', () => {
  const { layout, toScreen, known, values } = stage(shapes['lstm-small']!);
  const taps = layout.pickables.filter(({ beside, group }) => beside && group !== 'verdict');
  expect(taps).toHaveLength(64);
  for (const tap of taps) {
    const [a, b] = [toScreen(tap.path[0]!), toScreen(tap.path.at(-1)!)];
    const hit = pickAt(taps, toScreen, a.x + (b.x - a.x) * 0.4, a.y + (b.y - a.y) * 0.4)!;
    expect(hit.pickable).toBe(tap);
    const wire = layout.wires.find(({ points }) => points[0]!.join() === tap.path[0]!.join())!;
    expect(wire.kind).toBe(tap.group === 'gate' ? 'door' : 'said');
    expect(answerFor(tap, hit.part, known).value).toBe(values[wire.source.element]);
  }
  // The keyboard goes on from a tap as from its unit, and stops at none.
  const unit = taps.find(({ group }) => group === 'unit')!;
  const next = neighborOf(layout.pickables, unit, 'next')!;
  expect(next.beside).toBeUndefined();
  expect(next.index[1]).toBe(unit.index[1]! + 1);
});

test('nothing is picked where nothing stands', () => {
  const { layout, toScreen } = stage(shapes['songs-rule']!);
  expect(pickAt(layout.pickables, toScreen, 3, 3)).toBeNull();
});

test('along a ridge the step that was touched answers', () => {
  const shape = shapeWith({ cell: 'lstm', hiddenSize: 8, sequenceLength: 16 });
  const { layout, known, view, toScreen } = stage(shape);
  const ridge = layout.pickables.find(({ group }) => group === 'memory')!;
  for (const step of [0, 5, 15]) {
    const far = 1 - step / 15;
    const [a, b] = ridge.path as [Vec, Vec];
    const point: Vec = [a[0], a[1] + (b[1] - a[1]) * far, a[2] + (b[2] - a[2]) * far];
    const at = toScreen(point);
    const hit = pickAt([ridge], toScreen, at.x, at.y)!;
    const picked = answerFor(ridge, hit.part, known);
    expect(picked.index).toEqual([step, 0]);
    expect(picked.value).toBeCloseTo((view.regions['c.0']!.offset + step * 8) / 1000, 5);
    expect(picked.torch).toBe(`lstm.c_l0[${step}, 0]`);
  }
});

test('candidates are ranked by probability, ties in order of the vocabulary', () => {
  const values = Float32Array.from([9, 0.1, 0.4, 0.1, 0.4, 0]);
  const at = { element: 1, count: 5 };
  expect([0, 1, 2, 3, 4].map((rank) => symbolOfRank(values, at, rank))).toEqual([1, 3, 0, 2, 4]);
});

test('the keyboard reaches every group and comes round', () => {
  const { layout } = stage(shapes['lstm-small']!);
  let at = neighborOf(layout.pickables, null, 'next');
  expect(at).toBe(layout.pickables[0]);
  const seen = new Set<string>();
  for (let i = 0; i < 12; i++) {
    seen.add(at!.group);
    at = neighborOf(layout.pickables, at, 'down');
  }
  expect([...seen].sort()).toEqual(['character', 'gate', 'input', 'memory', 'past', 'unit', 'verdict', 'weight']);
  const unit = layout.pickables.find(({ group }) => group === 'unit')!;
  const next = neighborOf(layout.pickables, unit, 'next')!;
  expect(next.index[1]).toBe(1);
  expect(neighborOf(layout.pickables, next, 'previous')).toBe(unit);
});

test('before the first numbers the answers say so', () => {
  const { layout, known, view } = stage(shapes['lstm-small']!);
  const waiting = { ...known, values: null };
  const picked = answerFor(layout.pickables.find(({ group }) => group === 'unit')!, 0, waiting);
  expect(picked.value).toBeNull();
  expect(picked.sentence).toContain('not read yet');
  expect(sentenceOf(shapes['lstm-small']!, view, waiting)).toBe('The picture waits for its first numbers.');
});

test('the sentence of a song names its inputs and numbers', () => {
  const shape = shapes['songs-rule']!;
  const { view, known } = stage(shape);
  const values = new Float32Array(view.length);
  const put = (region: string, list: number[], row: number) =>
    values.set(list, view.regions[region]!.offset + row * list.length);
  put('x', [1, 0, 1], 2);
  put('probabilities', [0.97], 2);
  put('y', [1], 2);
  put('rowLoss', [0.03], 2);
  expect(sentenceOf(shape, view, { ...known, values, row: 2 })).toBe(
    `Song 3 of ${shape.batchSize}: modern 1.00, sad 0.00, piano 1.00. Answer 0.97, truth 1.00, loss 0.03.`,
  );
});

test('what is pinned is found again where traces were chosen anew, and where the screen was turned', () => {
  const { layout, view } = stage(shapes['lstm-medium']!);
  const pinned = layout.pickables.filter(({ group }) => group === 'weight')[700]!;
  const turned = layoutScene(shapes['lstm-medium']!, { ...view, traces: [...view.traces].reverse() }, 'tall');
  const found = sameIn(turned.pickables, pinned)!;
  expect(found).not.toBe(pinned);
  expect(found.torch).toBe(pinned.torch);
  expect(found.index).toEqual([view.traces.length - 1 - pinned.index[0]!]);
  for (const { torch, key } of [...layout.pickables].filter((_, i) => i % 50 === 0))
    expect(sameIn(turned.pickables, layout.pickables.find((one) => one.torch === torch)!)?.key).toBe(key);
  expect(sameIn(turned.pickables, { ...pinned, torch: 'lstm.weight_hh_l0[9999, 0]' })).toBeNull();
});

test('the weight that is held stays among the traces, however small it is, and drives out the weakest', () => {
  const table = parameterTable(shapes['lstm-medium']!);
  const { offset, length, shape } = table.all.find(({ name }) => name === 'lstm.weight_hh_l0')!;
  const flat = new Float32Array(table.flatLength).map((_, i) => ((i * 2654435761) >>> 0) / 2 ** 32);
  const free = strongestTraces(table, flat);
  const of = ({ traces }: typeof free) => traces.map((one) => `${one.parameter}[${one.to}, ${one.from}]`);
  const names = new Set(of(free));
  const held = Array.from({ length: 40 }, (_, k) => `lstm.weight_hh_l0[${k * 7}, 3]`).find((name) => !names.has(name))!;
  const kept = strongestTraces(table, flat, held);
  expect(of(kept)).toContain(held);
  expect(kept.traces).toHaveLength(free.traces.length);
  const gone = free.flatIndex.filter((i) => !kept.flatIndex.includes(i));
  expect(gone).toHaveLength(1);
  const own = [...free.flatIndex].filter((i) => i >= offset && i < offset + length);
  const least = Math.min(...own.map((i) => flat[i]!));
  expect(flat[gone[0]!]).toBe(least);
  expect([...kept.flatIndex].every((i, k) => k === 0 || i > kept.flatIndex[k - 1]!)).toBe(true);
  expect(strongestTraces(table, flat, `lstm.weight_hh_l0[${shape[0]}, 0]`).traces).toEqual(free.traces);
});
