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
import { look, type Numbers, type Seen, type ShownValue } from './story/seen.ts';

/** Shown by an engine in float32, expected in float64. */
const tolerance = 2e-5;
/** The network of the last chapters learns a thousand steps, with WebGPU in software: minutes beside other work. */
const walkMs = 600_000;
/** Wide enough for the columns, and small: every frame of the picture is drawn in software. */
const size = { width: 960, height: 600 };
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

type Place = (typeof places)[number];

/** One page in one language: walks on from a chapter's first step with PageDown alone. */
async function walk(page: Page, language: Language, route: readonly Place[], first: Seen, remember: Remembered) {
  let seen = first;
  let opened = first;
  for (const place of route) {
    if (place !== route[0]) {
      await page.keyboard.press('PageDown');
      seen = await look(page, seen.told);
    }
    expect(seen).toMatchObject({ chapter: place.chapter, step: place.step, revealed: place.revealed, language });
    if (!place.revealed) opened = seen;
    remember(place, seen);
    expect(seen.title).toBe(`${place.chapter + 1} · ${storyWords(language)(chapters[place.chapter]!.title)}`);
    expect(seen.text).not.toMatch(/[{}[\]]|NaN|undefined/);
    await checkNumbers(seen, place, opened, remember.parameters);
    const { steps } = chapters[place.chapter]!;
    const last = place.step === steps.length - 1 && place.revealed === (steps[place.step]!.question !== undefined);
    if (!last) continue;
    await page.screenshot({ path: `${folder}/${seen.lab.engine}-${place.id}-${language}.png` });
    if (seen.lab.engine === 'simd') expect(await seriousOn(page), `${place.id} ${language}`).toEqual([]);
  }
  return seen;
}

/** Keeps the weights of every network that was told of, since a later step may show it when it has gone. */
interface Remembered {
  (place: Place, seen: Seen): void;
  readonly parameters: (beside: NonNullable<Place['beside']>) => Numbers;
}

function remembering(): Remembered {
  const told = new Map<string, Numbers>();
  const parameters = ({ setup, at }: NonNullable<Place['beside']>) => {
    const found = told.get(`${JSON.stringify(setup)} ${at}`);
    if (!found) throw new Error(`expected an earlier step with the network that is shown beside at ${at}`);
    return found;
  };
  const remember = ({ setup }: Place, { lab: { step, parameters } }: Seen) => {
    told.set(`${JSON.stringify(setup)} ${step}`, parameters);
  };
  return Object.assign(remember, { parameters });
}

/** Every number of the column and the board is the lab's, and is written as it is. */
async function checkNumbers(
  seen: Seen,
  { id, step, setup, beside }: Place,
  opened: Seen,
  parameters: Remembered['parameters'],
) {
  const values = await expected[id]!(seen, setup, opened, beside && parameters(beside));
  const wrong = [...seen.column, ...seen.board].filter(({ name, value }) => {
    const wanted = [values[name] ?? Number.NaN].flat();
    return !wanted.some((one) => Math.abs(one - value) <= tolerance * Math.max(1, Math.abs(one)));
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

/** Where a chapter that learns for minutes begins, when WebGPU is in software. */
const novel = places.findIndex(({ id }) => id === 'reading');

describe.concurrent('every number is the lab’s, chapter by chapter with PageDown alone', () => {
  test('on SIMD, opened in each language', { timeout: walkMs }, async () => {
    for (const language of languages) {
      const page = await lab.page(`?engine=simd#chapter=song&lang=${language}`, size, true);
      const { lab: now } = await walk(page, language, places, await look(page, 0), remembering());
      expect(now.engine).toBe('simd');
      await page.context().close();
    }
  });

  // The network of the last two chapters stays where it stands, so that the other languages need not wait for it again.
  test('on WebGPU, in each language', { timeout: walkMs }, async () => {
    const page = await lab.page('?engine=webgpu#chapter=song&lang=en', size, true);
    const remember = remembering();
    let seen = await walk(page, 'en', places, await look(page, 0), remember);
    expect(seen.lab).toMatchObject({ engine: 'webgpu', step: 1000 });
    for (const route of [places.slice(novel), places.slice(0, novel)])
      for (const language of ['es', 'ca'] as const) {
        const button = page.locator(`.languages button:nth-child(${languages.indexOf(language) + 1})`);
        await button.evaluate((made: HTMLButtonElement) => made.click());
        await page.keyboard.press(`${route[0]!.chapter + 1}`);
        seen = await walk(page, language, route, await look(page, seen.told), remember);
        expect(seen.lab.engine).toBe('webgpu');
      }
    await page.context().close();
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
