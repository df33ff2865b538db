// Takes stills of every step of the story into shots/: node tests/stills/story.mjs [--only boundary --size 390x844 --lang ca --engine reference]
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    size: { type: 'string', multiple: true, default: ['1920x1080', '390x844'] },
    lang: { type: 'string', default: 'en' },
    engine: { type: 'string', default: 'reference' },
    show: { type: 'string', default: '' },
  },
});
const root = resolve(import.meta.dirname, '../..');
const folder = resolve(root, 'shots');
mkdirSync(folder, { recursive: true });
const vite = await createServer({ root, server: { middlewareMode: true }, appType: 'custom', logLevel: 'error' });
const { openLab } = await vite.ssrLoadModule('/tests/lab/open_lab.ts');
const { default: buildLab } = await vite.ssrLoadModule('/tests/lab/build_lab.ts');
const { chapters } = await vite.ssrLoadModule('/src/chapters/chapters.ts');
await buildLab();
const lab = await openLab();

for (const size of options.size) {
  const [width, height] = size.split('x').map(Number);
  for (const { id, steps } of chapters.filter(({ id }) => !options.only || options.only.split(',').includes(id))) {
    const query = `?engine=${options.engine}#chapter=${id}&lang=${options.lang}${options.show && `&show=${options.show}`}`;
    const page = await lab.page(query, { width, height }, true);
    page.setDefaultTimeout(120_000);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') console.log(`${id}: ${message.text()}`);
    });
    const card = page.locator('.story-card');
    let told = 0;
    const clicks = steps.length + steps.filter(({ question }) => question).length;
    for (let click = 0; click < clicks; click++) {
      if (click > 0) await page.keyboard.press('PageDown');
      await page.waitForFunction(
        (last) => Number(document.querySelector('.story-card')?.dataset.told ?? 0) > last,
        told,
      );
      told = Number(await card.getAttribute('data-told'));
      await page.waitForTimeout(click === 0 ? 4000 : 1500);
      await page.screenshot({ path: `${folder}/story-${size}-${options.lang}-${id}-${click}.png`, timeout: 120_000 });
    }
    console.log(`${size} ${id}`);
    await page.context().close();
  }
}
await lab.close();
await vite.close();
process.exit(0);
