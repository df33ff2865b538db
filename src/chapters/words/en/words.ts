import { art } from './art.ts';
import { boundary } from './boundary.ts';
import { gates } from './gates.ts';
import { glossary } from './glossary.ts';
import { memory } from './memory.ts';
import { noRule } from './no_rule.ts';
import { page } from './page.ts';
import { reading } from './reading.ts';
import { song } from './song.ts';
import { update } from './update.ts';

/**
 * Every text of the story in English: one file a chapter, which may bring terms of its own. `{name}` is replaced by a
 * value; `[term:words]` links the words to `term.<term>` of the glossary.
 */
export const en = {
  ...page,
  ...glossary,
  ...song,
  ...noRule,
  ...boundary,
  ...update,
  ...memory,
  ...gates,
  ...reading,
  ...art,
} as const;

/** Name of a text of the story. */
export type StoryKey = keyof typeof en;
