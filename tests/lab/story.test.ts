import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chapters } from '../../src/chapters/chapters.ts';
import { storyWords } from '../../src/chapters/words/words.ts';
import { type Language, languages } from '../../src/core/words/words.ts';
import { plainFlags } from '../browser.ts';
import { type OpenLab, openLab } from './open_lab.ts';
import { expected } from './story/expected.ts';
import { look, type Numbers, readPage, type Seen, type ShownValue } from './story/seen.ts';

/** Shown by an engine in float32, expected in float64. */
const tolerance = 2e-5;
/** The network of the last chapters learns a thousand steps, with WebGPU in software: minutes beside other work. */
const walkMs = 600_000;
/** Wide enough for the columns, and small: every frame of the picture is drawn in software. */
const size = { width: 960, height: 600 };
const folder = resolve(import.meta.dirname, '../../shots/walk');
/** With WebGPU, and without any graphics: there the page has only the processor, as the engine does. */
let labs: Readonly<Record<'webgpu' | 'simd', OpenLab>>;
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  labs = { webgpu: await openLab(), simd: await openLab({ flags: plainFlags }) };
});
afterAll(async () => {
  for (const lab of Object.values(labs)) await lab.close();
});

/** Every place of the story in its order; a question's step comes twice, asked and answered. */
const places = chapters.flatMap(({ id, steps }, chapter) =>
  steps.flatMap(({ setup, question, beside = null }, step) =>
    (question ? [false, true] : [false]).map((revealed) => ({ id, chapter, step, revealed, setup, beside })),
  ),
);

type Place = (typeof places)[number];

type Visit = (page: Page, seen: Seen, place: Place) => Promise<void>;

/** Opens the story at its beginning in a language, and walks to its end with PageDown alone. */
async function walk(engine: 'webgpu' | 'simd', language: Language, visit: Visit) {
  const page = await labs[engine].page(`?engine=${engine}#chapter=song&lang=${language}`, size, true);
  const remembered = remembering();
  let seen: Seen | null = null;
  let opened: Seen | null = null;
  for (const place of places) {
    if (seen) await page.keyboard.press('PageDown');
    seen = await look(page, seen?.told ?? 0);
    expect(seen).toMatchObject({ chapter: place.chapter, step: place.step, revealed: place.revealed });
    expect(seen.lab.engine).toBe(engine);
    if (!place.revealed) opened = seen;
    remembered.keep(place, seen);
    checkWords(seen, place, language);
    await checkNumbers(seen, place, opened!, remembered.weights);
    await visit(page, seen, place);
  }
  await page.context().close();
}

function checkWords(seen: Omit<Seen, 'lab'>, { chapter }: Place, language: Language) {
  expect(seen.language).toBe(language);
  expect(seen.title).toBe(`${chapter + 1} · ${storyWords(language)(chapters[chapter]!.title)}`);
  expect(seen.text).not.toMatch(/[{}[\]]|NaN|undefined/);
}

type Beside = NonNullable<Place['beside']>;

/** Weights of the networks that were told of, since a later step may show one when it has gone. */
function remembering() {
  const told = new Map<string, Numbers>();
  return {
    keep({ setup }: Place, { lab: { step, parameters } }: Seen) {
      told.set(`${JSON.stringify(setup)} ${step}`, parameters);
    },
    weights({ setup, at }: Beside): Numbers {
      const found = told.get(`${JSON.stringify(setup)} ${at}`);
      if (!found) throw new Error(`expected an earlier step with the network that is shown beside at ${at}`);
      return found;
    },
  };
}

/** Every number of the column and the board is the lab's, and is written as it is. */
async function checkNumbers(
  seen: Seen,
  { id, step, setup, beside }: Place,
  opened: Seen,
  weights: (beside: Beside) => Numbers,
) {
  const values = await expected[id]!(seen, setup, opened, beside && weights(beside));
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
  return Math.abs(Number(text.replace('\u2212', '-').replaceAll('\u202f', '')) - value) <= 0.5001 * 10 ** -digits;
}

const byName = (a: ShownValue, b: ShownValue) => a.name.localeCompare(b.name) || a.value - b.value;

/** The last place of a chapter. */
function ends({ chapter, step, revealed }: Place): boolean {
  const { steps } = chapters[chapter]!;
  return step === steps.length - 1 && revealed === (steps[step]!.question !== undefined);
}

describe.concurrent('with PageDown alone, every number is the lab’s', () => {
  // Every step is seen in all three languages below: here it is opened in one, unless STORY_WALKS asks for each.
  const walked: readonly Language[] = process.env.STORY_WALKS ? languages : ['es'];
  test(`on the CPU, opened in ${walked.join(', ')}`, { timeout: walkMs }, async () => {
    for (const language of walked)
      await walk('simd', language, async (page, _, place) => {
        if (!ends(place)) return;
        await page.screenshot({ path: `${folder}/${place.id}-${language}-simd.png` });
        expect(await seriousOn(page), `${place.id} ${language}`).toEqual([]);
      });
  });

  // A thousand updates with WebGPU in software are minutes: here one walk shows each step in all three languages, unless
  // STORY_WALKS=es, ca or en opens it in that one.
  const opening = languages.find((language) => language === process.env.STORY_WALKS) ?? 'ca';
  test(`on WebGPU, opened in ${opening}, each step in each language`, { timeout: walkMs }, async () => {
    await walk('webgpu', opening, async (page, seen, place) => {
      if (ends(place)) await page.screenshot({ path: `${folder}/${place.id}-${opening}-webgpu.png` });
      for (const language of [...languages.filter((other) => other !== opening), opening]) {
        const button = page.locator(`.languages button:nth-child(${languages.indexOf(language) + 1})`);
        await button.evaluate((made: HTMLButtonElement) => made.click());
        const said = await readPage(page);
        checkWords(said, place, language);
        for (const where of ['column', 'board'] as const)
          expect(said[where].toSorted(byName)).toEqual(seen[where].toSorted(byName));
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
