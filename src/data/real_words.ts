import type { Corpus } from './text.ts';

const known = new WeakMap<Corpus, ReadonlySet<string>>();

/** The words of a text: runs of two letters or more, an apostrophe inside included, in lower case. */
export function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}+(?:[’']\p{L}+)*/gu) ?? []).filter((word) => word.length > 1);
}

/** The share, 0 to 1, of the words of a text that are words of a corpus; 0 for a text without words. */
export function realShare(text: string, corpus: Corpus): number {
  const words = wordsOf(text);
  const vocabulary = known.get(corpus) ?? new Set(wordsOf(corpus.text));
  known.set(corpus, vocabulary);
  return words.length === 0 ? 0 : words.filter((word) => vocabulary.has(word)).length / words.length;
}
