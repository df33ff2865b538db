import type { Browser, Page } from 'playwright-core';
import { disagreement, yardstick } from './agreement.ts';
import { type Contestant, nameOf } from './contestants.ts';
import type { Bench, Turn } from './page/main.ts';
import { median, quantile, type Row } from './rows.ts';
import type { Work } from './work.ts';

declare global {
  interface Window {
    bench: Bench;
  }
}

/** Milliseconds a turn should take at least, so that the clock and the readback at its end weigh little. */
const turnMs = 400;
/** Updates that are not timed: compiling and warming up. */
const warmUp = 5;
/** Updates whose losses are compared: 0 to 20. */
const compared = 21;

interface Running {
  readonly contestant: Contestant;
  readonly page: Page;
  readonly device: string;
  readonly threads: number | null;
  updates: number;
  readonly turns: Turn[];
}

/**
 * Runs one work: every contestant prepares in a page of its own of the same browser, warms up, and then they take turns.
 * Gives a row for each that could do the work; `say` hears what goes on and why somebody has no row or no time.
 */
export async function runWork(
  browser: Browser,
  url: string,
  work: Work,
  who: readonly Contestant[],
  rounds: number,
  say: (line: string) => void,
): Promise<Row[]> {
  const running: Running[] = [];
  for (const contestant of who) {
    const name = `${work.name} ${nameOf(contestant)}`;
    const page = await browser.newPage();
    page.on('pageerror', (error) => say(`${name}: ${error.message}`));
    await page.goto(url);
    await page.waitForFunction(() => 'bench' in window);
    const began = performance.now();
    const opened = await attempt(() =>
      page.evaluate(([c, w]) => window.bench.open(c, w), [contestant, work] as [Contestant, Work]),
    );
    const cannot = 'failed' in opened ? opened.failed : 'cannot' in opened ? opened.cannot : null;
    const made = cannot === null && (await attempt(() => warm(page, work, rounds)));
    if (cannot !== null || !made || 'failed' in made) {
      say(`${name}: cannot: ${cannot ?? (made && 'failed' in made ? made.failed : '')}`);
      await page.close();
      continue;
    }
    running.push({ contestant, page, ...(opened as { device: string; threads: number | null }), ...made, turns: [] });
    say(`${name}: ready after ${seconds(performance.now() - began)}, ${made.updates} a turn`);
  }
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    // Nobody always comes after the same one.
    const order = running.map((_, i) => running[(i + round) % running.length]!);
    for (const one of order)
      one.turns.push(await one.page.evaluate((updates) => window.bench.advance(updates), one.updates));
    say(`${work.name}: round ${round + 1} of ${rounds} took ${seconds(performance.now() - began)}`);
  }
  const rows = await rowsOf(work, running, say);
  for (const { page } of running) await page.close();
  return rows;
}

/** Warms up, and finds how many updates make a turn. */
async function warm(page: Page, work: Work, rounds: number): Promise<{ updates: number }> {
  const advance = async (n: number) => (await page.evaluate((updates) => window.bench.advance(updates), n)).ms / n;
  const most = { lstm: 500, matmul: 100, classifier: 500_000, sample: 2048 }[work.kind];
  await advance(1);
  let ms = await advance(work.kind === 'matmul' ? 1 : work.kind === 'sample' ? compared : warmUp - 1);
  // A few say little of something that takes microseconds: try more at once until a turn takes its time.
  let updates = 1;
  for (let tries = 0; tries < 6; tries++) {
    const wanted = Math.max(1, Math.min(most, Math.round(turnMs / ms), updates * 32));
    if (wanted <= updates * 2) break;
    updates = wanted;
    ms = await advance(updates);
  }
  updates = Math.max(1, Math.min(most, Math.round(turnMs / ms)));
  const least = work.kind === 'lstm' ? Math.ceil((compared - warmUp) / rounds) : work.kind === 'sample' ? compared : 1;
  return { updates: Math.max(updates, least) };
}

async function rowsOf(work: Work, running: readonly Running[], say: (line: string) => void): Promise<Row[]> {
  if (running.length === 0) return [];
  const checks: (readonly number[])[] = [];
  for (const { page } of running) checks.push(await page.evaluate(() => window.bench.checks()));
  const truth =
    work.kind === 'matmul'
      ? await running[0]!.page.evaluate((n) => window.bench.truth(n), work.n)
      : yardstick(
          running.map(({ contestant }, i) => ({
            reference: contestant.engine === 'reference',
            checks: checks[i]!,
          })),
        );
  return running.map(({ contestant, threads, device, updates, turns }, i) => {
    const own = checks[i]!;
    const why = own.length === 0 ? 'gave no numbers' : disagreement(own, truth);
    if (why) say(`${work.name} ${nameOf(contestant)}: no time, for its work does not agree: ${why}`);
    else say(`${work.name} ${nameOf(contestant)}: agrees; runs on ${device}`);
    const each = turns.map(({ ms }) => ms / updates);
    const counted = (key: keyof Turn['counts']) =>
      contestant.engine === 'webgpu' ? mean(turns.map(({ counts }) => counts[key] / updates)) : null;
    const loss = (n: number) => (work.kind === 'matmul' ? null : (own[n] ?? null));
    return {
      peer: contestant.peer,
      engine: contestant.engine,
      workload: work.name,
      threads,
      medianMs: why ? null : median(each),
      p10Ms: why ? null : quantile(each, 0.1),
      p90Ms: why ? null : quantile(each, 0.9),
      runs: turns.length * updates,
      loss0: loss(0),
      loss5: loss(5),
      loss20: loss(20),
      dispatches: counted('dispatches'),
      submissions: counted('submissions'),
      uploadedBytes: counted('uploadedBytes'),
      perSecond: why ? null : 1000 / median(each),
    };
  });
}

async function attempt<T>(act: () => Promise<T>): Promise<T | { failed: string }> {
  try {
    return await act();
  } catch (error) {
    return { failed: error instanceof Error ? error.message.split('\n')[0]! : String(error) };
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
