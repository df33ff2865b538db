import { cpSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import sirv from 'sirv';
import { build } from 'vite';
import { simdKernels } from '../../src/engine/simd/compile.ts';

const page = resolve(import.meta.dirname, 'page');
const packages = resolve(import.meta.dirname, 'node_modules');

/** Builds the bench's page, as the lab is built, and serves it cross-origin isolated. Gives its address. */
export async function servePage(): Promise<{ url: string; close(): void }> {
  const outDir = join(packages, '.page');
  await build({
    root: page,
    configFile: false,
    base: './',
    logLevel: 'error',
    plugins: [simdKernels()],
    worker: { format: 'es', plugins: () => [simdKernels()] },
    // TensorFlow.js starts its threads from the text of a function, which must stay as it is.
    build: { outDir, emptyOutDir: true, target: 'es2022', minify: false, chunkSizeWarningLimit: 20000 },
  });
  const binaries = join(packages, '@tensorflow/tfjs-backend-wasm/dist');
  for (const name of readdirSync(binaries).filter((name) => name.endsWith('.wasm')))
    cpSync(join(binaries, name), join(outDir, 'wasm', name));
  const server = await listen(outDir);
  return { url: `http://localhost:${(server.address() as { port: number }).port}/`, close: () => server.close() };
}

function listen(folder: string): Promise<Server> {
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
