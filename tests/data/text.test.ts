import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCorpusFits } from '../../src/config/rules.ts';
import { defaults } from '../../src/config/schema.ts';
import { characterName, decode, encode, makeCorpus, splitCorpus, textLimits } from '../../src/data/text.ts';

// Whole characters of any plane, without the two things that a corpus changes.
const character = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((c) => c !== '\r' && c !== '\uFEFF');
const text = fc.array(character, { minLength: 2, maxLength: 200 }).map((characters) => characters.join(''));
const textOfTwo = text.filter((value) => new Set(value).size >= 2);

describe('makeCorpus', () => {
  it('counts, sorts and numbers characters by code point', () => {
    const corpus = makeCorpus('x', 'b😀a\uFF5Eb', 'a test');
    expect(corpus.vocabulary).toEqual(['a', 'b', '\uFF5E', '😀']);
    expect([...corpus.tokens]).toEqual([1, 3, 0, 2, 1]);
    expect(corpus).toMatchObject({ name: 'x', text: 'b😀a\uFF5Eb', length: 5, source: 'a test' });
    expect('source' in makeCorpus('x', 'ab')).toBe(false);
  });

  it('changes a leading byte order mark and \\r\\n, and nothing else', () => {
    expect(makeCorpus('x', '\uFEFFa\r\nb').text).toBe('a\nb');
    expect(makeCorpus('x', 'a\rb \uFEFF\n\re\u0301\t ').text).toBe('a\rb \uFEFF\n\re\u0301\t ');
  });

  it('refuses what cannot be learned from, naming what came', () => {
    expect(() => makeCorpus('mine', '')).toThrow(
      'E_TEXT text "mine": expected at least 2 characters, this text is empty; choose a longer text',
    );
    expect(() => makeCorpus('x', '\uFEFF')).toThrow('this text is empty');
    expect(() => makeCorpus('x', 'é')).toThrow('this text is U+00E9 é alone');
    expect(() => makeCorpus('x', '\n\n\r\n')).toThrow('this text repeats U+000A newline alone');
    expect(() => makeCorpus('x', 'a\ud83d')).toThrow('U+D83D is half a surrogate pair');
  });

  it('takes 256 distinct characters and says how many more there are', () => {
    const distinct = (count: number) =>
      Array.from({ length: count }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');
    expect(makeCorpus('x', distinct(textLimits.symbols)).vocabulary.length).toBe(256);
    expect(() => makeCorpus('x', distinct(257))).toThrow(/at most 256 distinct characters, this text has 257; replace/);
  });

  it('counts bytes of UTF-8 up to 10 MiB', () => {
    const fits = 'é'.repeat(textLimits.bytes / 2 - 1);
    expect(makeCorpus('x', `${fits}ab`).length).toBe(textLimits.bytes / 2 + 1);
    expect(() => makeCorpus('x', `${fits}abc`)).toThrow(`10485760 bytes), this text has ${textLimits.bytes + 1}`);
    expect(() => makeCorpus('x', 'ab'.repeat(textLimits.bytes))).toThrow('this text has more than 10485760');
  });

  it('finds the way back from tokens to text', () => {
    fc.assert(
      fc.property(textOfTwo, (value) => {
        const corpus = makeCorpus('any', value);
        expect(decode(corpus, corpus.tokens)).toBe(value);
        expect(encode(corpus, value)).toEqual(corpus.tokens);
        expect(corpus.tokens.length).toBe(Array.from(value).length);
        expect(corpus.vocabulary.length).toBe(new Set(value).size);
      }),
    );
  });
});

describe('encode and decode', () => {
  const corpus = makeCorpus('abc', 'abc\n');

  it('name the first character that is missing', () => {
    expect(() => encode(corpus, 'abéd')).toThrow(
      'E_TEXT text for "abc": expected one of its 4 characters, character 3 is U+00E9 é; leave it out, or train on a text that has it',
    );
    expect(() => encode(corpus, 'a b')).toThrow('character 2 is U+0020 space');
  });

  it('take an empty text and no tokens', () => {
    expect(encode(corpus, '')).toEqual(new Uint32Array(0));
    expect(decode(corpus, [])).toBe('');
  });

  it('read \\r\\n as the corpus does', () => {
    expect(encode(corpus, 'a\r\nb')).toEqual(encode(corpus, 'a\nb'));
  });

  it.each([[4], [-1], [0.5], [Number.NaN]])('refuse token %s', (token) => {
    expect(() => decode(corpus, [0, token])).toThrow(`E_TEXT token ${token} at 1 of "abc": expected 0 to 3`);
  });

  it('show no glyph where there is none', () => {
    expect(['\u0000', '\u0301', '\u200B', '\u{1F600}', '—'].map(characterName)).toEqual([
      'U+0000',
      'U+0301',
      'U+200B',
      'U+1F600 😀',
      'U+2014 —',
    ]);
  });
});

describe('splitCorpus', () => {
  it('holds out the floor of the share', () => {
    expect(splitCorpus(10, 0.25)).toEqual({ trainLength: 8, validationLength: 2 });
    expect(splitCorpus(3, 0)).toEqual({ trainLength: 3, validationLength: 0 });
  });

  it('agrees with checkCorpusFits on the last length that fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }), fc.double({ min: 0, max: 0.5, noNaN: true }), (length, share) => {
        const { trainLength, validationLength } = splitCorpus(length, share);
        expect(trainLength + validationLength).toBe(length);
        const config = { ...defaults, validationShare: share };
        checkCorpusFits({ ...config, sequenceLength: trainLength - 1 }, length, 'test');
        expect(() => checkCorpusFits({ ...config, sequenceLength: trainLength }, length, 'test')).toThrow('E_RULE');
      }),
    );
  });

  it.each([
    [-1, 0.1],
    [1.5, 0.1],
    [10, -0.1],
    [10, 1.1],
    [10, Number.NaN],
  ])('refuses length %s with share %s', (length, share) => {
    expect(() => splitCorpus(length, share)).toThrow('E_RANGE');
  });
});
