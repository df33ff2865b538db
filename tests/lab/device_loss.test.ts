import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenLab, openLab } from './open_lab.ts';

let lab: OpenLab;

beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

test('when the GPU process crashes, training goes on from the last seconds and a banner says so', async () => {
  const page = await lab.page('?engine=webgpu#h=16&t=8&b=4');
  await page.evaluate(() => window.lab.ready);
  const step = () => page.evaluate(() => window.lab.step);
  // Long enough that a checkpoint other than the first has been made.
  await page.waitForTimeout(7000);
  const fiveSecondsAgo = await step();
  await page.waitForTimeout(5000);
  const before = await step();
  expect(before).toBeGreaterThan(fiveSecondsAgo);
  const cdp = await lab.browser.newBrowserCDPSession();
  await cdp.send('Browser.crashGpuProcess').catch(() => undefined);
  // The count falls back to the checkpoint, at most five seconds of training, and then rises past where it was.
  const lowest = await page.evaluate(async (before) => {
    let lowest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 600; i++) {
      lowest = Math.min(lowest, window.lab.step);
      if (lowest < before && window.lab.step > before + 5) break;
      await new Promise((done) => setTimeout(done, 100));
    }
    return window.lab.step > before + 5 ? lowest : -1;
  }, before);
  expect(lowest).toBeGreaterThanOrEqual(fiveSecondsAgo);
  expect(await page.evaluate(() => window.lab.engine)).toBe('webgpu');
  expect(await page.evaluate(() => document.body.textContent)).toMatch(/device was lost/i);
  // Its numbers are those of a network that learns, not of memory that was wiped.
  const { loss } = await page.evaluate(() => window.lab.train(5));
  expect(loss).toBeGreaterThan(0.5);
  expect(loss).toBeLessThan(4.5);
});
