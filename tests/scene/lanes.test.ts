import { expect, test } from 'vitest';
import { isRecurrent } from '../../src/nn/shape.ts';
import type { Vec } from '../../src/scene/layout/forms.ts';
import { layoutScene } from '../../src/scene/layout/layout.ts';
import { screenNames } from '../../src/scene/layout/screens.ts';
import { placeOf, shapes, viewOf } from './views.ts';

const texts = Object.entries(shapes).filter(([, shape]) => isRecurrent(shape));

test.each(texts)('%s: each letter has a lane from the bus in, each guess one to the way of the answer', (_, shape) => {
  const view = viewOf(shape);
  const { wires } = layoutScene(shape, view);
  const bus = wires.find(({ kind }) => kind === 'input')!.points.at(-1)!;
  const answer = wires.find(({ kind }) => kind === 'answer')!.points[0]!;
  const letters = wires.filter(({ kind }) => kind === 'letter');
  const guesses = wires.filter(({ kind }) => kind === 'guess');
  expect(letters.map(({ symbol }) => symbol)).toEqual(shape.inputNames.map((_, symbol) => symbol));
  expect(guesses).toHaveLength(shape.outputs);
  const steps = view.regions.x!.shape[0]!;
  for (const { points, source } of letters) {
    expect(placeOf(view, source.element)).toEqual({ region: 'x', index: [steps - 1] });
    // A lane lies a little above the plane that the bus ends on.
    expect(Math.hypot(...bus.map((v, d) => v - points[0]![d]!))).toBeLessThan(0.15);
  }
  for (const [symbol, { points, source }] of guesses.entries()) {
    expect(placeOf(view, source.element)).toEqual({ region: 'probabilities', index: [symbol] });
    expect(Math.hypot(...answer.map((v, d) => v - points.at(-1)![d]!))).toBeLessThan(0.15);
  }
  const heights = new Set(letters.map(({ points }) => points.at(-1)![1].toFixed(6)));
  expect(heights.size).toBe(shape.inputs);
});

test('an LSTM lets the letter in as far as the door of each unit is open, and says h to the guesses', () => {
  const [, shape] = texts.find(([name]) => name === 'lstm-small')!;
  const view = viewOf(shape);
  const { wires } = layoutScene(shape, view);
  const of = (kind: string) =>
    wires.filter((wire) => wire.kind === kind).map(({ source }) => placeOf(view, source.element));
  const units = Array.from({ length: shape.hiddenSize }, (_, unit) => unit);
  const steps = view.regions['h.0']!.shape[0]!;
  expect(of('said')).toEqual(units.map((unit) => ({ region: 'h.0', index: [steps - 1, unit] })));
  const newest = view.regions['gates.0']!.shape[0]! - 1;
  expect(of('door')).toEqual(units.map((unit) => ({ region: 'gates.0', index: [newest, unit, 0] })));
});

test.each(screenNames)('on a %s screen the error comes out of the verdict, and no bus ends bluntly', (screen) => {
  const apart = (a: Vec, b: Vec) => Math.hypot(...a.map((v, d) => v - b[d]!));
  for (const [name, shape] of Object.entries(shapes)) {
    const view = viewOf(shape);
    const { wires, traces, verdict } = layoutScene(shape, view, screen);
    const out = wires.find(({ kind }) => kind === 'error')!.points[0]!;
    expect(apart(out, verdict.at), name).toBeLessThan(verdict.radius);
    for (const { points } of wires)
      for (const [i, b] of points.slice(1).entries()) expect(apart(points[i]!, b), name).toBeGreaterThan(1e-6);
    if (!isRecurrent(shape)) continue;
    const bus = wires.find(({ kind }) => kind === 'input')!.points.at(-1)!;
    const answer = wires.find(({ kind }) => kind === 'answer')!.points[0]!;
    const of = (fits: (parameter: string) => boolean) =>
      traces.filter(({ trace }) => fits(view.traces[trace]!.parameter));
    const letters = of((parameter) => parameter.endsWith('.weight_ih_l0'));
    const guesses = of((parameter) => !/_l\d+$/.test(parameter));
    expect(Math.min(letters.length, guesses.length), name).toBeGreaterThan(0);
    for (const { points } of letters) expect(apart(points[0]!, bus), name).toBeLessThan(0.06);
    for (const { points } of guesses) expect(apart(points.at(-1)!, answer), name).toBeLessThan(0.06);
  }
});
