import { brewingCitation, brewingLicense, loadBrewing } from './brewing.ts';
import { loadMobyDick, mobyDickCitation, mobyDickLicense } from './moby_dick.ts';
import type { Corpus } from './text.ts';

export interface CorpusEntry {
  /** Key of its name in the dictionary. */
  readonly title: `corpus.${string}`;
  readonly citation: string;
  readonly license: string;
  /** Fetches the text on each call; rejects where it cannot be had. */
  readonly load: () => Promise<Corpus>;
}

/** The texts that come with the lab, by the names that presets and settings files use. */
export const corpora = {
  'moby-dick': {
    title: 'corpus.mobyDick',
    citation: mobyDickCitation,
    license: mobyDickLicense,
    load: loadMobyDick,
  },
  brewing: {
    title: 'corpus.brewing',
    citation: brewingCitation,
    license: brewingLicense,
    load: loadBrewing,
  },
} as const satisfies Readonly<Record<string, CorpusEntry>>;

export type CorpusId = keyof typeof corpora;

/** Names of the texts, in the order of the panel. */
export const corpusIds = Object.keys(corpora) as CorpusId[];

/** True for the name of a text that comes with the lab. */
export function isCorpusId(name: unknown): name is CorpusId {
  return typeof name === 'string' && Object.hasOwn(corpora, name);
}
