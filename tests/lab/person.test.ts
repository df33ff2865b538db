import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type OpenLab, openLab } from './open_lab.ts';

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

/** Waits until what it is asked is so; long, since other work may share the machine. */
const until = <T>(ask: () => T) => expect.poll(ask, { timeout: 20_000 });
/** A small paused lab whose page is as wide as a desk. */
async function open(query = '?engine=reference&paused=true#h=8&t=8&b=4'): Promise<Page> {
  const page = await lab.page(query, { width: 1280, height: 800 }, true);
  await page.evaluate(() => window.lab.ready);
  return page;
}
const config = (page: Page) => page.evaluate(() => window.lab.config);
const notices = (page: Page) => page.locator('.notice p').allTextContents();

describe('a person at the page', () => {
  let page: Page;
  beforeAll(async () => {
    page = await open();
  });
  afterAll(() => page.context().close());
  beforeEach(() => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur()));

  test('R takes the network back to its first weights, Shift+R brings the trained one again', async () => {
    const weights = () => page.evaluate(async () => [...(await window.lab.parameters())['head.weight']!.data]);
    const first = await weights();
    await page.evaluate(() => window.lab.train(12));
    const trained = await weights();
    expect(trained).not.toEqual(first);
    await page.keyboard.press('r');
    await until(() => page.evaluate(() => window.lab.step)).toBe(0);
    await until(() => page.locator('.transport button').nth(1).isEnabled()).toBe(true);
    expect(await weights()).toEqual(first);
    await page.keyboard.press('Shift+R');
    await until(() => page.evaluate(() => window.lab.step)).toBe(12);
    expect(await weights()).toEqual(trained);
    // There is one reset to undo.
    await until(() => page.locator('.transport button').nth(1).isEnabled()).toBe(false);
    await page.keyboard.press('Shift+R');
    await until(() => notices(page)).toContainEqual(expect.stringContaining('E_STATE undo'));
  });

  test('the dot takes one step, Space plays and pauses', async () => {
    const step = () => page.evaluate(() => window.lab.step);
    const before = await step();
    await page.keyboard.press('.');
    await until(step).toBe(before + 1);
    await page.keyboard.press(' ');
    await until(step).toBeGreaterThan(before + 5);
    await page.keyboard.press(' ');
    await until(() => page.evaluate(() => window.lab.playing)).toBe(false);
  });

  test('H leaves the picture alone in the window, F fills the screen, ? explains', async () => {
    await page.keyboard.press('h');
    expect(await page.locator('.panel').isVisible()).toBe(false);
    expect(await page.locator('.stage canvas').first().isVisible()).toBe(true);
    await page.keyboard.press('h');
    expect(await page.locator('.panel').isVisible()).toBe(true);
    const full = () => page.evaluate(() => document.fullscreenElement === document.documentElement);
    await page.keyboard.press('f');
    await until(full).toBe(true);
    await page.keyboard.press('f');
    await until(full).toBe(false);
    await page.keyboard.press('?');
    expect(await page.locator('dialog.help').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog.help').isVisible()).toBe(false);
  });

  test('settings go out as JSON and come back, data included; a wrong file changes nothing', async () => {
    await page.evaluate(() => window.lab.configure({ learningRate: 0.02, hiddenSize: 12, optimizer: 'rmsprop' }));
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Export').click()]);
    const saved = readFileSync(await download.path(), 'utf8');
    expect(JSON.parse(saved).config).toMatchObject({ learningRate: 0.02, hiddenSize: 12, optimizer: 'rmsprop' });
    const before = await config(page);
    await page.evaluate(() => window.lab.useSongs([{ features: [1, 0], liked: 1 }]));
    expect((await config(page)).cell).toBe('classifier');
    const choose = (text: string) =>
      page
        .locator('.panel input[type="file"]')
        .setInputFiles({ name: 'settings.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await choose(saved.replace('0.02', '7'));
    await until(() => notices(page)).toContainEqual(expect.stringContaining('E_RANGE settings'));
    expect((await config(page)).cell).toBe('classifier');
    await choose(saved);
    await until(() => config(page)).toEqual(before);
    expect(await page.locator('.data-name').textContent()).toBe('Moby-Dick');
  });

  test('weights go out as safetensors and come back into the same network; other shapes are refused by name', async () => {
    await page.evaluate(() => window.lab.configure({ cell: 'lstm', layers: 1, hiddenSize: 6, seed: 3 }));
    await page.evaluate(() => window.lab.train(3));
    const bits = () => page.evaluate(async () => [...(await window.lab.parameters())['lstm.weight_hh_l0']!.data]);
    const trained = await bits();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Weights' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('algorhythm-lstm.safetensors');
    const buffer = readFileSync(await download.path());
    const header = JSON.parse(buffer.subarray(8, 8 + Number(buffer.readBigUInt64LE())).toString());
    expect(header['lstm.weight_ih_l0'].shape[0]).toBe(24);
    expect(JSON.parse(header.__metadata__.inputs)).toContain('W');
    await page.evaluate(() => window.lab.train(3));
    expect(await bits()).not.toEqual(trained);
    const open = () =>
      page
        .locator('.panel input[type="file"]')
        .setInputFiles({ name: 'a.safetensors', mimeType: 'application/octet-stream', buffer });
    await open();
    await until(bits).toEqual(trained);
    await page.evaluate(() => window.lab.configure({ hiddenSize: 7 }));
    await open();
    await until(() => notices(page)).toContainEqual(expect.stringMatching(/E_SHAPE weights file .*lstm\.weight/));
  });

  test('a file that is dropped and a text that is pasted are learned; a wrong one is told and changes nothing', async () => {
    const drop = (name: string, bytes: number[]) =>
      page.evaluate(
        ([name, bytes]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([Uint8Array.from(bytes)], name));
          document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
        },
        [name, bytes] as const,
      );
    const symbols = () => page.evaluate(async () => (await window.lab.parameters())['head.bias']!.shape[0]);
    const name = () => page.locator('.data-name').textContent();
    await drop('sea.txt', [...Buffer.from('the sea the sea '.repeat(40))]);
    await until(name).toBe('sea.txt');
    // t, h, e, space, s, a
    await until(symbols).toBe(6);
    await drop('liked.csv', [...Buffer.from('name,loud,fast,liked\nOne,1,0,1\nTwo,0,1,0\n"Three, too",1,1,1\n')]);
    await until(() => config(page).then(({ cell }) => cell)).toBe('classifier');
    const heads = () => page.locator('.song-table thead th').allTextContents();
    await until(heads).toEqual(['song', 'loud', 'fast', 'liked', 'says']);
    expect(await page.locator('.song-table .name').last().inputValue()).toBe('Three, too');
    await drop('wrong.csv', [...Buffer.from('name,loud,liked\nOne,much,1\n')]);
    await until(() => notices(page)).toContainEqual(
      expect.stringContaining('E_FILE songs file line 2 column "loud": expected a number, not "much"'),
    );
    expect(await heads()).toContain('fast');
    const settings = {
      format: 'algorhythm-settings',
      version: 1,
      config: { hiddenSize: 9 },
      data: { corpus: 'brewing' },
    };
    await drop('mine.json', [...Buffer.from(JSON.stringify(settings))]);
    await until(() => config(page).then(({ hiddenSize }) => hiddenSize)).toBe(9);
    await drop('sea.txt', [...Buffer.from('the sea the sea '.repeat(40))]);
    await until(symbols).toBe(6);
    await drop('picture.png', [0x89, 0x50, 0x4e, 0x47, 0, 1, 2]);
    await until(() => notices(page)).toContainEqual(expect.stringMatching(/E_FILE .*picture\.png/));
    await until(name).toBe('sea.txt');
    await page.locator('.text > .row button').nth(3).click();
    await page.locator('.paste textarea').fill('ababab '.repeat(40));
    await page.locator('.paste button.main').click();
    await until(symbols).toBe(3);
    await until(name).toBe('Your own text');
    const { losses } = await page.evaluate(() => window.lab.train(30));
    expect(losses[29]!).toBeLessThan(losses[0]!);
  });

  test('as many steps a frame as stepsPerFrame says', async () => {
    await page.locator('[data-key="stepsPerFrame"] input').evaluate((box: HTMLInputElement) => {
      box.value = '7';
      box.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await until(async () => (await config(page)).stepsPerFrame).toBe(7);
    const seen = await page.evaluate(async () => {
      await window.lab.configure({ seed: 3 });
      await window.lab.play();
      const seen = new Set<number>();
      for (let i = 0; i < 600 && seen.size < 8; i++) {
        seen.add(window.lab.step);
        await new Promise((done) => requestAnimationFrame(done));
      }
      await window.lab.pause();
      return [...seen];
    });
    expect(seen).toHaveLength(8);
    expect(seen.filter((step) => step % 7 !== 0)).toEqual([]);
  });

  test('topK 1 always writes the likeliest character, however hot', async () => {
    const [likeliest, ...drawn] = await page.evaluate(async () => {
      await window.lab.useText('the sea is wide and the wind is high; '.repeat(20));
      await window.lab.configure({ seed: 3, topK: 0 });
      await window.lab.train(30);
      const write = (temperature: number, seed: number) =>
        window.lab.sample({ prime: 'the ', length: 60, temperature, seed });
      const texts = [await write(0, 1), await write(3, 1), await write(3, 2)];
      await window.lab.configure({ topK: 1 });
      return [...texts, await write(3, 1), await write(3, 2)];
    });
    expect(drawn[0]).not.toBe(drawn[1]);
    expect(drawn[0]).not.toBe(likeliest);
    expect(drawn.slice(2)).toEqual([likeliest, likeliest]);
  });
});

test('what the address asks for wrongly is told in the language of the page', async () => {
  const page = await open('?engine=reference&paused=true&lang=es#h=8&t=8&b=4&lr=7');
  const told = 'E_RANGE url lr=7: se esperaba de 0.00001 a 1; se queda el valor por defecto, 0.003';
  expect(await notices(page)).toContain(told);
  expect((await config(page)).learningRate).toBe(0.003);
  await page.context().close();
});

test('what the device cannot hold names the fields and changes nothing; an address that asks for it opens smaller', async () => {
  const page = await lab.page('about:blank', { width: 1280, height: 800 }, true);
  // The least that WebGPU guarantees.
  await page.addInitScript(() => {
    const limits = { maxStorageBufferBindingSize: 2 ** 27, maxBufferSize: 2 ** 28 };
    Object.defineProperty(GPUAdapter.prototype, 'limits', { get: () => limits });
  });
  await page.goto(`${lab.url}?engine=webgpu&paused=true#h=512&layers=2&t=256&b=128`);
  await page.evaluate(() => window.lab.ready);
  const fields = 'sequenceLength=256 with batchSize=128 and hiddenSize=512';
  expect((await notices(page)).join()).toContain(`E_LIMIT lab.start ${fields}`);
  const opened = await config(page);
  expect(opened).toMatchObject({ layers: 2, hiddenSize: 64, sequenceLength: 32, batchSize: 8 });
  const refused = await page.evaluate(async () => {
    const before = await window.lab.train(2);
    const message = await window.lab.configure({ hiddenSize: 512, sequenceLength: 256, batchSize: 128 }).then(
      () => 'accepted',
      (error: Error) => error.message,
    );
    return { message, before: before.step, after: (await window.lab.train(1)).step, engine: window.lab.engine };
  });
  // T B 4H = 256 * 128 * 2048 numbers of 2^27 / 4 that a buffer holds.
  expect(refused.message).toBe(
    `E_LIMIT lab.configure ${fields}: expected buffers of at most 33554432 numbers on ${await page.evaluate(
      () => document.querySelector('.page footer')!.textContent!.match(/ on (.*?):/)![1],
    )}; this needs 67108864; changed nothing`,
  );
  expect([refused.before, refused.after, refused.engine]).toEqual([2, 3, 'webgpu']);
  expect(await config(page)).toEqual(opened);
  await page.context().close();
});
