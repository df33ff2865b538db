import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenLab, openLab } from './open_lab.ts';

let lab: OpenLab;
/** Small: every frame of the picture is drawn in software, beside the training that is waited for. */
const size = { width: 480, height: 300 };

beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

test('when the GPU process crashes, training goes on from the last seconds and a banner says so', async () => {
  const page = await lab.page('?engine=webgpu#h=16&t=8&b=4', size);
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
  await page.context().close();
});

test('without a device for a while it trains on on the CPU, says so, and comes back to WebGPU when there is one', async () => {
  const page = await lab.page('about:blank', size);
  await page.addInitScript(() => {
    const { requestAdapter } = GPU.prototype;
    GPU.prototype.requestAdapter = function (options) {
      return 'refuseDevice' in window ? Promise.resolve(null) : requestAdapter.call(this, options);
    };
  });
  await page.goto(`${lab.url}?engine=webgpu#h=16&t=8&b=4`);
  await page.evaluate(() => window.lab.ready);
  expect(await page.evaluate(() => window.lab.engine)).toBe('webgpu');
  /** Resolves when the lab is on that engine and has trained past a step there; the step it first saw there. */
  const goesOn = (engine: string, more: number) =>
    page.evaluate(
      async ([engine, more]) => {
        let first = -1;
        for (let i = 0; i < 900; i++) {
          if (first < 0 && window.lab.engine === engine) first = window.lab.step;
          if (first >= 0 && window.lab.step >= first + more) return first;
          await new Promise((done) => setTimeout(done, 100));
        }
        throw new Error(`on ${window.lab.engine} at step ${window.lab.step}, first ${first}`);
      },
      [engine, more] as const,
    );
  const told = () =>
    page.evaluate(() => [...document.querySelectorAll('.notice p')].map((it) => it.textContent).join());
  await goesOn('webgpu', 30);
  // Long enough that a checkpoint other than the first has been made.
  await page.waitForTimeout(5000);
  const before = await page.evaluate(() => {
    Object.assign(window, { refuseDevice: true });
    return window.lab.step;
  });
  const cdp = await lab.browser.newBrowserCDPSession();
  await cdp.send('Browser.crashGpuProcess').catch(() => undefined);

  const onCpu = await goesOn('simd', 20);
  expect(onCpu).toBeGreaterThan(0);
  expect(await told()).toMatch(/none is to be had now/);
  expect(await told()).toMatch(/goes on from step \d+ on WebAssembly SIMD/);
  expect(await page.evaluate(() => document.querySelector('.page footer')!.textContent)).toMatch(/device was lost/);
  // It keeps trying, in vain.
  await page.waitForTimeout(6000);
  const late = await page.evaluate(() => [window.lab.engine, window.lab.step] as const);
  expect(late[0]).toBe('simd');
  expect(late[1]).toBeGreaterThan(onCpu);

  // News go by themselves after some seconds, which twenty steps on a busy software adapter outlast: watch from now on.
  await page.evaluate(() => {
    const heard = (): void => {
      const text = document.querySelector('.notices')!.textContent!;
      if (/device is back; training goes on from step \d+/.test(text)) Object.assign(window, { heardBack: true });
    };
    new MutationObserver(heard).observe(document.querySelector('.notices')!, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  await page.evaluate(() => delete (window as { refuseDevice?: boolean }).refuseDevice);
  const back = await goesOn('webgpu', 20);
  // Nothing that was trained on the CPU is lost on the way back.
  expect(back).toBeGreaterThanOrEqual(late[1]);
  expect(await page.evaluate(() => 'heardBack' in window)).toBe(true);
  expect(await page.evaluate(() => window.lab.playing)).toBe(true);
  const { loss } = await page.evaluate(() => window.lab.train(5));
  expect(loss).toBeGreaterThan(0.5);
  expect(loss).toBeLessThan(4.5);
  expect(before).toBeGreaterThan(0);
});
