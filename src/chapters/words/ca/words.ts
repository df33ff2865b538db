import type { StoryKey } from '../en/words.ts';
import { glossary } from './glossary.ts';
import { page } from './page.ts';
import { songs } from './songs.ts';

/** Every text of the story in Catalan. */
export const ca: Readonly<Record<StoryKey, string>> = { ...page, ...glossary, ...songs };
