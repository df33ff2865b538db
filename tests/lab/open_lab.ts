import { createServer, type Server } from 'node:http';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import sirv from 'sirv';
import { browserPath, webgpuFlags } from '../browser.ts';
import { labFolder } from './build_lab.ts';

/** The built lab on a server of its own, and a browser to open it in. */
export interface OpenLab {
  readonly url: string;
  /** A fresh page at the lab; `query` follows the path, such as `?engine=reference#h=8`; `still` asks for reduced motion. */
  page(query?: string, viewport?: { width: number; height: number }, still?: boolean): Promise<Page>;
  browser: Browser;
  close(): Promise<void>;
}

/** Serves the lab that `build_lab.ts` has built. `flags` replaces the browser's WebGPU flags. */
export async function openLab(options: { flags?: readonly string[] } = {}): Promise<OpenLab> {
  const server = await serve(labFolder);
  const { port } = server.address() as { port: number };
  const browser = await chromium.launch({
    executablePath: await browserPath(),
    args: [...(options.flags ?? webgpuFlags)],
  });
  const contexts: BrowserContext[] = [];
  const url = `http://localhost:${port}/`;
  return {
    url,
    browser,
    async page(query = '', viewport = { width: 960, height: 600 }, still = false) {
      const context = await browser.newContext({ viewport, reducedMotion: still ? 'reduce' : 'no-preference' });
      contexts.push(context);
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(`page error: ${error.stack ?? error.message}`));
      await page.goto(url + query);
      return page;
    },
    async close() {
      for (const context of contexts) await context.close();
      await browser.close();
      await new Promise((done) => server.close(done));
    },
  };
}

function serve(folder: string): Promise<Server> {
  const files = sirv(folder, {
    setHeaders(response) {
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    },
  });
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.writeHead(404).end();
    });
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}
