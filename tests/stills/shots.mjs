// Takes stills of the lab in the headless browser into shots/: npm run shots [-- --only lstm-small --size 1920x1080 --seconds 60]
// In reduced motion, where the camera stands at the front view. Every preset, untrained and trained for up to --seconds each. `--readme` also renews the picture of the README.
import { copyFileSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    size: { type: 'string', multiple: true, default: ['1920x1080'] },
    seconds: { type: 'string', default: '60' },
    engine: { type: 'string', default: 'webgpu' },
    readme: { type: 'boolean', default: false },
  },
});
const root = resolve(import.meta.dirname, '../..');
const folder = resolve(root, 'shots');
mkdirSync(folder, { recursive: true });

// Vite loads the TypeScript that the tests use too.
const vite = await createServer({ root, server: { middlewareMode: true }, appType: 'custom', logLevel: 'error' });
const { openLab } = await vite.ssrLoadModule('/tests/lab/open_lab.ts');
const { presets } = await vite.ssrLoadModule('/src/config/presets.ts');
const lab = await openLab();

/** Waits until the picture has been drawn a few times after the last change. */
async function settle(page, frames = 3) {
  await page.evaluate(async (count) => {
    for (let i = 0; i < count; i++) await new Promise((done) => requestAnimationFrame(done));
    await new Promise((done) => setTimeout(done, 400));
  }, frames);
}

/** Trains for about the seconds given, in calls short enough to stop on time; the number of steps done. */
function trainFor(page, seconds) {
  return page.evaluate(async (limit) => {
    const until = performance.now() + limit * 1000;
    let steps = 1;
    while (performance.now() < until) {
      const began = performance.now();
      await window.lab.train(steps);
      const took = performance.now() - began;
      steps = Math.max(
        1,
        Math.min(2000, Math.floor((steps * Math.min(4000, until - performance.now())) / Math.max(1, took))),
      );
    }
    return window.lab.step;
  }, seconds);
}

for (const preset of presets.filter(({ id }) => !options.only || options.only.split(',').includes(id))) {
  for (const size of options.size) {
    const [width, height] = size.split('x').map(Number);
    const page = await lab.page(`?engine=${options.engine}&preset=${preset.id}&paused=true`, { width, height }, true);
    page.setDefaultTimeout(300_000);
    await page.evaluate(() => window.lab.ready);
    await settle(page, 6);
    await page.screenshot({ path: `${folder}/${preset.id}-${size}-untrained.png`, timeout: 300_000 });
    const steps = await trainFor(page, Number(options.seconds));
    await settle(page, 8);
    await page.waitForTimeout(4000);
    await page.screenshot({ path: `${folder}/${preset.id}-${size}-trained.png`, timeout: 300_000 });
    console.log(`${preset.id} ${size}: ${steps} steps`);
    await page.context().close();
  }
}
await lab.close();
await vite.close();
if (options.readme)
  copyFileSync(`${folder}/lstm-small-1920x1080-trained.png`, resolve(import.meta.dirname, 'lstm-trained.png'));
process.exit(0);
