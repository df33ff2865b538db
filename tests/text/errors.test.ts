import { describe, expect, test } from 'vitest';
import { expectation } from '../../src/config/field.ts';
import { patched } from '../../src/config/parse.ts';
import { checkCorpusFits } from '../../src/config/rules.ts';
import { defaults, fieldOf, keys } from '../../src/config/schema.ts';
import { fromUrl } from '../../src/config/url.ts';
import { LabError } from '../../src/core/errors.ts';
import { phrases } from '../../src/core/words/phrases.ts';
import { tell, translated } from '../../src/core/words/tell.ts';
import { checkSongs } from '../../src/data/song_table.ts';
import { songsFromText } from '../../src/data/songs.ts';
import { songsFromCsv } from '../../src/data/songs_csv.ts';
import { makeCorpus } from '../../src/data/text.ts';
import { chooseEngine } from '../../src/engine/open.ts';
import { readSettings } from '../../src/files/settings_file.ts';
import { readTextFile } from '../../src/files/text_file.ts';
import { checkDeviceHolds } from '../../src/nn/compile.ts';

const error = (act: () => unknown): LabError => {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof LabError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was refused');
};
const bytes = (...values: number[]) => Uint8Array.from(values);
const song = { name: 'Kate', features: [0, 1], liked: 0 };
const settings = (change: object) =>
  JSON.stringify({ format: 'algorhythm-settings', version: 1, config: {}, data: { corpus: 'moby-dick' }, ...change });
const large = { cell: 'lstm', layers: 1, hiddenSize: 512, sequenceLength: 256, batchSize: 128, inputs: 80 } as const;
const tiny = { maxSlotLength: 1000, device: 'a test' };

/** What a visitor can do wrong on the page, by what it is refused with. */
const wrong: Readonly<Record<string, () => unknown>> = {
  ...Object.fromEntries(
    keys.map((key) => [`a wrong ${key}`, () => patched(defaults, { [key]: -7 }, 'panel')] as const),
  ),
  'text for a number': () => patched(defaults, { learningRate: 'fast' }, 'panel'),
  'an unknown key': () => patched(defaults, { nonsense: 1 }, 'panel'),
  'no layers': () => patched(defaults, { layers: 0 }, 'panel'),
  'a short text': () => checkCorpusFits(defaults, 20, 'text'),
  'a model that no buffer holds': () => checkDeviceHolds(large as never, tiny as never, 'panel'),
  'an address': () => {
    throw fromUrl('', '#lr=7').errors[0];
  },
  'an address with a strange name': () => {
    throw fromUrl('', '#nonsense=7').errors[0];
  },
  'an empty file': () => readTextFile(bytes(), 'a.txt'),
  'a file in UTF-16': () => readTextFile(bytes(0xff, 0xfe, 65, 0), 'a.txt'),
  'a file that is no UTF-8': () => readTextFile(bytes(65, 0xc3, 0x28), 'a.txt'),
  'a file with NUL': () => readTextFile(bytes(65, 0, 66), 'a.txt'),
  'a file of control codes': () => readTextFile(bytes(1, 2, 3, 4, 5, 65), 'a.txt'),
  'a file of nothing but a mark': () => readTextFile(bytes(0xef, 0xbb, 0xbf), 'a.txt'),
  'a file that is too long': () => readTextFile(new Uint8Array(10 * 1024 * 1024 + 1), 'a.txt'),
  'an empty text': () => makeCorpus('text', ''),
  'a text of one character': () => makeCorpus('text', 'a'),
  'a text of one letter': () => makeCorpus('text', 'aaaa'),
  'a text that is too long': () => makeCorpus('text', 'a'.repeat(10 * 1024 * 1024 + 1)),
  'a text that is too long in bytes': () => makeCorpus('text', 'é'.repeat(6 * 1024 * 1024)),
  'a text of half a character': () => makeCorpus('text', 'ab\ud800'),
  'a text in too many characters': () =>
    makeCorpus('text', Array.from({ length: 300 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('')),
  'no songs': () => checkSongs([], ['a', 'b']),
  'a song without a name': () => checkSongs([{ ...song, name: '' }], ['a', 'b']),
  'a song with a strange feature': () => checkSongs([{ ...song, features: [0, 1e9] }], ['a', 'b']),
  'a song that is liked a bit': () => checkSongs([{ ...song, liked: 0.5 }], ['a', 'b']),
  'songs that are not alike': () => checkSongs([song, { ...song, features: [1] }], ['a', 'b']),
  'two columns of one name': () => checkSongs([song], ['a', 'a']),
  'songs in an address': () => songsFromText('a*b_Kate*x*0'),
  'an empty songs file': () => songsFromCsv(' \n'),
  'a songs file of one line': () => songsFromCsv('a,liked'),
  'a songs file of one column': () => songsFromCsv('liked\n1'),
  'a songs file with a short line': () => songsFromCsv('a,liked\n1'),
  'a songs file with words': () => songsFromCsv('a,liked\nmuch,1'),
  'a songs file with stray quotes': () => songsFromCsv('a,liked\n1"2,1'),
  'a songs file of endless lines': () => songsFromCsv(`a,liked\n${'1'.repeat(20000)},1`),
  'a songs file of endless columns': () => songsFromCsv(`${'a,'.repeat(8000)}liked\n1`),
  'a songs file that is too long': () => songsFromCsv('1\n'.repeat(6e6)),
  'WebGPU where there is none': () => chooseEngine('webgpu', null, true),
  'SIMD where there is none': () => chooseEngine('simd', null, false),
  'settings that are no JSON': () => readSettings('{', 'settings'),
  'settings of something else': () => readSettings(settings({ format: 'other' }), 'settings'),
  'settings of another time': () => readSettings(settings({ version: 99 }), 'settings'),
  'settings with strange keys': () => readSettings(settings({ more: 1 }), 'settings'),
  'settings of a list': () => readSettings('[]', 'settings'),
  'settings with a wrong value': () => readSettings(settings({ config: { learningRate: 7 } }), 'settings'),
};

/** Lists of options are names, alike in all languages. */
const names = new Set(
  keys.map((key) => fieldOf(key)).flatMap((field) => (field.kind === 'choice' ? [expectation(field)] : [])),
);

describe.each(Object.entries(wrong))('%s', (_, act) => {
  test('is told in every language, and in English where it is thrown', () => {
    const thrown = error(act);
    expect(tell(thrown, 'en')).toBe(thrown.message);
    expect(thrown.message).toBe(`${thrown.code} ${thrown.place}: expected ${thrown.expected}; ${thrown.action}`);
    for (const language of ['es', 'ca'] as const) {
      for (const part of [thrown.expected, thrown.action])
        if (!names.has(part)) expect(translated(part, language), `${language}: ${part}`).not.toBeNull();
      const told = tell(thrown, language);
      expect(told).toContain(`${thrown.code} ${thrown.place}: ${language === 'es' ? 'se esperaba' : 's’esperava'} `);
      for (const number of thrown.expected.match(/\d[\d.]*/g) ?? []) expect(told).toContain(number);
      expect(told).not.toContain('undefined');
    }
  });
});

test('every phrase has three languages with the same holes, and is reached by itself', () => {
  const holes = (text: string) => [...text.matchAll(/\{#?(\w)\}/g)].map((match) => match[1]).sort();
  for (const [english, ...others] of phrases) {
    for (const other of others) expect(holes(other), english).toEqual(holes(english));
    // No phrase before it swallows it.
    const filled = english.replace(/\{#\w\}/g, '7').replace(/\{\w\}/g, 'x');
    expect(translated(filled, 'es')).toBe(
      others[0]!.replace(/\{(\w)\}/g, (hole) => (english.includes(`{#${hole[1]}}`) ? '7' : 'x')),
    );
  }
});

test('what has no translation, and what is no error of the lab, is told as it is', () => {
  expect(tell(new Error('plain'), 'ca')).toBe('plain');
  expect(tell('word', 'es')).toBe('word');
  expect(tell(new LabError('E_DEVICE', 'readback', 'something new', 'do that'), 'es')).toBe(
    'E_DEVICE readback: se esperaba something new; do that',
  );
});
