import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { defaults } from '../../src/config/schema.ts';
import { createWords } from '../../src/core/words/words.ts';
import { learnable } from '../../src/data/songs.ts';
import { whole } from '../../src/engine/engine.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { Source } from '../../src/nn/compile.ts';
import type { ModelShape } from '../../src/nn/shape.ts';
import { Probe } from '../../src/probe/probe.ts';
import type { ViewLayout } from '../../src/probe/view.ts';
import type { SceneWords } from '../../src/scene/answers.ts';
import { createFlatView } from '../../src/scene/flat.ts';
import { createSculpture } from '../../src/scene/sculpture.ts';
import type { Sculpture } from '../../src/scene/sculpture_contract.ts';
import { Trainer } from '../../src/train/trainer.ts';

interface Shown {
  readonly shape: ModelShape;
  readonly view: ViewLayout;
  readonly values: Float32Array;
}

const words = createWords('en') as SceneWords;
const [width, height] = [480, 270];
let songs: Shown;
let text: Shown;
let device: GPUDevice;
const made: Sculpture[] = [];
let step = 0;
/** The picture's clock: every look at it is long enough after the last for a step to have been played. */
let clock = 1000;

/** A view of a network after a few training steps. */
async function trained(patch: object, source: Source, steps: number): Promise<Shown> {
  const engine = new ReferenceEngine();
  const trainer = await Trainer.create(engine, { ...defaults, ...patch }, source, 'test');
  trainer.enqueue(steps);
  await trainer.collect();
  const [flat] = (await engine.read([whole(trainer.model.weights)])) as [Float32Array];
  const probe = await Probe.create(engine, trainer.model, flat);
  probe.refresh();
  return { shape: trainer.model.shape, view: probe.layout, values: await probe.read() };
}

beforeAll(async () => {
  const adapter = await navigator.gpu.requestAdapter();
  device = await adapter!.requestDevice();
  const neuron = { cell: 'classifier', optimizer: 'sgd', learningRate: 0.5, batchSize: 8 };
  const table: Source = { kind: 'songs', featureNames: learnable.featureNames, rows: learnable.rows };
  songs = await trained(neuron, table, 100);
  const vocabulary = [...'abcdefghij '];
  const tokens = Uint32Array.from({ length: 400 }, (_, i) => (i * i + 3 * i) % 11);
  const corpus: Source = { kind: 'text', vocabulary, tokens, trainLength: 350, validationLength: 50 };
  text = await trained({ hiddenSize: 32, sequenceLength: 16, batchSize: 4 }, corpus, 20);
});

afterEach(() => {
  for (const one of made.splice(0)) one.dispose();
  document.body.replaceChildren();
});

function stage(): HTMLElement {
  const container = document.createElement('div');
  Object.assign(container.style, {
    position: 'fixed',
    left: '0',
    top: '0',
    width: `${width}px`,
    height: `${height}px`,
  });
  document.body.append(container);
  return container;
}

async function sculpture(on: GPUDevice | null, container = stage()): Promise<Sculpture> {
  const one = await createSculpture({ container, device: on, software: true, words, reducedMotion: true });
  made.push(one);
  return one;
}

/** Brings a view to the picture in the way of its backend. */
function bring(one: Sculpture, values: Float32Array): void {
  if (one.backend !== 'webgpu') {
    one.setValues(values, ++step);
    return;
  }
  const usage = GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
  const buffer = device.createBuffer({ size: values.byteLength, usage });
  device.queue.writeBuffer(buffer, 0, values as Float32Array<ArrayBuffer>);
  one.copyFrom(buffer, ++step);
  one.setNumbers(values, step);
  buffer.destroy();
}

/** Draws one frame and reads it back as RGBA. The renderer draws once an animation frame at most. */
async function pixels(one: Sculpture): Promise<Uint8ClampedArray> {
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  clock += 5000;
  one.frame(clock);
  const copy = document.createElement('canvas');
  copy.width = width;
  copy.height = height;
  const context = copy.getContext('2d')!;
  context.drawImage(document.querySelector('canvas')!, 0, 0, width, height);
  return context.getImageData(0, 0, width, height).data;
}

/** Pixels that are clearly lighter than the ground. */
function litPixels(data: Uint8ClampedArray): number {
  let count = 0;
  for (let i = 0; i < data.length; i += 4) if (Math.max(data[i]!, data[i + 1]!, data[i + 2]!) > 90) count++;
  return count;
}

function whitePixels(data: Uint8ClampedArray): number {
  let count = 0;
  for (let i = 0; i < data.length; i += 4) if (Math.min(data[i]!, data[i + 1]!, data[i + 2]!) > 245) count++;
  return count;
}

function difference(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) if (Math.abs(a[i]! - b[i]!) > 24) count++;
  return count;
}

for (const backend of ['webgpu', 'webgl'] as const) {
  test(`${backend}: the forms are drawn, and a changed number changes them`, async () => {
    // A shader that does not compile is told on the console only, and its form is missing.
    const told = vi.spyOn(console, 'error');
    for (const { shape, view, values } of [songs, text]) {
      const one = await sculpture(backend === 'webgpu' ? device : null);
      expect(one.backend).toBe(backend);
      one.show(shape, view);
      bring(one, values);
      const before = await pixels(one);
      expect(litPixels(before)).toBeGreaterThan(1500);
      // One value that is not a number would be spread into a white disk by the bloom.
      expect(whitePixels(before)).toBeLessThan((width * height) / 100);
      expect(difference(before, await pixels(one))).toBeLessThan(50);
      const changed = values.slice();
      const name = shape.cell === 'lstm' ? 'c.0' : 'weights';
      const { offset, shape: dims } = view.regions[name]!;
      const length = dims.reduce((a, b) => a * b, 1);
      for (let i = offset; i < offset + length; i++) changed[i] = -values[i]!;
      bring(one, changed);
      expect(difference(before, await pixels(one))).toBeGreaterThan(300);
      one.dispose();
      made.pop();
      document.body.replaceChildren();
    }
    expect(told).not.toHaveBeenCalled();
    told.mockRestore();
  });
}

test('a copy on the device and an upload give the same picture', async () => {
  const one = await sculpture(device);
  one.show(text.shape, text.view);
  bring(one, text.values);
  const copied = await pixels(one);
  one.setValues(new Float32Array(text.view.length), ++step);
  expect(difference(copied, await pixels(one))).toBeGreaterThan(300);
  one.setValues(text.values, ++step);
  expect(difference(copied, await pixels(one))).toBeLessThan(50);
});

for (const backend of ['webgpu', 'webgl'] as const)
  test(`${backend}: one step after the other, the picture is always of the last`, async () => {
    const one = await sculpture(backend === 'webgpu' ? device : null);
    one.show(text.shape, text.view);
    const other = text.values.map((v) => -v);
    bring(one, text.values);
    const a = await pixels(one);
    bring(one, other);
    const b = await pixels(one);
    expect(difference(a, b)).toBeGreaterThan(300);
    for (let i = 0; i < 2; i++) {
      bring(one, text.values);
      expect(difference(a, await pixels(one))).toBeLessThan(50);
      bring(one, other);
      expect(difference(b, await pixels(one))).toBeLessThan(50);
    }
  });

for (const backend of ['webgpu', 'webgl'] as const)
  test(`${backend}: forms and texts go over to the next step in one and the same frame`, async () => {
    const container = stage();
    const one = await sculpture(backend === 'webgpu' ? device : null, container);
    one.show(text.shape, text.view);
    bring(one, text.values);
    const a = await pixels(one);
    const written = () => container.querySelector('[data-label="given"]')!.textContent;
    const before = written();
    expect(before).toMatch(/^expected: \d/);
    const other = text.values.slice();
    for (const region of ['c.0', 'rowLoss']) {
      const { offset, shape } = text.view.regions[region]!;
      for (let i = 0; i < shape[0]! * (shape[1] ?? 1); i++) other[offset + i] = 1 - other[offset + i]!;
    }
    if (backend === 'webgpu') {
      const usage = GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
      const buffer = device.createBuffer({ size: other.byteLength, usage });
      device.queue.writeBuffer(buffer, 0, other);
      one.copyFrom(buffer, ++step);
      // The numbers of a copy take a while to be read: until then everything is of the step before.
      expect(difference(a, await pixels(one))).toBeLessThan(50);
      one.setNumbers(text.values, step - 1);
      expect(difference(a, await pixels(one))).toBeLessThan(50);
      one.setNumbers(other, step);
      buffer.destroy();
    } else one.setValues(other, ++step);
    expect(one.ready).toBe(false);
    // Between two frames the canvas stands, and so do the texts over it.
    expect(written()).toBe(before);
    await pixels(one);
    expect(difference(a, await pixels(one))).toBeGreaterThan(300);
    expect(written()).not.toBe(before);
  });

test('each quality draws both models without an error, in rounder bodies where it is high', async () => {
  device.pushErrorScope('validation');
  const one = await sculpture(device);
  for (const { shape, view, values } of [songs, text]) {
    one.show(shape, view);
    bring(one, values);
    one.frame(1000);
    const { triangles: coarse, ...held } = one.stats();
    one.setQuality('high');
    await pixels(one);
    expect(one.stats()).toMatchObject({ geometries: held.geometries });
    expect(one.stats().triangles).toBeGreaterThan(1.5 * coarse);
    one.setQuality('auto');
    expect(one.stats().triangles).toBe(coarse);
  }
  expect(await device.popErrorScope()).toBeNull();
});

test('the pointer and the keyboard get the number that is shown', async () => {
  const one = await sculpture(null);
  one.show(songs.shape, songs.view);
  bring(one, songs.values);
  await pixels(one);
  const answer = songs.values[songs.view.regions.probabilities!.offset]!;
  // The front view has the soma a little left of the middle, at the height of the axon.
  const picked = one.pick(width * 0.497, height * 0.475);
  expect(picked?.region).toBe('probabilities');
  expect(picked?.value).toBeCloseTo(answer, 6);
  expect(one.pick(2, 2)).toBeNull();
  expect(one.walk('next')?.region).toBe('x');
  expect(one.walk('down')?.torch).toBe('classifier.weight[0, 0]');
  expect(one.describe()).toContain(`Answer ${answer.toFixed(2)}`);
});

test.each(['webgpu', 'webgl', 'canvas2d'])(
  '%s composes into what the page leaves free, and labels keep to it',
  async (backend) => {
    const container = stage();
    const one =
      backend === 'canvas2d'
        ? createFlatView(container, words)
        : await sculpture(backend === 'webgpu' ? device : null, container);
    made.push(one);
    expect(one.backend).toBe(backend);
    one.show(songs.shape, songs.view);
    bring(one, songs.values);
    const whole = litPixels(await pixels(one));
    const [left, top, freeWidth, freeHeight] = [160, 40, 240, 135];
    one.setInset({ left, top, right: width - left - freeWidth, bottom: height - top - freeHeight });
    const data = await pixels(one);
    const outside = data.slice();
    for (let y = top; y < top + freeHeight; y++) {
      const row = (y * width + left) * 4;
      outside.fill(0, row, row + freeWidth * 4);
    }
    // Half as wide and half as tall: a quarter of the light, more where lines are thin, and all of it inside.
    expect(litPixels(data)).toBeLessThan(0.6 * whole);
    expect(litPixels(data)).toBeGreaterThan(0.15 * whole);
    expect(litPixels(outside)).toBe(0);
    expect(one.pick(left + 0.497 * freeWidth, top + 0.475 * freeHeight)?.region).toBe('probabilities');
    expect(one.pick(10, height - 10)).toBeNull();
    const frame = container.getBoundingClientRect();
    const labels = [...container.querySelectorAll<HTMLElement>('[data-label]')].filter(
      (it) => it.style.visibility === 'visible',
    );
    for (const label of labels) {
      const box = label.getBoundingClientRect();
      expect(box.left - frame.left).toBeGreaterThanOrEqual(left - 1);
      expect(box.right - frame.left).toBeLessThanOrEqual(left + freeWidth + 1);
      expect(box.top - frame.top).toBeGreaterThanOrEqual(top - 1);
      expect(box.bottom - frame.top).toBeLessThanOrEqual(top + freeHeight + 1);
    }
    if (backend !== 'canvas2d') expect(labels.length).toBeGreaterThan(2);
  },
);

test('twenty models in a row leave no geometry or texture behind', async () => {
  for (const on of [device, null]) {
    const one = await sculpture(on);
    const round = () => {
      for (const { shape, view, values } of [songs, text]) {
        one.show(shape, view);
        bring(one, values);
        one.frame(1000);
      }
    };
    round();
    const first = one.stats();
    expect(first.triangles).toBeGreaterThan(1000);
    for (let i = 0; i < 10; i++) round();
    expect(one.stats()).toEqual(first);
  }
});

test('labels of the shown view are written out, in the language asked for', async () => {
  const container = stage();
  const one = await sculpture(null, container);
  one.show(songs.shape, songs.view);
  one.frame(1000);
  const label = (id: string) => container.querySelector(`[data-label="${id}"]`)!;
  expect(label('answer').textContent).toBe('');
  bring(one, songs.values);
  one.frame(1001);
  const answer = songs.values[songs.view.regions.probabilities!.offset]!.toFixed(2);
  expect(label('answer').textContent).toBe(`likes it: ${answer}`);
  one.setLanguage(createWords('ca') as SceneWords);
  one.frame(1002);
  expect(label('answer').textContent).toBe(`li agrada: ${answer}`);
});

test('the flat picture draws, answers and cleans up as well', async () => {
  const container = stage();
  const one = createFlatView(container, words);
  made.push(one);
  one.show(text.shape, text.view);
  bring(one, text.values);
  expect(litPixels(await pixels(one))).toBeGreaterThan(1500);
  expect(one.describe()).toContain('a loss of');
  expect(one.walk('next')).not.toBeNull();
  expect(() => one.copyFrom(null as never, 1)).toThrow(/E_STATE/);
  one.dispose();
  expect(container.children).toHaveLength(0);
});
