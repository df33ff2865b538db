import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ca } from '../../src/chapters/words/ca/words.ts';
import { en, type StoryKey } from '../../src/chapters/words/en/words.ts';
import { es } from '../../src/chapters/words/es/words.ts';
import { isStoryKey, storyWords } from '../../src/chapters/words/words.ts';

const keys = Object.keys(en) as StoryKey[];
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();
const terms = (text: string) => [...text.matchAll(/\[(\w+):[^\]]+\]/g)].map((match) => match[1]!).sort();
/** Signs, names and words that are written alike. */
const alike: Partial<Record<'es' | 'ca', StoryKey[]>> = {
  es: ['figure.no', 'bound.piano'],
  ca: ['figure.no', 'bound.piano'],
};

describe.each([
  ['es', es],
  ['ca', ca],
] as const)('%s', (code, dictionary) => {
  test('has the same keys, places and terms as English', () => {
    expect(Object.keys(dictionary)).toEqual(keys);
    for (const key of keys) {
      expect(places(dictionary[key]), key).toEqual(places(en[key]));
      expect(terms(dictionary[key]), key).toEqual(terms(en[key]));
    }
  });

  test('is translated, but for signs', () => {
    const same = keys.filter((key) => dictionary[key] === en[key] && !alike[code]!.includes(key));
    expect(same).toEqual([]);
  });
});

test('every term that a text links to is in the glossary, and the glossary is used', () => {
  const linked = new Set(keys.flatMap((key) => terms(en[key])));
  for (const term of linked) expect(isStoryKey(`term.${term}`), term).toBe(true);
  const unused = keys.filter((key) => key.startsWith('term.') && !linked.has(key.slice(5)));
  expect(unused).toEqual(['term.bias']);
});

test('every key that the sources name is in the dictionary, and no key is left over', () => {
  const folder = resolve(import.meta.dirname, '../../src');
  const sources = ['chapters', 'ui/story'].flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('words'))
      .map((name) => readFileSync(join(folder, part, name), 'utf8')),
  );
  const named = new Set(sources.flatMap((text) => [...text.matchAll(/'([a-z]+\.[A-Za-z0-9.]+)'/g)].map((m) => m[1]!)));
  const left = keys.filter((key) => !named.has(key) && !key.startsWith('term.'));
  expect(left).toEqual([]);
});

test('a key that is not there is an error, not a text', () => {
  expect(() => storyWords('en')('no.such' as StoryKey)).toThrow(/^E_KEY story words no\.such/);
});
