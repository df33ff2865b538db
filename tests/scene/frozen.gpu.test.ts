import { afterEach, expect, test } from 'vitest';
import { defaults } from '../../src/config/schema.ts';
import { createWords } from '../../src/core/words/words.ts';
import { learnable } from '../../src/data/songs.ts';
import { whole } from '../../src/engine/engine.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { Source } from '../../src/nn/compile.ts';
import { Probe } from '../../src/probe/probe.ts';
import type { SceneWords } from '../../src/scene/answers.ts';
import { createSculpture } from '../../src/scene/sculpture.ts';
import type { Sculpture } from '../../src/scene/sculpture_contract.ts';
import { Trainer } from '../../src/train/trainer.ts';

const [width, height] = [320, 180];
let one: Sculpture | null = null;
let clock = 1000;

afterEach(() => {
  one?.dispose();
  one = null;
  document.body.replaceChildren();
});

async function sculpture(): Promise<Sculpture> {
  const container = document.createElement('div');
  Object.assign(container.style, { position: 'fixed', left: '0', top: '0', width: '320px', height: '180px' });
  document.body.append(container);
  one = await createSculpture({
    container,
    device: null,
    words: createWords('en') as SceneWords,
    // The pulses of a phrase travel; the camera is held in one view.
    reducedMotion: false,
  });
  one.look('whole');
  return one;
}

async function frame(shown: Sculpture, later: number): Promise<Uint8ClampedArray> {
  await new Promise(requestAnimationFrame);
  clock += later;
  shown.frame(clock);
  const copy = document.createElement('canvas');
  copy.width = width;
  copy.height = height;
  const context = copy.getContext('2d')!;
  context.drawImage(document.querySelector('canvas')!, 0, 0, width, height);
  return context.getImageData(0, 0, width, height).data;
}

async function neuron() {
  const engine = new ReferenceEngine();
  const config = {
    ...defaults,
    cell: 'classifier' as const,
    optimizer: 'sgd' as const,
    learningRate: 0.5,
    batchSize: 8,
  };
  const source: Source = { kind: 'songs', featureNames: learnable.featureNames, rows: learnable.rows };
  const trainer = await Trainer.create(engine, config, source, 'test');
  trainer.enqueue(3);
  await trainer.collect();
  const [flat] = (await engine.read([whole(trainer.model.weights)])) as [Float32Array];
  const probe = await Probe.create(engine, trainer.model, flat);
  const view = async () => {
    probe.refresh();
    return probe.read();
  };
  return { trainer, probe, view };
}

const differing = (a: Uint8ClampedArray, b: Uint8ClampedArray) => a.reduce((n, v, i) => n + (v === b[i] ? 0 : 1), 0);

test('with frozen weights two frames are equal; after 100 steps they are not', async () => {
  const { trainer, probe, view } = await neuron();
  const shown = await sculpture();
  shown.show(trainer.model.shape, probe.layout);
  const values = await view();
  shown.setValues(values, 3);
  await frame(shown, 20000);
  const first = await frame(shown, 20000);
  expect(differing(first, await frame(shown, 777))).toBe(0);
  trainer.enqueue(100);
  await trainer.collect();
  const later = await view();
  // Each phrase shows the next song: after as many as there are, the one that was shown first.
  for (let song = 0; song < trainer.model.shape.batchSize; song++) {
    shown.setValues(later, 103);
    await frame(shown, 30000);
  }
  const after = await frame(shown, 30000);
  expect(differing(first, after)).toBeGreaterThan(500);
  expect(differing(after, await frame(shown, 777))).toBe(0);
  expect(shown.pace.step).toBe(103);
});

test('within a phrase the picture moves, and takes no other step until it has been played', async () => {
  const { trainer, probe, view } = await neuron();
  const shown = await sculpture();
  shown.show(trainer.model.shape, probe.layout);
  const values = await view();
  shown.setValues(values, 3);
  await frame(shown, 20000);
  expect(shown.ready).toBe(true);
  shown.setValues(values, 4);
  const early = await frame(shown, 600);
  expect(shown.ready).toBe(false);
  expect(differing(early, await frame(shown, 1200))).toBeGreaterThan(100);
  await frame(shown, 20000);
  expect(shown.ready).toBe(true);
});

test('every element that can be picked tells the number of the model to 1e-6', async () => {
  const { trainer, probe, view } = await neuron();
  const shown = await sculpture();
  shown.show(trainer.model.shape, probe.layout);
  const values = await view();
  shown.setValues(values, 3);
  await frame(shown, 20000);
  const parameters = await trainer.parameters();
  const weight = parameters['classifier.weight']!.data;
  const seen = new Set<string>();
  for (const way of ['next', 'down'] as const)
    for (let i = 0; i < 12; i++) {
      const picked = shown.walk(way)!;
      const { offset } = probe.layout.regions[picked.region]!;
      const shape = probe.layout.regions[picked.region]!.shape;
      const at = picked.index.reduce((sum, k, d) => sum * (d === 0 ? 1 : shape[d]!) + k, 0);
      expect(picked.value).not.toBeNull();
      expect(Math.abs(picked.value! - values[offset + at]!)).toBeLessThan(1e-6);
      const place = /^classifier\.weight\[0, (\d+)\]$/.exec(picked.torch);
      if (place) expect(Math.abs(picked.value! - weight[Number(place[1])]!)).toBeLessThan(1e-6);
      if (place) expect(picked.facts).toContain('gradient');
      seen.add(picked.region);
      if (way === 'next' && i % 4 === 3) shown.walk('down');
    }
  expect(seen.has('weights')).toBe(true);
  expect(seen.size).toBeGreaterThan(2);
});
