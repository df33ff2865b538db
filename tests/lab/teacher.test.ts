import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { chapters } from '../../src/chapters/chapters.ts';
import { plainFlags } from '../browser.ts';
import { type OpenLab, openLab } from './open_lab.ts';
import { sampledTexts, shownTexts } from './story/clamped.ts';
import { recurrent } from './story/recurrent.ts';
import { look } from './story/seen.ts';
import { sentence, symbols } from './story/sentence.ts';
import { trainedHere } from './story/text_run.ts';

const folder = resolve(import.meta.dirname, '../../shots/teacher');
let lab: OpenLab;
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  // Every engine here is a processor's, and so is the picture: drawn on WebGPU in software it would take minutes.
  lab = await openLab({ flags: plainFlags });
});
afterEach(async () => {
  // A page that is left open goes on drawing beside the next one.
  for (const context of lab.browser.contexts()) await context.close();
});
afterAll(() => lab.close());

const opened = (hash: string, engine = 'simd') =>
  lab.page(`?engine=${engine}#${hash}`, { width: 1280, height: 800 }, true);
const address = (page: Page) => new URLSearchParams(new URL(page.url()).hash.slice(1));

test('a clicker’s keys: digits jump, B blanks, L is large and stands in the address', async () => {
  const page = await opened('chapter=song');
  let seen = await look(page, 0);
  await page.keyboard.press('3');
  seen = await look(page, seen.told);
  expect([seen.chapter, seen.step]).toEqual([2, 0]);
  expect(address(page).get('chapter')).toBe('boundary');
  const blank = page.locator('.story-blank');
  await page.keyboard.press('b');
  expect(await blank.isVisible()).toBe(true);
  expect(await blank.evaluate((node) => getComputedStyle(node).backgroundColor)).toBe('rgb(0, 0, 0)');
  await page.keyboard.press('b');
  expect(await blank.isVisible()).toBe(false);
  const size = () =>
    page
      .locator('.story-text p')
      .first()
      .evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize));
  const before = await size();
  await page.keyboard.press('l');
  // The sizes follow with the next frame, and frames are slow where WebGL is in software.
  await expect.poll(size, { timeout: 20_000 }).toBeGreaterThan(1.2 * before);
  expect(address(page).get('show')).toBe('large');
  await page.screenshot({ path: `${folder}/large.png` });
  await page.keyboard.press('PageUp');
  seen = await look(page, seen.told);
  expect([seen.chapter, seen.step]).toEqual([1, 4]);
});

test('a question takes a guess, and reveals the number that decides', async () => {
  const page = await opened('chapter=no-rule');
  const asked = await look(page, 0);
  expect(asked.revealed).toBe(false);
  expect(asked.lab.step).toBe(0);
  await page.locator('.option').first().click();
  const shown = await look(page, asked.told);
  expect(shown.revealed).toBe(true);
  expect(shown.lab.step).toBe(300);
  expect(await page.locator('.story-card .question').textContent()).toContain('You guessed «All four».');
  expect(shown.column.map(({ name }) => name)).toEqual(expect.arrayContaining(['low', 'high', 'loss']));
});

test('the copied link opens the same step with the same numbers, songs and shown controls', async () => {
  const page = await opened('chapter=boundary&at=3&seed=7&show=settings');
  const seen = await look(page, 0);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy link' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(page.url());
  const again = await look(await lab.page(link.slice(lab.url.length), { width: 1280, height: 800 }, true), 0);
  expect(again.column).toEqual(seen.column);
  expect(again.lab.parameters).toEqual(seen.lab.parameters);
  const other = await opened('chapter=boundary&at=3&seed=8');
  expect((await look(other, 0)).lab.parameters).not.toEqual(seen.lab.parameters);
  expect(await page.locator('.panel').isVisible()).toBe(true);
  expect(await other.locator('.panel').isVisible()).toBe(false);
});

/** Opens a link to the two networks side by side, with its answer shown. */
async function pair(engine: string) {
  const page = await opened('chapter=gates&at=7', engine);
  const asked = await look(page, 0);
  await page.keyboard.press('PageDown');
  return { page, seen: await look(page, asked.told) };
}

test('a link opens with the very same numbers every time on the CPU, and both networks are asked at a letter', async () => {
  const { seen, page } = await pair('simd');
  const { seen: again } = await pair('simd');
  expect([again.column, again.board, again.lab]).toEqual([seen.column, seen.board, seen.lab]);
  expect(seen.lab).toMatchObject({ engine: 'simd', step: 300 });
  const { lab: alone } = await look(await opened('chapter=memory&at=6'), 0);
  const picked = 17;
  await page.locator('.lane:last-child .letters span').nth(picked).click();
  await page.waitForFunction(
    (at) => document.querySelectorAll(`.lane .letters span:nth-child(${at + 1}).now`).length === 2,
    picked,
  );
  const { board, lab: after } = await look(page, seen.told - 1);
  expect(board.map(({ name }) => name)).toEqual(['half.0', 'whole.0', 'half.1', 'whole.1']);
  const lanes = [alone, seen.lab].map(({ parameters }) => recurrent(parameters, symbols, picked));
  const expected = lanes.flatMap(({ half, whole }) => [half, whole]);
  board.forEach(({ value }, i) => {
    expect(value).toBeCloseTo(expected[i]!, 4);
  });
  // Nothing of it is left in the network that trains.
  expect(after).toEqual(seen.lab);
});

test('the reference shows the numbers of another machine', async () => {
  const { seen } = await pair('reference');
  const { setup } = chapters.find(({ id }) => id === 'gates')!.steps[6]!;
  expect(seen.lab).toEqual({ engine: 'reference', step: 300, parameters: await trainedHere(setup, 300) });
});

test('a gate that is held writes what window.lab samples with it held', async () => {
  const page = await opened('chapter=gates&at=6');
  await look(page, 0);
  const shown = await shownTexts(page);
  expect(new Set([shown.free, ...shown.clamped]).size).toBeGreaterThan(4);
  await page.locator('.story-tools').getByRole('button', { name: 'Free lab' }).click();
  expect(await sampledTexts(page, sentence)).toEqual(shown);
});

test('the free lab opens at any moment with the chapter’s network in it', async () => {
  for (const hash of ['chapter=boundary&at=3', 'chapter=update&at=9', 'chapter=reading&at=4']) {
    const page = await opened(hash);
    const seen = await look(page, 0);
    await page.locator('.story-tools').getByRole('button', { name: 'Free lab' }).click();
    await expect.poll(() => page.locator('.story-card').isVisible()).toBe(false);
    const plain = await page.evaluate(async () => {
      const parameters = await window.lab.parameters();
      const entries = Object.entries(parameters).map(([name, { shape, data }]) => [name, { shape, data: [...data] }]);
      return { step: window.lab.step, parameters: Object.fromEntries(entries) };
    });
    expect(plain).toEqual({ step: seen.lab.step, parameters: seen.lab.parameters });
    expect(address(page).get('chapter')).toBeNull();
    expect(await page.evaluate(() => window.lab.train(5).then(({ step }) => step))).toBe(seen.lab.step + 5);
    await page.context().close();
  }
});

test('the handout prints the figures and numbers of the steps that were shown', async () => {
  const page = await opened('chapter=boundary');
  const shown: string[][] = [];
  let seen = await look(page, 0);
  for (let click = 0; click < 3; click++) {
    await page.keyboard.press('PageDown');
    seen = await look(page, seen.told);
    if (click > 0) shown.push(seen.column.map(({ text }) => text));
  }
  await page.evaluate(() => {
    window.print = () => {
      const handout = document.querySelector<HTMLElement>('.handout')!;
      // What is on paper is what is not hidden while printing goes on.
      (window as unknown as { printed: string }).printed = handout.hidden ? '' : handout.outerHTML;
    };
  });
  await page.getByRole('button', { name: 'Handout' }).click();
  const sections = await page.evaluate(() => {
    const made = new DOMParser().parseFromString((window as unknown as { printed: string }).printed, 'text/html');
    return [...made.querySelectorAll('section > section')].map((section) => ({
      numbers: [...section.querySelectorAll('data')].map((node) => node.textContent!),
      figures: section.querySelectorAll('canvas, svg').length,
      pressed: section.querySelectorAll('button:not(.option), input').length,
    }));
  });
  expect(sections).toHaveLength(3);
  expect(sections[1]).toMatchObject({ numbers: shown[0], figures: 1, pressed: 0 });
  expect(sections[2]).toMatchObject({ numbers: shown[1], figures: 1, pressed: 0 });
});
