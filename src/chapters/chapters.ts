import { art } from './art.ts';
import { boundary } from './boundary.ts';
import type { Chapter } from './chapter.ts';
import { gates } from './gates.ts';
import { memory } from './memory.ts';
import { noRuleChapter } from './no_rule.ts';
import { reading } from './reading.ts';
import { song } from './song.ts';
import { update } from './update.ts';

/** The story, in its order. */
export const chapters: readonly Chapter[] = [song, noRuleChapter, boundary, update, memory, gates, reading, art];
