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
import { look, readPage, type Seen, type ShownValue } from './story/seen.ts';

/** Shown by an engine in float32, expected in float64. */
const tolerance = 2e-5;
/** Trained 300 steps on two engines: rounding has grown by then. */
const trainedTwice = 0.05;
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
  steps.flatMap(({ setup, question, beside = null }, step) =>
    (question ? [false, true] : [false]).map((revealed) => ({ id, chapter, step, revealed, setup, beside })),
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
async function checkNumbers(seen: Seen, { id, step, setup, beside }: (typeof places)[number], opened: Seen) {
  const values = await expected[id]!(seen, setup, opened, beside);
  const near = (name: string) =>
    beside && beside.at > 0 && /^(rnn|half\.0|whole\.0)$/.test(name) ? trainedTwice : tolerance;
  const wrong = [...seen.column, ...seen.board].filter(({ name, value }) => {
    const wanted = [values[name] ?? Number.NaN].flat();
    return !wanted.some((one) => Math.abs(one - value) <= near(name) * Math.max(1, Math.abs(one)));
  });
  expect(wrong, `${id} ${step}: ${JSON.stringify(values)}`).toEqual([]);
  expect(seen.column.filter((shown) => !isWritten(shown))).toEqual([]);
  for (const { name, numbers } of seen.equations)
    expect(offBy(name, numbers), `${id} ${step} ${name}`).toBeLessThan(1e-6);
  if (id === 'gates' && step < 5) expect(seen.equations).toHaveLength([0, 1, 4, 6, 6][step]!);
}

/** How far an equation of an LSTM is from holding on the numbers it shows. */
function offBy(name: string, numbers: readonly number[]): number {
  const [a, b, c, d, e] = numbers as [number, number, number, number, number];
  if (name === 'c') return Math.abs(a * b + c * d - e);
  if (name === 'h') return Math.abs(a * Math.tanh(b) - c);
  return Math.abs((name === 'g' ? Math.tanh(a + b + c) : 1 / (1 + Math.exp(-(a + b + c)))) - d);
}

/** The text is the value, rounded to the digits it has. */
function isWritten({ value, text }: ShownValue): boolean {
  const digits = text.split('.')[1]?.length ?? 0;
  return Math.abs(Number(text.replace('\u2212', '-')) - value) <= 0.5001 * 10 ** -digits;
}

const byName = (a: ShownValue, b: ShownValue) => a.name.localeCompare(b.name) || a.value - b.value;

function checkWords(seen: Omit<Seen, 'lab'>, { chapter }: (typeof places)[number], language: Language) {
  expect(seen.title).toBe(`${chapter + 1} · ${storyWords(language)(chapters[chapter]!.title)}`);
  expect(seen.text).not.toMatch(/[{}[\]]|NaN|undefined/);
}

describe.concurrent.each(['webgpu', 'simd'] as const)('on %s', (engine) => {
  test('PageDown walks the story, and every number is the lab’s in each language', { timeout: walkMs }, async () => {
    await walk(`?engine=${engine}#chapter=song&lang=en`, async (page, seen, place, opened) => {
      expect(seen.lab.engine).toBe(engine);
      await checkNumbers(seen, place, opened);
      const { steps } = chapters[place.chapter]!;
      const last = place.step === steps.length - 1 && place.revealed === (steps[place.step]!.question !== undefined);
      for (const language of ['es', 'ca', 'en'] as const) {
        const button = page.locator(`.languages button:nth-child(${languages.indexOf(language) + 1})`);
        await button.evaluate((made: HTMLButtonElement) => made.click());
        const said = await readPage(page);
        checkWords(said, place, language);
        expect(said.column.toSorted(byName)).toEqual(seen.column.toSorted(byName));
        if (engine !== 'simd' || !last) continue;
        await page.screenshot({ path: `${folder}/${place.id}-${language}.png` });
        expect(await seriousOn(page), `${place.id} ${language}`).toEqual([]);
      }
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
