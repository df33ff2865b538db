import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { presets } from '../../src/config/presets.ts';
import { fieldOf, keys } from '../../src/config/schema.ts';
import { ca } from '../../src/core/words/ca.ts';
import { en, type WordKey } from '../../src/core/words/en.ts';
import { es } from '../../src/core/words/es.ts';
import { createWords, isWordKey, languages, pickLanguage } from '../../src/core/words/words.ts';
import { docOf } from '../../src/ui/docs/docs.ts';
import { keyLines } from '../../src/ui/keys.ts';

const wordKeys = Object.keys(en) as WordKey[];
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();

/** Names, numbers and units that are written alike in the three languages. */
const alike: readonly WordKey[] = [
  'app.title',
  'data.mobyDick',
  'engine.webgpu',
  'engine.simd',
  'feature.piano',
  'loss.nats',
  'profile.ms',
  'scene.name',
  'scene.number',
  'scene.no',
  'scene.memory',
  'scene.state',
  'scene.time.letter',
];

describe.each([
  ['Spanish', es, 'es', alike],
  ['Catalan', ca, 'ca', [...alike, 'data.text']],
] as const)('%s', (_, dictionary, code, allowed) => {
  test('has the same keys and placeholders as English', () => {
    expect(Object.keys(dictionary)).toEqual(wordKeys);
    for (const key of wordKeys) expect(placeholders(dictionary[key]), key).toEqual(placeholders(en[key]));
  });

  test('is translated, but for names', () => {
    const same = wordKeys.filter((key) => dictionary[key] === en[key]);
    expect(same).toEqual(wordKeys.filter((key) => (allowed as readonly WordKey[]).includes(key)));
  });

  test('tells what each hyperparameter is', () => {
    for (const key of keys) {
      expect(docOf(code, key).length, key).toBeGreaterThan(10);
      expect(docOf(code, key), key).not.toBe(fieldOf(key).doc);
      expect(docOf(code, key), key).toMatch(/^\p{Lu}.*\.$/u);
      expect(docOf('en', key)).toBe(fieldOf(key).doc);
    }
  });
});

test('no text is empty or has a space where it begins or ends', () => {
  for (const dictionary of [en, es, ca])
    for (const text of Object.values(dictionary))
      for (const line of text.split('\n')) expect(line).toMatch(/^\S(.*\S)?$/);
});

test('each chapter has a title and a story', () => {
  for (const { title } of presets) {
    expect(isWordKey(title), title).toBe(true);
    expect(isWordKey(title.replace('preset.', 'story.')), title).toBe(true);
  }
});

test('every key of the keyboard table is in the dictionary', () => {
  for (const { word, caps } of keyLines)
    for (const key of [word, ...caps.flatMap((cap) => (typeof cap === 'string' ? [] : [cap.word]))])
      expect(isWordKey(key), key).toBe(true);
});

test('every key that the sources ask for is in the dictionary', () => {
  const folder = resolve(import.meta.dirname, '../../src');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const asked = sources.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/\bwords\(\s*'([^']+)'/g)].map((match) => match[1]!),
  );
  expect(asked.length).toBeGreaterThan(50);
  expect(asked.filter((key) => !isWordKey(key))).toEqual([]);
});

test('placeholders are filled in, values left as they are', () => {
  const words = createWords('ca');
  expect(words('scene.song', { row: 3, rows: 6 })).toBe('cançó 3 de 6');
  expect(words('scene.name', { name: '$& {row}' })).toBe('$& {row}');
});

test('a hole and an unknown key are errors, not texts', () => {
  const words = createWords('en');
  expect(() => words('scene.song', { row: 3 })).toThrow(/^E_KEY words en scene\.song: expected a value for \{rows\}/);
  expect(() => words('no.such.key')).toThrow(/^E_KEY words no\.such\.key/);
  expect(() => words('toString')).toThrow(/^E_KEY/);
});

test('the language is the first one asked for that there is', () => {
  expect(languages).toEqual(['en', 'es', 'ca']);
  expect(pickLanguage(['ca-ES', 'es'])).toBe('ca');
  expect(pickLanguage(['de', 'ES-mx', 'ca'])).toBe('es');
  expect(pickLanguage(['fr', 'toString'])).toBe('en');
  expect(pickLanguage([])).toBe('en');
});
