import type { Page } from 'playwright-core';

export type Numbers = Readonly<Record<string, { shape: readonly number[]; data: readonly number[] }>>;

/** A number on the page: the name of its place, the whole value, and what is written. */
export interface ShownValue {
  readonly name: string;
  readonly value: number;
  readonly text: string;
}

/** The story on the page at one moment, beside what `window.lab` says then. */
export interface Seen {
  readonly chapter: number;
  readonly step: number;
  readonly told: number;
  /** The answer of the step's question is shown. */
  readonly revealed: boolean;
  readonly language: string;
  readonly title: string;
  /** Everything the column says. */
  readonly text: string;
  readonly column: readonly ShownValue[];
  /** What lies over the stage, or stands under it. */
  readonly board: readonly ShownValue[];
  /** What the network wrote, where that is shown. */
  readonly writings: readonly { readonly step: number; readonly text: string }[];
  /** Equations over the stage, with the numbers put into them. */
  readonly equations: readonly { readonly name: string; readonly numbers: readonly number[] }[];
  readonly lab: { readonly engine: string; readonly step: number; readonly parameters: Numbers };
}

/** Waits until the story has told something after `told` and rests, then reads page and lab. */
export async function look(page: Page, told: number): Promise<Seen> {
  await page.waitForFunction(
    (last) => {
      const card = document.querySelector<HTMLElement>('.story-card');
      return Number(card?.dataset.told ?? 0) > last && card!.getAttribute('aria-busy') === 'false';
    },
    told,
    { timeout: 150_000, polling: 30 },
  );
  const lab = await page.evaluate(async () => {
    const { engine, step } = window.lab;
    const entries = Object.entries(await window.lab.parameters());
    const parameters = Object.fromEntries(entries.map(([name, { shape, data }]) => [name, { shape, data: [...data] }]));
    return { engine, step, parameters };
  });
  return { ...(await readPage(page)), lab };
}

/** What the page says, alone. */
export function readPage(page: Page): Promise<Omit<Seen, 'lab'>> {
  return page.evaluate(() => {
    const card = document.querySelector<HTMLElement>('.story-card')!;
    const values = (root: Element) =>
      [...root.querySelectorAll('data')].flatMap((node) => {
        if (!node.checkVisibility()) return [];
        return [{ name: node.dataset.name!, value: Number(node.value), text: node.textContent! }];
      });
    return {
      chapter: Number(card.dataset.chapter),
      step: Number(card.dataset.step),
      told: Number(card.dataset.told),
      revealed: card.querySelector('.question:not([hidden]) .verdict') !== null,
      language: document.documentElement.lang,
      title: card.querySelector('h2')!.textContent!,
      text: card.textContent!,
      column: values(card),
      board: [...document.querySelectorAll('.story-board, .story-under')].flatMap(values),
      writings: [...document.querySelectorAll<HTMLElement>('.writings-board [data-written]')].map((node) => ({
        step: Number(node.dataset.written),
        text: node.textContent!,
      })),
      equations: [...document.querySelectorAll<HTMLElement>('.equation')].flatMap((line) => {
        if (!line.checkVisibility()) return [];
        const numbers = [...line.querySelectorAll('[data-value]')].map((mn) => Number(mn.getAttribute('data-value')));
        return [{ name: line.dataset.equation!, numbers }];
      }),
    };
  });
}
