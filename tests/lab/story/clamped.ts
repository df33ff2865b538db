import type { Page } from 'playwright-core';

/** What is held, in the order of the buttons: the rows of which gate (i, f, g, o), and at what. */
const held = [
  [1, 0],
  [1, 1],
  [0, 0],
  [0, 1],
  [3, 0],
  [3, 1],
] as const;

/** Presses every button of chapter 6's gates: what the network is shown to write as it is, and with each gate held. */
export async function shownTexts(page: Page): Promise<{ free: string; clamped: string[] }> {
  const texts: string[][] = [];
  for (let choice = 0; choice <= held.length; choice++) {
    const button = page.locator(`[data-choice="clamp ${choice}"]`);
    await button.evaluate((made: HTMLButtonElement) => made.click());
    await page.waitForFunction(
      (one) => document.querySelector(`[data-choice="clamp ${one}"]`)?.getAttribute('aria-pressed') === 'true',
      choice,
    );
    texts.push(
      await page.evaluate(() =>
        [...document.querySelectorAll('.story-card .written')].map((written) => written.lastChild!.textContent!),
      ),
    );
  }
  return { free: texts[0]![0]!, clamped: texts.slice(1).map(([, clamped]) => clamped!) };
}

/** The same texts by `window.lab` alone: a gate is held by weights that hear nothing and a bias that says it all. */
export function sampledTexts(page: Page, prime: string): Promise<{ free: string; clamped: string[] }> {
  return page.evaluate(
    async ({ prime, held }) => {
      const { lab } = window;
      const { temperature, seed } = lab.config;
      const parameters = await lab.parameters();
      const sample = () => lab.sample({ prime, length: 120, temperature, seed });
      const free = await sample();
      const clamped: string[] = [];
      for (const [gate, value] of held) {
        const entries = Object.entries(parameters).map(([name, { shape, data }]) => {
          const changed = data.slice();
          if (name.startsWith('lstm.')) {
            const block = changed.length / 4;
            const filled = name === 'lstm.bias_hh_l0' ? (value ? 40 : -40) : 0;
            changed.fill(filled, gate * block, (gate + 1) * block);
          }
          return [name, { shape, data: changed }];
        });
        await lab.setParameters(Object.fromEntries(entries));
        clamped.push(await sample());
      }
      return { free, clamped };
    },
    { prime, held },
  );
}
