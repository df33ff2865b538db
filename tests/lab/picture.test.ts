import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenLab, openLab } from './open_lab.ts';

let lab: OpenLab;
let page: Page;

beforeAll(async () => {
  lab = await openLab();
  page = await lab.page('?engine=simd#h=8&t=6&b=2', { width: 480, height: 320 });
  await page.evaluate(() => window.lab.ready);
  // Nothing but the stage: the key says so, and the picture takes the window.
  await page.keyboard.press('h');
  await page.waitForTimeout(3000);
});
afterAll(() => lab.close());

const notices = () => page.locator('.notice p').allTextContents();
async function saved(): Promise<{ name: string; bytes: Buffer }> {
  const download = await page.waitForEvent('download', { timeout: 60_000 });
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('P saves the stage four times as large as on the screen, with a picture on it', async () => {
  const coming = saved();
  await page.keyboard.press('p');
  const { name, bytes } = await coming;
  expect(name).toMatch(/^algorhythm-step-\d+\.png$/);
  const { width, height, colors } = await page.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
    return { width: image.width, height: image.height, colors: new Set(pixels).size };
  }, bytes.toString('base64'));
  expect([width, height]).toEqual([4 * 480, 4 * 320]);
  expect(colors).toBeGreaterThan(500);
  await expect.poll(notices).toContain(`Saved as ${name}.`);
});

test('O records the stage and says so; O again saves a film that plays', async () => {
  await page.keyboard.press('o');
  await expect.poll(notices).toContainEqual(expect.stringMatching(/^Recording the picture/));
  expect(await page.locator('.stage[data-filming]').count()).toBe(1);
  await page.waitForTimeout(5000);
  const coming = saved();
  await page.keyboard.press('o');
  const { name, bytes } = await coming;
  expect(name).toMatch(/^algorhythm-step-\d+\.webm$/);
  expect(await page.locator('.stage[data-filming]').count()).toBe(0);
  const { width, height, frames } = await page.evaluate(async (data) => {
    const video = document.createElement('video');
    video.muted = true;
    video.src = URL.createObjectURL(await (await fetch(`data:video/webm;base64,${data}`)).blob());
    await video.play();
    await new Promise((done) => video.addEventListener('ended', done));
    const { videoWidth: width, videoHeight: height } = video;
    return { width, height, frames: video.getVideoPlaybackQuality().totalVideoFrames };
  }, bytes.toString('base64'));
  // As large as it is drawn: half of the window where it is drawn in software.
  expect([width, height]).toEqual([240, 160]);
  expect(frames).toBeGreaterThan(1);
});

test('Q goes through the qualities and names each', async () => {
  for (const quality of ['low', 'medium', 'high', 'film', 'automatic']) {
    await page.keyboard.press('q');
    await expect.poll(notices).toContain(`Quality of the picture: ${quality}.`);
  }
});
