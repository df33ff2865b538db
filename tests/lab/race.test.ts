import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenLab, openLab } from './open_lab.ts';

let lab: OpenLab;
let page: Page;
beforeAll(async () => {
  lab = await openLab();
  page = await lab.page('?engine=simd&lang=en#h=8&t=8&b=4', { width: 1280, height: 800 }, true);
  await page.evaluate(() => window.lab.ready);
});
afterAll(() => lab.close());

const until = <T>(ask: () => T) => expect.poll(ask, { timeout: 120_000 });
const race = () => page.locator('.race');
const cells = () =>
  race()
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => ({
        racer: (row as HTMLElement).dataset.racer,
        device: row.querySelector('.note')?.textContent ?? '',
        texts: [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? ''),
      })),
    );
const isPlaying = () => page.evaluate(() => window.lab.playing);

test('C opens the race; all three engines run the same training, and what is shown is what they compute', async () => {
  expect(await isPlaying()).toBe(true);
  await page.keyboard.press('c');
  await until(() => race().isVisible()).toBe(true);
  await race().locator('select').selectOption('3');
  await race().getByRole('button', { name: 'Start' }).press('Enter');
  await until(() => race().getByRole('button', { name: 'Stop' }).isVisible()).toBe(true);
  // The lab's own training rests meanwhile.
  await until(isPlaying).toBe(false);
  await until(() => race().locator('.row .note').textContent()).toBe('over');
  const rows = await cells();
  expect(rows.map(({ racer }) => racer)).toEqual(['webgpu', 'simd', 'reference']);
  for (const { device, texts } of rows) {
    expect(device).not.toBe('');
    expect(Number(texts[0]!.replace(/\D/g, ''))).toBeGreaterThan(0);
    expect(Number.parseFloat(texts[1]!)).toBeGreaterThan(0);
  }
  expect(rows[2]!.texts[2]).toBe('1.00×');
  const said = (await race().locator('[aria-live]').textContent())!;
  const step = Number(/At step (\d+)/.exec(said)![1]);
  expect(step).toBeGreaterThan(1);
  const apart = /at most ([\d.e-]+) apart/.exec(said);
  expect(apart ? Number(apart[1]) : said).toSatisfy((told) => Number(told) <= 1e-4 || /to the last digit/.test(told));
  expect(said).toMatch(/is fastest: .+ steps a second/);
  expect(said).toMatch(/The graphics device \(.+\) (wins|loses)/);
  // It goes on where it was.
  await until(isPlaying).toBe(true);
  await page.keyboard.press('Escape');
  expect(await race().isVisible()).toBe(false);

  // The lab's own training of the same seed has the losses that the race told.
  const own = await page.evaluate(async (steps) => {
    await window.lab.configure({ seed: window.lab.config.seed, engine: 'reference' });
    return (await window.lab.train(steps)).losses;
  }, step);
  for (const { texts } of rows) expect(Math.abs(Number(texts[3]) - own[step - 1]!)).toBeLessThanOrEqual(1.5e-4);
});

test('it can be stopped at once, and closed by its button', async () => {
  await page.keyboard.press('c');
  await race().getByRole('button', { name: 'Start' }).click();
  await until(() => race().getByRole('button', { name: 'Stop' }).isVisible()).toBe(true);
  await race().getByRole('button', { name: 'Stop' }).click();
  await until(() => race().locator('.row .note').textContent()).toBe('stopped');
  await race().getByRole('button', { name: 'Close' }).click();
  expect(await race().isVisible()).toBe(false);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Race');
  expect(await page.locator('.notice.error').count()).toBe(0);
});
