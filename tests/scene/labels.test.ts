import { expect, test } from 'vitest';
import { createWords, languages } from '../../src/core/words/words.ts';
import { isRecurrent } from '../../src/nn/shape.ts';
import type { Known, SceneWords } from '../../src/scene/answers.ts';
import { boxAt, inside, linesOf, textOf, touches, within } from '../../src/scene/labels.ts';
import { project } from '../../src/scene/layout/cameras.ts';
import type { SceneLayout, ViewName } from '../../src/scene/layout/forms.ts';
import { layoutScene } from '../../src/scene/layout/layout.ts';
import { composedAspect, screenFor } from '../../src/scene/layout/screens.ts';
import { shapes, viewOf } from './views.ts';

/** Width of a character in its height, on average, in the fonts the page is set in. */
const characterWidth = 0.56;

const cases = Object.entries(shapes).flatMap(([name, shape]) =>
  languages.map((language) => ({ name, language, shape, view: viewOf(shape) })),
);

/** Boxes of a view's labels on a screen of height 1, with numbers as wide as they come. */
function boxesIn(scene: SceneLayout, known: Known, name: ViewName, aspect: number) {
  const camera = scene.cameras.find((one) => one.name === name)!;
  return scene.labels
    .filter(({ views }) => views.includes(name))
    .map((label) => {
      const text = textOf(label, known);
      const at = project(camera, aspect, label.at);
      const height = label.size * at.scale;
      // A plate reaches 10 of 32 parts of the height beyond its text, on both sides.
      const plate = label.plate ? (2 * 10 * height) / 32 : 0;
      const width = Math.max(...text.split('\n').map((line) => line.length)) * characterWidth * height + plate;
      return { id: label.id, text, box: boxAt(at.x * aspect, at.y, width, height * 1.2 * linesOf(text), label.align) };
    });
}

test.each(cases)('$name in $language: labels lie on the stage and never on each other', ({ shape, view, language }) => {
  const values = new Float32Array(view.length).fill(-12.34);
  for (const region of ['x', 'y']) {
    const { offset, shape: dims } = view.regions[region]!;
    values.fill(1, offset, offset + dims.reduce((a, b) => a * b, 1));
  }
  if (view.regions.rowLoss && isRecurrent(shape))
    values.fill(12.34, view.regions.rowLoss.offset, view.regions.rowLoss.offset + view.regions.rowLoss.shape[0]!);
  const pace = { step: 1234567, passed: 1234, slowed: 12345 };
  const words = createWords(language) as SceneWords;
  for (const [name, aspect] of [
    ['whole', 16 / 9],
    ['whole', 32 / 9],
    ['whole', 4 / 3],
    ['unit', 16 / 9],
    ['verdict', 16 / 9],
    ['unit', composedAspect.banner],
    ['verdict', composedAspect.banner],
    ['whole', composedAspect.tall],
    ['unit', composedAspect.tall],
    ['verdict', composedAspect.tall],
    // Songs that are not wide keep what has room.
    ...(isRecurrent(shape) ? ([['whole', 1]] as const) : []),
  ] as const) {
    const scene = layoutScene(shape, view, screenFor(aspect));
    const known: Known = { values, row: 0, words, layout: scene, pace };
    const placed = boxesIn(scene, known, name, aspect);
    if (name === 'whole') expect(placed.length).toBeGreaterThan(3);
    for (const [i, one] of placed.entries()) {
      expect(one.text).not.toBe('');
      if (name === 'whole') {
        const { left, right, top, bottom } = one.box;
        const where = `${one.text} at ${aspect}`;
        expect(left, where).toBeGreaterThan(0);
        expect(right, where).toBeLessThan(aspect);
        // On a telephone 844 pixels high: what is written there can be read.
        if (aspect < 0.5) expect((844 * (bottom - top)) / 1.2 / linesOf(one.text), one.text).toBeGreaterThan(8);
        expect(top, where).toBeGreaterThan(0);
        expect(bottom, where).toBeLessThan(1);
      }
      for (const other of placed.slice(i + 1))
        expect(touches(one.box, other.box), `${name} at ${aspect}: ${one.text} | ${other.text}`).toBe(false);
    }
  }
});

test.each(cases)('$name in $language: every composed view says what it shows', ({ shape, view, language }) => {
  const scene = layoutScene(shape, view);
  const values = new Float32Array(view.length).fill(1);
  const known: Known = { values, row: 0, words: createWords(language) as SceneWords, layout: scene };
  for (const { name } of scene.cameras) {
    const shown: ReturnType<typeof boxAt>[] = [];
    for (const { box } of boxesIn(scene, known, name, 16 / 9)) {
      const fits = box.left > 0 && box.right < 16 / 9 && box.top > 0 && box.bottom < 1;
      if (fits && shown.every((other) => !touches(box, other))) shown.push(box);
    }
    expect(shown.length, name).toBeGreaterThanOrEqual(2);
  }
});

test('a text at the edge gives way sideways, unless what it names is outside', () => {
  const free = { left: 10, top: 0, width: 100, height: 50 };
  const inFrame = within(boxAt(105, 20, 40, 10, 'center'), { x: 105 }, free);
  expect(inside(inFrame, free)).toBe(true);
  expect(inFrame.right - inFrame.left).toBeCloseTo(40);
  expect(within(boxAt(12, 20, 40, 10, 'right'), { x: 12 }, free).left).toBe(10);
  const outside = boxAt(130, 20, 40, 10, 'center');
  expect(within(outside, { x: 130 }, free)).toEqual(outside);
});

test('every form of every model is inside the front view', () => {
  for (const [name, shape] of Object.entries(shapes)) {
    const scene = layoutScene(shape, viewOf(shape));
    const points = [...scene.somas, ...scene.rings, ...scene.glyphs].map(({ at }) => at);
    points.push(...scene.wires.flatMap((wire) => wire.points), ...scene.waves.flatMap(({ from, to }) => [from, to]));
    for (const { at, rise, depth, amplitude, width, center, spread } of scene.landscapes)
      for (const x of [at[0] - width / 2, at[0] + width / 2])
        points.push([center + (x - center) * (1 + spread), at[1] + rise + amplitude, at[2] - depth]);
    for (const point of points) {
      const { x, y, visible } = project(scene.cameras[0]!, 16 / 9, point);
      expect(visible && x > 0 && x < 1 && y > 0 && y < 1, `${name} ${point.join(' ')}`).toBe(true);
    }
  }
});
