import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { encode, makeCorpus } from '../../../src/data/text.ts';
import { recurrent } from './recurrent.ts';
import type { Seen } from './seen.ts';

export const sentence = 'It just slowly forgets what it was.';
const brewing = readFileSync(resolve(import.meta.dirname, '../../../src/data/brewing.txt'), 'utf8');
/** The same by number. */
export const symbols = [...encode(makeCorpus('brewing', brewing), sentence)];

/** The sentence of chapters 5 and 6, read with the lab's weights as they were seen, now at its last letter but one. */
export async function readBy({ lab }: Seen) {
  const T = symbols.length - 1;
  return { symbols, T, at: T - 1, read: recurrent(lab.parameters, symbols, T - 1) };
}
