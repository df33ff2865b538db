import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chapters } from '../../src/chapters/chapters.ts';
import { storyWords } from '../../src/chapters/words/words.ts';
import { type Language, languages } from '../../src/core/words/words.ts';
import { type OpenLab, openLab } from './open_lab.ts';
import { expected } from './story/expected.ts';
import { look, type Seen, type ShownValue } from './story/seen.ts';

/** Shown by an engine in float32, expected in float64. */
const tolerance = 2e-5;
/** The network of the last chapters learns a thousand steps, with WebGPU in software: minutes beside other work. */
const walkMs = 420_000;
const folder = resolve(import.meta.dirname, '../../shots/walk');
let lab: OpenLab;
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  lab = await openLab();
});
afterAll(() => lab.close());

/** Every place of the story in its order; a question's step comes twice, asked and answered. */
const places = chapters.flatMap(({ id, steps }, chapter) =>
  steps.flatMap(({ setup, question }, step) =>
    (question ? [false, true] : [false]).map((revealed) => ({ id, chapter, step, revealed, setup })),
  ),
);

/** Opens the story at its beginning and walks to its end with PageDown alone. */
async function walk(
  query: string,
  visit: (page: Page, seen: Seen, place: (typeof places)[number], opened: Seen) => Promise<void>,
) {
  const page = await lab.page(query, { width: 960, height: 600 }, true);
  let seen: Seen | null = null;
  let opened: Seen | null = null;
  for (const place of places) {
    if (seen) await page.keyboard.press('PageDown');
    seen = await look(page, seen?.told ?? 0);
    expect(seen).toMatchObject({ chapter: place.chapter, step: place.step, revealed: place.revealed });
    if (!place.revealed) opened = seen;
    await visit(page, seen, place, opened!);
  }
  await page.context().close();
}

/** Every number of the column is the lab's, and is written as it is. */
async function checkNumbers(seen: Seen, { id, step, setup }: (typeof places)[number], opened: Seen) {
  const values = await expected[id]!(seen, setup, opened);
  const wrong = [...seen.column, ...seen.board].filter(({ name, value }) => {
    const wanted = [values[name] ?? Number.NaN].flat();
    return !wanted.some((one) => Math.abs(one - value) <= tolerance * Math.max(1, Math.abs(one)));
  });
  expect(wrong, `${id} ${step}: ${JSON.stringify(values)}`).toEqual([]);
  expect(seen.column.filter((shown) => !isWritten(shown))).toEqual([]);
}

/** The text is the value, rounded to the digits it has. */
function isWritten({ value, text }: ShownValue): boolean {
  const digits = text.split('.')[1]?.length ?? 0;
  return Math.abs(Number(text.replace('\u2212', '-')) - value) <= 0.5001 * 10 ** -digits;
}

function checkWords(seen: Seen, { chapter }: (typeof places)[number], language: Language) {
  expect(seen.title).toBe(`${chapter + 1} · ${storyWords(language)(chapters[chapter]!.title)}`);
  expect(seen.text).not.toMatch(/[{}[\]]|NaN|undefined/);
}

test('PageDown walks the story on WebGPU, and every number is the lab’s', { timeout: walkMs }, async () => {
  const name = (language: Language) => `.languages button:nth-child(${languages.indexOf(language) + 1})`;
  await walk('?engine=webgpu#chapter=song&lang=en', async (page, seen, place, opened) => {
    expect(seen.lab.engine).toBe('webgpu');
    await checkNumbers(seen, place, opened);
    checkWords(seen, place, 'en');
    for (const language of ['es', 'ca', 'en'] as const) {
      await page.locator(name(language)).evaluate((made: HTMLButtonElement) => made.click());
      const said = await look(page, seen.told - 1);
      checkWords(said, place, language);
      expect(said.column).toEqual(seen.column);
    }
    const still = `${folder}/webgpu-${place.id}-${place.step}${place.revealed ? '-answer' : ''}.png`;
    if (place.step === 0) await page.screenshot({ path: still });
  });
});

describe.each([...languages])('in %s on the CPU', (language) => {
  test('PageDown walks the story, every number is the lab’s, and axe finds nothing serious', {
    timeout: walkMs,
  }, async () => {
    await walk(`?engine=simd#chapter=song&lang=${language}`, async (page, seen, place, opened) => {
      expect(seen.lab.engine).toBe('simd');
      await checkNumbers(seen, place, opened);
      checkWords(seen, place, language);
      const last = place.step === chapters[place.chapter]!.steps.length - 1;
      if (place.step !== 0 && !last) return;
      await page.screenshot({ path: `${folder}/simd-${language}-${place.id}-${place.step}.png` });
      expect(await seriousOn(page), `${place.id} ${place.step}`).toEqual([]);
    });
  });
});

async function seriousOn(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document.body);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}
