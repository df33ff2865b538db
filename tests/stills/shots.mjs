// Takes stills of the lab in the headless browser into shots/: every composed view of every preset, untrained, half
// trained and trained, without the page around it and in reduced motion. To narrow it:
//   npm run shots -- --only lstm-small --view whole,unit --size 1920x1080 --state trained --seconds 60
// `--readme` brings those of shots/ that the README shows to tests/stills, at 1080 pixels wide.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';

const list = (values) => values.flatMap((value) => value.split(',')).filter(Boolean);
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    view: { type: 'string', multiple: true, default: ['whole,unit,time,below,verdict'] },
    size: { type: 'string', multiple: true, default: ['1920x1080,3840x1080,390x844'] },
    state: { type: 'string', multiple: true, default: ['untrained,half,trained'] },
    /** Training until `trained`; `half` is a sixth of it, as loss falls fastest at first. */
    seconds: { type: 'string', default: '60' },
    engine: { type: 'string', default: 'webgpu' },
    readme: { type: 'boolean', default: false },
  },
});
const shown = {
  'songs-rule-whole-1920x1080-half': 'neuron',
  'lstm-small-whole-1920x1080-trained': 'lstm-trained',
  'lstm-small-unit-1920x1080-trained': 'lstm-unit',
  'lstm-small-time-1920x1080-trained': 'lstm-time',
};
const root = resolve(import.meta.dirname, '../..');
const folder = resolve(root, 'shots');
mkdirSync(folder, { recursive: true });

// Vite loads the TypeScript that the tests use too.
const vite = await createServer({ root, server: { middlewareMode: true }, appType: 'custom', logLevel: 'error' });
const { openLab } = await vite.ssrLoadModule('/tests/lab/open_lab.ts');
const { default: buildLab } = await vite.ssrLoadModule('/tests/lab/build_lab.ts');
const { presets } = await vite.ssrLoadModule('/src/config/presets.ts');
const { viewNames } = await vite.ssrLoadModule('/src/scene/layout/forms.ts');
await buildLab();
const lab = await openLab();

/** Counts pictures as they are begun; one is in flight at a time, so the next one's begin is the last one's end. */
const countPictures = () => {
  const { getCurrentTexture } = GPUCanvasContext.prototype;
  window.pictures = 0;
  GPUCanvasContext.prototype.getCurrentTexture = function () {
    window.pictures++;
    return getCurrentTexture.call(this);
  };
};

/** Waits until the picture has been drawn a few times after the last change, however long that takes. */
async function settle(page, ms) {
  const before = await page.evaluate(() => window.pictures);
  await page.waitForTimeout(ms);
  await page.waitForFunction((least) => window.pictures >= least, before + 4);
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

for (const preset of presets.filter(({ id }) => options.only.length === 0 || list(options.only).includes(id))) {
  // One training for all sizes: the window changes its size under the picture.
  const page = await lab.page('about:blank', { width: 1280, height: 720 }, true);
  page.setDefaultTimeout(300_000);
  await page.addInitScript(countPictures);
  await page.goto(`${lab.url}?engine=${options.engine}&preset=${preset.id}&paused=true`);
  await page.evaluate(() => window.lab.ready);
  await page.keyboard.press('h');
  // A device in software would get the lowest quality by itself: low, medium, high.
  for (let i = 0; i < 3; i++) await page.keyboard.press('q');
  // The first picture compiles its shaders.
  await settle(page, 15000);
  let trained = 0;
  for (const [state, part] of [
    ['untrained', 0],
    ['half', 1 / 6],
    ['trained', 1],
  ]) {
    if (part > trained) await trainFor(page, Number(options.seconds) * (part - trained));
    trained = part;
    if (!list(options.state).includes(state)) continue;
    for (const size of list(options.size)) {
      const [width, height] = size.split('x').map(Number);
      await page.setViewportSize({ width, height });
      // The key V goes from one composed view to the next, and begins with the first.
      for (const view of viewNames) {
        await page.keyboard.press('v');
        if (!list(options.view).includes(view)) continue;
        await settle(page, 5000);
        await page.screenshot({ path: `${folder}/${preset.id}-${view}-${size}-${state}.png`, timeout: 300_000 });
        console.log(`${preset.id} ${view} ${size} ${state}: step ${await page.evaluate(() => window.lab.step)}`);
      }
    }
  }
  await page.context().close();
}
if (options.readme) {
  const page = await lab.page('', { width: 1080, height: 607 }, true);
  for (const [still, name] of Object.entries(shown)) {
    if (!existsSync(`${folder}/${still}.png`)) continue;
    const data = readFileSync(`${folder}/${still}.png`).toString('base64');
    await page.setContent(`<body style="margin:0"><img style="width:1080px" src="data:image/png;base64,${data}">`);
    await page.locator('img').evaluate((image) => image.decode());
    await page.screenshot({ path: resolve(import.meta.dirname, `${name}.png`) });
  }
}
await lab.close();
await vite.close();
process.exit(0);
