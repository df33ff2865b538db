import type { StoryKey } from '../en/words.ts';
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

/** Every text of the story in Catalan. */
export const ca: Readonly<Record<StoryKey, string>> = {
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
};
