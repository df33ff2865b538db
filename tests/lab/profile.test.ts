import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenLab, openLab } from './open_lab.ts';

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const until = <T>(ask: () => T) => expect.poll(ask, { timeout: 60_000 });
const card = (page: Page) => page.locator('.profile');

test.each(['webgpu', 'simd'] as const)(
  'T takes a training step apart on %s, and only while it is open',
  async (engine) => {
    const page = await lab.page(`?engine=${engine}&lang=en#h=8&t=8&b=4`, { width: 1280, height: 800 }, true);
    await page.evaluate(() => window.lab.ready);
    expect(await card(page).isVisible()).toBe(false);
    await page.keyboard.press('t');
    await until(() => card(page).locator('tbody tr').count()).toBeGreaterThan(8);
    const told = (await card(page).locator('.note').textContent())!;
    const rows = await card(page)
      .locator('tbody tr')
      .evaluateAll((lines) =>
        lines.map((line) => ({
          name: line.querySelector('th')!.textContent!,
          calls: Number(line.querySelectorAll('td')[0]!.textContent),
          ms: line.querySelectorAll('td')[1]!.textContent!,
        })),
      );
    expect(rows.map(({ name }) => name)).toContain('adam');
    const counted = Number(/is (\d+) (dispatches|operations)\./.exec(told)![1]);
    expect(rows.reduce((sum, { calls }) => sum + calls, 0)).toBe(counted);
    expect(told).toMatch(engine === 'webgpu' ? /dispatches/ : /operations/);
    expect(told).toMatch(/read at most \d.*iB and write at most \d/);
    // Times stand where there is a clock, on the processor always.
    const clock = rows.every(({ ms }) => Number.isFinite(Number(ms.replace('\u202f', ''))));
    expect(clock).toBe(!/no time of its own/.test(told));
    if (engine === 'simd') expect(told).toMatch(/take .+ ms, the mean of \d+ steps, which is .+ % of all time/);
    await page.keyboard.press('Escape');
    expect(await card(page).isVisible()).toBe(false);
    await page.context().close();
  },
);
