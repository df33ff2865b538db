import { expect, test } from 'vitest';
import { defaults } from '../../src/config/schema.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { buildModel } from '../../src/nn/compile.ts';
import { hasGates, isRecurrent } from '../../src/nn/shape.ts';
import { Probe } from '../../src/probe/probe.ts';
import { project } from '../../src/scene/layout/cameras.ts';
import type { SceneLayout, Vec, View } from '../../src/scene/layout/forms.ts';
import { layoutScene } from '../../src/scene/layout/layout.ts';
import { matricesOf, writeCuts } from '../../src/scene/layout/matrices.ts';
import { lanesOf, turns } from '../../src/scene/layout/route.ts';
import { composedAspect, screenFor, screenNames } from '../../src/scene/layout/screens.ts';
import { mostValvedUnits } from '../../src/scene/layout/text_units.ts';
import { placeOf, shapes, shapeWith, viewOf } from './views.ts';

const cases = Object.entries(shapes).map(([name, shape]) => {
  const view = viewOf(shape);
  return { name, shape, view, scene: layoutScene(shape, view) };
});

test('the views these tests use are those the probe makes', async () => {
  const engine = new ReferenceEngine();
  const tokens = Uint32Array.from({ length: 300 }, (_, i) => (i * 7) % 11);
  const vocabulary = [...'abcdefghijk'];
  const source = { kind: 'text' as const, vocabulary, tokens, trainLength: 200, validationLength: 100 };
  for (const cell of ['lstm', 'rnn'] as const) {
    const config = { ...defaults, cell, layers: 2, hiddenSize: 5, sequenceLength: 7, batchSize: 3 };
    const model = await buildModel(engine, config, source, 'test');
    const probe = await Probe.create(engine, model, new Float32Array(model.parameters.flatLength));
    const mine = viewOf(model.shape);
    expect(mine.length).toBe(probe.layout.length);
    expect(mine.regions).toEqual(probe.layout.regions);
    layoutScene(model.shape, probe.layout);
  }
});

test.each(cases)('$name: every number that drives a form lies inside the view, for every song', ({ scene, view }) => {
  const sources = [
    ...scene.traces.flatMap(({ weight, gradient, drive }) => [weight, gradient, drive]),
    ...scene.wires.map(({ source }) => source),
    ...scene.somas.flatMap(({ value, before, gradient, memory }) => [value, before, gradient, memory]),
    ...scene.rings.map(({ value }) => value),
    ...scene.valves.flatMap(({ opening, flow }) => [opening, flow]),
    ...scene.glyphs.map(({ symbol }) => symbol),
    ...scene.pickables.map(({ source }) => source),
    ...scene.past.wires.map(({ source }) => source),
    ...scene.past.waves.map(({ source }) => source),
    ...scene.past.glyphs.map(({ symbol }) => symbol),
    ...scene.past.valves.flatMap(({ opening, flow }) => [opening, flow]),
    ...scene.past.somas.flatMap(({ value, before, gradient, memory }) => [value, before, gradient, memory]),
    scene.verdict.loss,
  ].filter(({ element }) => element !== -1);
  expect(sources.length).toBeGreaterThan(0);
  for (const { element, stride } of sources) {
    expect(placeOf(view, element)).not.toBeNull();
    const last = placeOf(view, element + (scene.rows - 1) * stride);
    expect(last?.region).toBe(placeOf(view, element)?.region);
  }
});

/** Steps in the view. */
const newest0 = (view: (typeof cases)[number]['view']) => view.regions['h.0']?.shape[0] ?? 0;

test.each(cases)('$name: somas, rings, valves and ridges are as many as the units, and read theirs', (one) => {
  const { scene, view, shape } = one;
  const text = isRecurrent(shape);
  const units = shape.layers * shape.hiddenSize;
  expect(scene.somas).toHaveLength(text ? units : units + 1);
  expect(scene.rings).toHaveLength(scene.somas.length);
  expect(scene.past.somas).toHaveLength(text ? Math.min(3, newest0(view)) : 0);
  expect(scene.landscapes).toHaveLength(text ? shape.layers : 0);
  const valved = hasGates(shape) && units <= mostValvedUnits;
  expect(scene.valves).toHaveLength(valved ? 3 * units : 0);
  const newest = (view.regions['h.0']?.shape[0] ?? 1) - 1;
  for (const { value, gradient, layer, unit } of scene.somas) {
    if (layer === shape.layers) expect(placeOf(view, value.element)).toEqual({ region: 'probabilities', index: [0] });
    else {
      expect(placeOf(view, value.element)).toEqual({ region: `h.${layer}`, index: [text ? newest : 0, unit] });
      expect(placeOf(view, gradient.element)).toEqual({ region: `dh.${layer}`, index: [text ? newest : 0, unit] });
    }
  }
  for (const { element, steps, gradient, layer, units: across, lines, columns } of scene.landscapes) {
    const line = `${shape.cell === 'lstm' ? 'c' : 'h'}.${layer}`;
    expect(across).toBe(shape.hiddenSize);
    expect(columns).toBeLessThanOrEqual(across);
    expect(lines[lines.length - 1]).toBe(steps - 1);
    expect(placeOf(view, element)).toEqual({ region: line, index: [0, 0] });
    expect(placeOf(view, element + steps * across - 1)).toEqual({ region: line, index: [newest, across - 1] });
    expect(placeOf(view, gradient)).toEqual({ region: `dh.${layer}`, index: [0, 0] });
  }
  for (const { opening, gate, layer, unit } of scene.valves) {
    const last = (view.regions[`gates.${layer}`]?.shape[0] ?? 0) - 1;
    const order = { i: 0, f: 1, o: 3 }[gate];
    expect(placeOf(view, opening.element)).toEqual({ region: `gates.${layer}`, index: [last, unit, order] });
  }
});

test.each(cases)('$name: every weight of the view is a trace that turns by 45 degrees only', ({ scene, view }) => {
  expect(scene.traces.map(({ trace }) => trace)).toEqual(view.traces.map((_, k) => k));
  for (const { trace, weight, gradient, points } of scene.traces) {
    expect(placeOf(view, weight.element)).toEqual({ region: 'weights', index: [trace] });
    expect(placeOf(view, gradient.element)).toEqual({ region: 'weightGrads', index: [trace] });
    for (const angle of turns(points)) if (angle > 0.5) expect(angle).toBeCloseTo(45, 0);
  }
  for (const { points } of scene.wires)
    for (const angle of turns(points)) if (angle > 0.5) expect(angle).toBeCloseTo(45, 0);
});

test('bodies of one layer never touch each other, up to 512 units', () => {
  for (const { name, scene } of cases) {
    const rings = scene.rings.slice(0, 512);
    let least = Number.POSITIVE_INFINITY;
    for (const [i, a] of rings.entries())
      for (const b of rings.slice(i + 1)) {
        const apart = Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1]);
        least = Math.min(least, apart / Math.max(a.radius, b.radius));
      }
    expect(least, name).toBeGreaterThan(1.2);
  }
});

test('lanes: intervals that overlap are never in one lane', () => {
  const spans = Array.from({ length: 60 }, (_, i) => [(i * 37) % 100, (i * 61) % 100] as const);
  const { lane, count } = lanesOf(spans);
  expect(Math.max(...lane) + 1).toBe(count);
  for (let i = 0; i < spans.length; i++)
    for (let j = 0; j < i; j++) {
      if (lane[i] !== lane[j]) continue;
      const [a, b] = [spans[i]!, spans[j]!];
      expect(Math.max(...a) <= Math.min(...b) || Math.max(...b) <= Math.min(...a)).toBe(true);
    }
});

test('a view without a region the picture needs is refused by name', () => {
  const shape = shapeWith({ cell: 'lstm', hiddenSize: 4 });
  const view = viewOf(shape);
  const { 'dh.0': _, ...rest } = view.regions;
  expect(() => layoutScene(shape, { ...view, regions: rest })).toThrow(/E_SHAPE scene lstm: expected region dh\.0/);
  expect(() => layoutScene(shape, { ...view, length: 256 })).toThrow(/E_SHAPE/);
});

test.each(screenNames)(
  'every cell of the unit of note is whole in its view, with its letter, on a %s screen',
  (screen) => {
    const shape = shapes['lstm-small']!;
    const { past, cameras } = layoutScene(shape, viewOf(shape), screen);
    const view = cameras.find(({ name }) => name === 'unit')!;
    const inside = (at: Vec) => {
      const { x, y } = project(view, composedAspect[screen], at);
      expect(Math.min(x, 1 - x, y, 1 - y)).toBeGreaterThan(0.01);
    };
    for (const { at, radius } of past.rings)
      for (const [dx, dy] of [
        [-1, 0],
        [1, 0],
        [0, -1],
        [0, 1],
      ] as const)
        inside([at[0] + dx * radius, at[1] + dy * radius, at[2]]);
    for (const { from } of past.waves) inside(from);
    for (const { at, size } of past.glyphs) inside([at[0] - size / 2, at[1], at[2]]);
  },
);

test.each(screenNames)('no other view of a %s screen shows the unit of note', (screen) => {
  const { past, cameras, somas } = layoutScene(shapes['lstm-small']!, viewOf(shapes['lstm-small']!), screen);
  // Screens up to the next composition; a banner, up to three projectors.
  const widest = { tall: 0.75, square: 1.2, wide: 2.6, banner: 5.4 }[screen];
  const shows = (view: View, at: Vec) => {
    const { x, visible } = project(view, widest, at);
    return visible && x > 0 && x < 1;
  };
  for (const view of cameras.filter(({ name }) => name !== 'unit'))
    for (const { at, radius } of past.rings)
      for (const side of [-radius, radius]) expect(shows(view, [at[0] + side, at[1], at[2]]), view.name).toBe(false);
  const unit = cameras.find(({ name }) => name === 'unit')!;
  for (const { at } of somas) expect(shows(unit, at)).toBe(false);
});

test('the unit of note: each cell reads the state, the gates and the symbol of its own step', () => {
  const shape = shapeWith({ cell: 'lstm', hiddenSize: 32, sequenceLength: 16 });
  const view = viewOf(shape);
  const { past } = layoutScene(shape, view);
  for (const [age, soma] of past.somas.entries()) {
    const step = 15 - age;
    expect(placeOf(view, soma.value.element)).toEqual({ region: 'h.0', index: [step, 16] });
    expect(placeOf(view, soma.memory.element)).toEqual({ region: 'c.0', index: [step, 16] });
    expect(placeOf(view, past.glyphs[age]!.symbol.element)).toEqual({ region: 'x', index: [step] });
    const doors = past.valves.slice(3 * age, 3 * age + 3);
    for (const [k, { opening }] of doors.entries())
      expect(placeOf(view, opening.element)).toEqual({ region: 'gates.0', index: [step, 16, [0, 1, 3][k]] });
  }
});

test('the unit of note of a large layer has its doors at earlier steps too', () => {
  for (const name of ['lstm-medium', 'lstm-large']) {
    const view = viewOf(shapes[name]!);
    const { past } = layoutScene(shapes[name]!, view);
    expect(past.valves).toHaveLength(3 * past.somas.length);
    expect(past.rings.every(({ gapped }) => gapped)).toBe(true);
    const steps = view.regions['gates.0']!.shape[0]!;
    for (const [k, { opening }] of past.valves.entries())
      expect(placeOf(view, opening.element)?.index[0]).toBe(steps - 1 - Math.floor(k / 3));
  }
});

test.each(cases)(
  '$name: arrowheads lie on their conductors and point the way their signal goes',
  ({ scene, shape }) => {
    const kinds = new Set(scene.chevrons.map(({ kind }) => kind));
    for (const kind of ['input', 'error'] as const) expect(kinds.has(kind)).toBe(true);
    expect(kinds.has('forward') || kinds.has('answer')).toBe(true);
    for (const { at, way, source, kind } of scene.chevrons.filter((one) => one.source.element >= 0)) {
      const on = [...scene.wires, ...scene.past.wires].some(
        (wire) =>
          wire.kind === kind &&
          wire.source.element === source.element &&
          wire.points.some((b, i) => {
            const a = wire.points[i - 1];
            if (!a) return false;
            const whole = Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]);
            const [p, q] = [a, b].map((end) => Math.hypot(...end.map((v, d) => v - at[d]!)));
            const ahead = way.reduce((sum, v, d) => sum + v * (b[d]! - a[d]!), 0);
            return Math.abs(p! + q! - whole) < 1e-6 && Math.abs(ahead - whole) < 1e-6;
          }),
      );
      expect(on).toBe(true);
    }
    const marks = scene.chevrons.filter(({ source }) => source.element < 0);
    expect(marks).toHaveLength(isRecurrent(shape) ? shape.layers - 1 : 0);
  },
);

/** Points at the rim of everything that stands on the stage of the whole. */
function rimOf({ waves, wires, rings, verdict, glyphs, landscapes, traces }: SceneLayout): Vec[] {
  const points: Vec[] = [...waves.flatMap(({ from, to }) => [from, to]), ...wires.flatMap((wire) => wire.points)];
  points.push(...glyphs.map(({ at }) => at), ...traces.flatMap((trace) => trace.points));
  for (const { at, radius } of [...rings, verdict])
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const)
      points.push([at[0] + dx * radius, at[1] + dy * radius, at[2]]);
  for (const { at, rise, depth, amplitude, width, center, spread } of landscapes)
    for (const x of [at[0] - width / 2, at[0] + width / 2])
      points.push([center + (x - center) * (1 + spread), at[1] + rise + amplitude, at[2] - depth]);
  return points;
}

test('a composition for every screen', () => {
  expect([390 / 844, 0.9, 16 / 9, 32 / 9].map(screenFor)).toEqual(['tall', 'square', 'wide', 'banner']);
  for (const name of screenNames) expect(screenFor(composedAspect[name])).toBe(name);
});

test.each(cases)('$name: on every shape of screen all of it is seen, and it fills the screen', ({ shape, view }) => {
  for (const name of screenNames) {
    const scene = layoutScene(shape, view, name);
    // Songs are composed for a wide and for a tall screen.
    if (name === 'square' && !isRecurrent(shape)) continue;
    const aspect = composedAspect[name];
    const seen = rimOf(scene).map((point) => project(scene.cameras[0] as View, aspect, point));
    for (const { x, y, visible } of seen) expect(visible && x > 0 && x < 1 && y > 0 && y < 1, name).toBe(true);
    const span = (list: number[]) => Math.max(...list) - Math.min(...list);
    expect(span(seen.map(({ x }) => x)), name).toBeGreaterThan(0.75);
    expect(span(seen.map(({ y }) => y)), name).toBeGreaterThan(0.7);
  }
});

test.each(cases)('$name: every composition draws the same numbers, and turns by 45 degrees only', ({ shape, view }) => {
  const drivers = ({ traces, wires, somas, valves }: SceneLayout) =>
    JSON.stringify([
      traces.map(({ weight, gradient, drive }) => [weight, gradient, drive]),
      wires.map(({ source, kind }) => [source, kind]),
      somas.map(({ value, gradient, memory }) => [value, gradient, memory]),
      valves.map(({ opening }) => opening),
    ]);
  const wide = layoutScene(shape, view);
  for (const name of screenNames) {
    const scene = layoutScene(shape, view, name);
    expect(drivers(scene) === drivers(wide), name).toBe(true);
    for (const { points } of [...scene.wires, ...scene.traces])
      for (const angle of turns(points)) if (angle > 0.5) expect(angle, name).toBeCloseTo(45, 0);
  }
});

test('the strongest weights of each matrix stand out, and no others', () => {
  const traces = Array.from({ length: 100 }, (_, from) => ({ parameter: from < 60 ? 'a' : 'b', to: 0, from }));
  const { matrices, matrixOf } = matricesOf({ traces, regions: { 'energy.a': { offset: 104, shape: [2] } } }, 10);
  expect(matrixOf.slice(58, 62)).toEqual([0, 0, 1, 1]);
  const values = Float32Array.from({ length: 106 }, (_, i) => (i % 2 ? -1 : 1) * (i - 3));
  values.set([60000, 40000], 104);
  const cuts: number[] = [];
  const shares: number[] = [];
  writeCuts(matrices, values, 4, cuts, shares);
  expect(cuts).toEqual([51, 60, 91, 100]);
  // 51^2 + .. + 60^2 of 100000 stand out.
  expect(shares[0]).toBeCloseTo(1 - 30885 / 100000, 6);
  expect(shares[1]).toBe(0);
});

test.each(cases)('$name: the haze reads every sum of squares once, and lies on the stage', ({ scene, view, shape }) => {
  const read = new Map<number, number>();
  for (const { element, count } of scene.hazes)
    for (let i = 0; i < count; i++) read.set(element + i, (read.get(element + i) ?? 0) + 1);
  const regions = Object.entries(view.regions).filter(([name]) => name.startsWith('energy.'));
  expect(regions.length > 0).toBe(shape.layers > 0);
  const elements = regions.flatMap(([, { offset, shape: dims }]) =>
    Array.from({ length: dims.reduce((a, b) => a * b, 1) }, (_, i) => offset + i),
  );
  expect([...read.keys()].sort((a, b) => a - b)).toEqual(elements);
  expect([...read.values()].every((times) => times === 1)).toBe(true);
  for (const { at } of scene.hazes) {
    const { x, y, visible } = project(scene.cameras[0]!, 16 / 9, at);
    expect(visible && x > 0 && x < 1 && y > 0 && y < 1).toBe(true);
  }
});

test('every unit of a small layer reaches the landscape, of a large one as many as there are columns', () => {
  const threads = (name: string) => layoutScene(shapes[name]!, viewOf(shapes[name]!));
  for (const name of ['lstm-small', 'lstm-large', 'rnn 3 x 17']) {
    const { wires, landscapes } = threads(name);
    const columns = landscapes.reduce((sum, one) => sum + one.columns, 0);
    expect(wires.filter(({ kind }) => kind === 'memory')).toHaveLength(columns);
  }
});
