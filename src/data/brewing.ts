import { loadBundledText } from './bundled_text.ts';
import type { Corpus } from './text.ts';

/** Questions and answers about brewing beer at home, written for this project; plain ASCII, one `Q:` and `A:` each. */
export const brewingCitation = 'Brewing questions and answers, written for Algorhythm';
export const brewingLicense = 'CC0 1.0';

/** The page of questions and answers. Fetched when first asked for, as a file of its own. */
export function loadBrewing(): Promise<Corpus> {
  return loadBundledText('Brewing', brewingCitation, () => import('./brewing.txt?raw'));
}
