import { expect, test } from 'vitest';
import { isRecurrent } from '../../src/nn/shape.ts';
import { blame, missed, verdictOf } from '../../src/scene/layout/grades.ts';
import { layoutScene } from '../../src/scene/layout/layout.ts';
import { placeOf, shapes, viewOf } from './views.ts';

test('what was missed is |answer - truth| of a sigmoid neuron', () => {
  for (const [answer, truth] of [
    [0.46, 0],
    [0.97, 1],
    [0.01, 1],
  ] as const) {
    const loss = truth === 1 ? -Math.log(answer) : -Math.log(1 - answer);
    expect(missed(loss)).toBeCloseTo(Math.abs(answer - truth), 12);
  }
});

test('the lower lobe stands for the loss: dark at none, and of clearly different size and light at 0.14 and 4.35', () => {
  const [none, little, much] = [0, 0.14, 4.35].map((loss) => verdictOf(loss, Math.exp(-loss)).loss);
  expect(none!.amount).toBe(0);
  expect(little!.amount).toBeLessThan(0.15);
  expect(much!.amount).toBeGreaterThan(0.95);
  expect(much!.size / little!.size).toBeGreaterThan(1.8);
});

test('two gradients of different size look different, and none is none', () => {
  expect(blame(0)).toBe(0);
  expect(blame(-0.2)).toBe(blame(0.2));
  expect(blame(0.2) / blame(0.05)).toBeGreaterThan(2);
});

test.each(Object.entries(shapes))('%s: the error path starts as thick as the loss of the answer shown', (_, shape) => {
  const view = viewOf(shape);
  const { wires, verdict } = layoutScene(shape, view);
  const trunk = wires.filter(({ kind }) => kind === 'error');
  expect(trunk).toHaveLength(1);
  expect(trunk[0]!.source).toEqual(verdict.loss);
  expect(placeOf(view, verdict.loss.element)?.region).toBe('rowLoss');
});

test.each(Object.entries(shapes))('%s: the way of the answer ends between the lobes of the verdict', (_, shape) => {
  const { wires, verdict } = layoutScene(shape, viewOf(shape));
  const kind = isRecurrent(shape) ? 'answer' : 'forward';
  const ends = wires.filter((wire) => wire.kind === kind).map(({ points }) => points[points.length - 1]!);
  const nearest = Math.min(...ends.map((end) => Math.hypot(...end.map((v, d) => v - verdict.at[d]!))));
  expect(nearest).toBeLessThan(verdict.radius * 0.5);
});

test.each(['songs-rule', 'songs-no-rule', 'eight inputs'])('%s: each red branch follows its own weight', (name) => {
  const view = viewOf(shapes[name]!);
  const branches = layoutScene(shapes[name]!, view).wires.filter(({ kind }) => kind === 'blame');
  expect(branches.map(({ source }) => placeOf(view, source.element))).toEqual(
    view.traces.map((_, k) => ({ region: 'weightGrads', index: [k] })),
  );
});
