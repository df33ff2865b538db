// Measures the lab beside other libraries; `npm run bench -- --help` tells how. Peers are installed here, by this.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createServer } from 'vite';

const here = import.meta.dirname;
const lock = readFileSync(join(here, 'package-lock.json'), 'utf8');
const installed = join(here, 'node_modules/.lock');
const words = process.argv.slice(2);
if (!words.includes('--help') && !(existsSync(installed) && readFileSync(installed, 'utf8') === lock)) {
  process.stderr.write('installing the peers\n');
  // Their install scripts build native code that a browser has no use for.
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  const { writeFileSync } = await import('node:fs');
  writeFileSync(installed, lock);
}
const root = resolve(here, '../..');
const vite = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false },
});
try {
  const { main } = await vite.ssrLoadModule('/tests/bench/run.ts');
  await main(words);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  await vite.close();
}
