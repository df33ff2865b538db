import { glossary } from './glossary.ts';
import { page } from './page.ts';
import { songs } from './songs.ts';

/**
 * Every text of the story in English. `{name}` is replaced by a value; `[term:words]` links the words to `term.<term>`
 * of the glossary.
 */
export const en = { ...page, ...glossary, ...songs } as const;

/** Name of a text of the story. */
export type StoryKey = keyof typeof en;
