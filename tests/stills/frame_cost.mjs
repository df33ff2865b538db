// Measures the JavaScript of a frame of the sculpture, without the GPU's share, at 2 layers x 512 units x 128 steps:
//   node tests/stills/frame_cost.mjs [frames]
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const server = await createServer({ root, logLevel: 'error', server: { port: 0, open: false } });
await server.listen();
const { browserPath, webgpuFlags } = await server.ssrLoadModule('/tests/browser.ts');
const browser = await chromium.launch({ executablePath: await browserPath(), args: [...webgpuFlags] });
const page = await browser.newPage({ viewport: { width: 480, height: 270 } });
page.setDefaultTimeout(300_000);
await page.goto(`${server.resolvedUrls.local[0]}tests/stills/frame_cost.html`);
await page.waitForFunction(() => 'measure' in window);
const cost = await page.evaluate((frames) => window.measure(2, 512, 128, frames), Number(process.argv[2] ?? 20));
console.log(
  `2 x 512 units x 128 steps, median of ${cost.frames} frames: ${cost.own.toFixed(2)} ms of the sculpture's own ` +
    `(worst ${cost.worstOwn.toFixed(2)}), ${cost.all.toFixed(2)} ms with three's`,
);
await browser.close();
await server.close();
process.exit(0);
