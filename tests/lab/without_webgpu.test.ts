import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainFlags, webgpuFlags } from '../browser.ts';
import { type OpenLab, openLab } from './open_lab.ts';

let lab: OpenLab;

beforeAll(async () => {
  lab = await openLab({ flags: plainFlags });
});
afterAll(() => lab.close());

test('without WebGPU and WebGL the lab trains on the CPU and shows a flat picture, never a blank page', async () => {
  const page = await lab.page('#h=8&t=8&b=4');
  const { engine, losses } = await page.evaluate(async () => {
    await window.lab.ready;
    const { losses } = await window.lab.train(30);
    return { engine: window.lab.engine, losses };
  });
  expect(engine).toBe('simd');
  expect(losses[29]!).toBeLessThan(losses[0]!);
  const colors = await page.evaluate(() => {
    const canvas = document.querySelector('canvas')!;
    const copy = document.createElement('canvas');
    copy.width = 64;
    copy.height = 64;
    const context = copy.getContext('2d')!;
    context.drawImage(canvas, 0, 0, 64, 64);
    return new Set(new Uint32Array(context.getImageData(0, 0, 64, 64).data.buffer)).size;
  });
  expect(colors).toBeGreaterThan(8);
});

test('WebGPU insisted on where there is none is told, and the lab opens all the same', async () => {
  const page = await lab.page('?engine=webgpu#h=8&t=8&b=4');
  await page.evaluate(() => window.lab.ready);
  expect(await page.evaluate(() => window.lab.engine)).toBe('simd');
  expect(await page.evaluate(() => document.body.textContent)).toContain('E_DEVICE engine=webgpu');
});

test('where WebGL is drawn in software the picture is flat, and training does not wait for it', async () => {
  // The flags that tests have, without WebGPU: WebGL is there and takes seconds a picture.
  const flags = webgpuFlags.filter((flag) => !/webgpu|vulkan/i.test(flag));
  const soft = await openLab({ flags });
  try {
    const page = await soft.page('#h=8&t=8&b=4');
    await page.evaluate(() => window.lab.ready);
    const drawn = await page.evaluate(async () => {
      const canvas = document.querySelector<HTMLCanvasElement>('.stage canvas, main canvas, canvas')!;
      const has = document.createElement('canvas').getContext('webgl2') !== null;
      return { has, flat: canvas.getContext('2d') !== null };
    });
    expect(drawn).toEqual({ has: true, flat: true });
  } finally {
    await soft.close();
  }
});
