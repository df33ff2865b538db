import { LabError } from '../../core/errors.ts';
import type { Language } from '../../core/words/words.ts';
import { ca } from './ca/words.ts';
import { en, type StoryKey } from './en/words.ts';
import { es } from './es/words.ts';

export type { StoryKey };

export const dictionaries: Readonly<Record<Language, Readonly<Record<StoryKey, string>>>> = { en, es, ca };

/** The text behind a key of the story's dictionary, with its `{places}` and `[term:words]` as they are. */
export type StoryWords = (key: StoryKey) => string;

/** The story's words in one language. Throws E_KEY for a key it does not have. */
export function storyWords(language: Language): StoryWords {
  return (key) => {
    if (!isStoryKey(key)) throw new LabError('E_KEY', `story words ${key}`, 'a key of the dictionary', 'add it');
    return dictionaries[language][key];
  };
}

export function isStoryKey(key: string): key is StoryKey {
  return Object.hasOwn(en, key);
}
