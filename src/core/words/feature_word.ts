import type { Words } from './words.ts';

/** Features that come with the lab have words of their own; a name from a file stands as it is. */
export function featureWord(name: string, words: Words): string {
  return name === 'modern' || name === 'sad' || name === 'piano' ? words(`feature.${name}`) : name;
}
