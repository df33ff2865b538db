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
  readonly title: string;
  /** Everything the column says. */
  readonly text: string;
  readonly column: readonly ShownValue[];
  /** What lies over the stage, or stands under it. */
  readonly board: readonly ShownValue[];
  /** What the network wrote, where that is shown. */
  readonly writings: readonly { readonly step: number; readonly text: string }[];
  readonly lab: {
    readonly engine: string;
    readonly step: number;
    readonly parameters: Numbers;
    readonly tensors: Numbers;
  };
}

/** Waits until the story has told something after `told` and rests, then reads page and lab. */
export async function look(page: Page, told: number): Promise<Seen> {
  await page.waitForFunction(
    (last) => {
      const card = document.querySelector<HTMLElement>('.story-card');
      return Number(card?.dataset.told ?? 0) > last && card!.getAttribute('aria-busy') === 'false';
    },
    told,
    { timeout: 60_000, polling: 30 },
  );
  return page.evaluate(async () => {
    const card = document.querySelector<HTMLElement>('.story-card')!;
    const values = (root: Element) =>
      [...root.querySelectorAll('data')].flatMap((node) => {
        if (!node.checkVisibility()) return [];
        return [{ name: node.dataset.name!, value: Number(node.value), text: node.textContent! }];
      });
    const plain = (tensors: Record<string, { shape: number[]; data: Float32Array }>) =>
      Object.fromEntries(Object.entries(tensors).map(([name, { shape, data }]) => [name, { shape, data: [...data] }]));
    const { engine, step } = window.lab;
    const [parameters, tensors] = [plain(await window.lab.parameters()), plain(await window.lab.tensors())];
    return {
      chapter: Number(card.dataset.chapter),
      step: Number(card.dataset.step),
      told: Number(card.dataset.told),
      revealed: card.querySelector('.question:not([hidden]) .verdict') !== null,
      title: card.querySelector('h2')!.textContent!,
      text: card.textContent!,
      column: values(card),
      board: [...document.querySelectorAll('.story-board, .story-under')].flatMap(values),
      writings: [...document.querySelectorAll<HTMLElement>('.writings-board [data-written]')].map((node) => ({
        step: Number(node.dataset.written),
        text: node.textContent!,
      })),
      lab: { engine, step, parameters, tensors },
    };
  });
}
