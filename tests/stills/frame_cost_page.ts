import { createWords } from '../../src/core/words/words.ts';
import type { SceneWords } from '../../src/scene/answers.ts';
import { createSculpture } from '../../src/scene/sculpture.ts';
import { shapeWith, viewOf } from '../scene/views.ts';

/** Milliseconds of JavaScript in each of so many frames of a model: all of it, and without three's share. */
async function measure(layers: number, hiddenSize: number, sequenceLength: number, frames: number) {
  const adapter = await navigator.gpu.requestAdapter();
  const device = await adapter!.requestDevice();
  const sculpture = await createSculpture({
    container: document.querySelector<HTMLElement>('#stage')!,
    device,
    words: createWords('en') as SceneWords,
    reducedMotion: false,
  });
  const shape = shapeWith({ cell: 'lstm', layers, hiddenSize, sequenceLength });
  const view = viewOf(shape);
  const values = Float32Array.from({ length: view.length }, (_, i) => Math.sin(i));
  sculpture.show(shape, view);
  sculpture.setValues(values, 0);
  // The stage is the only part that calls three; its time is taken apart.
  const { stage } = sculpture as unknown as { stage: { render(...given: unknown[]): void } };
  const render = stage.render.bind(stage);
  let drawing = 0;
  stage.render = (...given) => {
    const began = performance.now();
    render(...given);
    drawing = performance.now() - began;
  };
  const all: number[] = [];
  const own: number[] = [];
  for (let i = 0; i < frames + 5; i++) {
    await new Promise(requestAnimationFrame);
    const began = performance.now();
    sculpture.frame(1000 + i * 16);
    const took = performance.now() - began;
    await device.queue.onSubmittedWorkDone();
    if (i < 5) continue;
    all.push(took);
    own.push(took - drawing);
  }
  const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;
  return { frames, all: median(all), own: median(own), worstOwn: Math.max(...own) };
}

Object.assign(window, { measure });
