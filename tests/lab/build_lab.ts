import { resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');
/** Where the tests have the built lab. */
export const labFolder = resolve(root, 'node_modules/.lab');

/** Builds the lab once for all files of tests that open it. */
export default async function setup(): Promise<void> {
  await build({ root, logLevel: 'warn', build: { outDir: labFolder, emptyOutDir: true } });
}
