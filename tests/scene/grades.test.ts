import { expect, test } from 'vitest';
import { isRecurrent } from '../../src/nn/shape.ts';
import { project } from '../../src/scene/layout/cameras.ts';
import { blame, carriedBy, decisionsOf, memoryHeight, missed, verdictOf } from '../../src/scene/layout/grades.ts';
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

test('a guess among all alike is half missed, however many there are', () => {
  for (const outputs of [2, 3, 64, 90]) expect(missed(Math.log(outputs), decisionsOf(outputs))).toBeCloseTo(0.5, 12);
  expect(decisionsOf(1)).toBe(1);
  // What an untrained network misses of a letter, one that has begun to learn, and one that has learned.
  const [none, some, few] = [4.47, 2.41, 1.2].map(
    (loss) => verdictOf(loss, Math.exp(-loss), decisionsOf(87)).loss.size,
  );
  expect(none! / some!).toBeGreaterThan(1.35);
  expect(some! / few!).toBeGreaterThan(1.3);
});

test('the lower lobe stands for the loss: dark at none, and of clearly different size and light at 0.14 and 4.35', () => {
  const [none, little, much] = [0, 0.14, 4.35].map((loss) => verdictOf(loss, Math.exp(-loss)).loss);
  expect(none!.amount).toBe(0);
  expect(little!.amount).toBeLessThan(0.15);
  expect(much!.amount).toBeGreaterThan(0.95);
  expect(much!.size / little!.size).toBeGreaterThan(1.8);
});

test('a lane carries what is probable, and nothing where a guess is no more than chance', () => {
  expect([0, 1 / 64, 0.02, 1, -1].map(carriedBy)).toEqual([0, 0, 0, 1, 1]);
  expect(carriedBy(0.6) / carriedBy(0.3)).toBeGreaterThan(2);
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
  // Of a text it goes to the circuit and along under the units.
  expect(trunk).toHaveLength(isRecurrent(shape) ? 2 : 1);
  for (const { source } of trunk) expect(source).toEqual(verdict.loss);
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

test('the landscape always grows with the memory and is never cut off, however large that is', () => {
  const heights = [0, 0.1, 1, 5, 11, 30, 100, 1e4, 1e8].map(memoryHeight);
  for (const [i, height] of heights.slice(1).entries()) expect(height).toBeGreaterThan(heights[i]!);
  expect(heights[heights.length - 1]).toBeLessThan(1);
  expect(memoryHeight(-5)).toBe(-memoryHeight(5));
});

test.each(Object.entries(shapes))('%s: no ridge reaches what is written above the landscape', (_, shape) => {
  const { landscapes, labels, cameras } = layoutScene(shape, viewOf(shape));
  const above = labels.filter(({ id }) => id.startsWith('layer ') || id === 'legend');
  if (isRecurrent(shape)) expect(above).not.toHaveLength(0);
  const most = shape.cell === 'lstm' ? 1 : memoryHeight(1);
  for (const { at, depth, rise, amplitude } of landscapes)
    for (const far of [0, 0.25, 0.5, 0.75, 1]) {
      const peak = project(cameras[0]!, 16 / 9, [at[0], at[1] + rise * far + amplitude * most, at[2] - depth * far]);
      for (const label of above) {
        const text = project(cameras[0]!, 16 / 9, label.at);
        const lines = label.id === 'legend' ? 2 : 1;
        expect(text.y + label.size * text.scale * 0.6 * lines).toBeLessThan(peak.y);
      }
    }
});

test.each(['lstm-large', 'rnn 3 x 17'])(
  '%s: the input bus ends at layer 1, and each layer hands over to the next',
  (name) => {
    const view = viewOf(shapes[name]!);
    const { traces, somas } = layoutScene(shapes[name]!, view);
    const edge = (layer: number, side: 'min' | 'max') =>
      Math[side](...somas.filter((soma) => soma.layer === layer).map(({ at }) => at[0]));
    const of = (pattern: RegExp) => traces.filter(({ trace }) => pattern.test(view.traces[trace]!.parameter));
    for (const { points } of of(/weight_ih_l0/)) for (const [x] of points) expect(x).toBeLessThan(edge(0, 'max') + 0.5);
    for (let layer = 1; layer < shapes[name]!.layers; layer++) {
      const bundle = of(new RegExp(`weight_ih_l${layer}`));
      expect(bundle.length).toBeGreaterThan(100);
      for (const { points } of bundle) {
        expect(points[0]![0]).toBeLessThan(edge(layer - 1, 'max') + 0.5);
        expect(points[points.length - 1]![0]).toBeGreaterThan(edge(layer, 'min') - 0.5);
        // All climb at one place between the two layers, side by side.
        expect(points[3]![0]).toBeCloseTo(bundle[0]!.points[3]![0], 9);
        expect(points[3]![0]).toBeGreaterThan(edge(layer - 1, 'max'));
        expect(points[4]![0]).toBeLessThan(edge(layer, 'min'));
      }
    }
  },
);
