import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { browserPath, webgpuFlags } from '../browser.ts';
import { help, type Options, parse } from './arguments.ts';
import { contestants, leftOut, nameOf } from './contestants.ts';
import { judge, ratioTable } from './ratios.ts';
import { section, withSection } from './readme.ts';
import { type Row, tableOf } from './rows.ts';
import { servePage } from './serve.ts';
import { runWork } from './turns.ts';
import type { Work } from './work.ts';

const root = resolve(import.meta.dirname, '../..');
const store = join(import.meta.dirname, 'node_modules/.rows.json');
/** Flags for a machine's own graphics device. */
const gpuFlags = ['--enable-unsafe-webgpu', '--ignore-gpu-blocklist', '--no-sandbox', '--no-first-run'];

/** What a run leaves behind for the README: rows by workload, and where they were measured. */
export interface Measured {
  readonly rows: readonly Row[];
  readonly machine: string;
}

const say = (line: string) => process.stderr.write(`${line}\n`);

/** The bench: progress on standard error, rows and ratios on standard output. */
export async function main(words: readonly string[]): Promise<void> {
  const options = parse(words);
  if (options.help) return void process.stdout.write(`${help}\n`);
  const asked = words.some((word) => word.startsWith('--workload') || word.startsWith('--only'));
  if (!options.readme || asked) await measure(options);
  if (options.readme) writeReadme();
}

async function measure(options: Options): Promise<void> {
  say('building the page');
  const page = await servePage();
  const browser = await chromium.launch({
    executablePath: await browserPath(),
    args: options.gpu ? gpuFlags : [...webgpuFlags],
  });
  const began = performance.now();
  try {
    const rows: Row[] = [];
    for (const work of options.works) {
      const made = await runWork(browser, page.url, work, chosenFor(work, options), options.rounds, say);
      for (const row of made) if (options.json) process.stdout.write(`${JSON.stringify(row)}\n`);
      rows.push(...made);
      keep(made, `${cpus()[0]!.model.trim()}, ${cpus().length} processors; Chromium ${browser.version()}`, options);
    }
    if (!options.json) process.stdout.write(`${tableOf(rows)}\n\n${ratioTable(judge(rows))}\n`);
    say(`took ${((performance.now() - began) / 60_000).toFixed(1)} minutes`);
  } finally {
    await browser.close();
    page.close();
  }
}

function chosenFor(work: Work, { only }: Options) {
  if (only) return only;
  return contestants.filter((contestant) => {
    const why = leftOut(contestant, work);
    if (why) say(`${work.name} ${nameOf(contestant)}: left out, ${why}; --only ${nameOf(contestant)} asks for it`);
    return !why;
  });
}

/** Puts rows in the place of those of the same workload that were measured before. */
function keep(rows: readonly Row[], machine: string, { only, gpu }: Options): void {
  // Ratios need both sides from one run on one device: what was narrowed or ran elsewhere is not for the README.
  if (only || gpu || rows.length === 0) return;
  const before = stored();
  const others = before.rows.filter(({ workload }) => workload !== rows[0]!.workload);
  mkdirSync(join(store, '..'), { recursive: true });
  writeFileSync(store, JSON.stringify({ rows: [...others, ...rows], machine } satisfies Measured));
}

function stored(): Measured {
  return existsSync(store) ? JSON.parse(readFileSync(store, 'utf8')) : { rows: [], machine: '' };
}

function writeReadme(): void {
  const measured = stored();
  const file = join(root, 'README.md');
  writeFileSync(file, withSection(readFileSync(file, 'utf8'), section(measured)));
  say('wrote the performance section of README.md');
}
