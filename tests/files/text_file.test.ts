import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LabError } from '../../src/core/errors.ts';
import { firstInvalidByte, readTextFile, textFileLimit } from '../../src/files/text_file.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: number[]) => Uint8Array.from(values);

// Bytes near the edges of UTF-8, so that sequences are often nearly right.
const edges = [
  0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5,
];
const nearUtf8 = fc.array(fc.constantFrom(...edges), { maxLength: 12 }).map((values) => Uint8Array.from(values));

function isUtf8(value: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(value);
    return true;
  } catch {
    return false;
  }
}

describe('readTextFile', () => {
  it('reads UTF-8 as it is, without a byte order mark', () => {
    const text = 'Grüße\r\n\tπ — 😀\f\u001b[0m'.padEnd(120, '.');
    expect(readTextFile(utf8(text), 'a.txt')).toBe(text);
    expect(readTextFile(utf8('\uFEFFa\uFEFF'), 'a.txt')).toBe('a\uFEFF');
  });

  it.each<[string, Uint8Array]>([
    ['a text, this file is empty', bytes()],
    ['a text, this file has only a byte order mark', bytes(0xef, 0xbb, 0xbf)],
    ['UTF-8, this file begins as UTF-16', bytes(0xff, 0xfe, 0x41, 0x00)],
    ['UTF-8, this file begins as UTF-16', bytes(0xfe, 0xff, 0x00, 0x41)],
    ['a text, byte 2 is NUL', bytes(0x41, 0x42, 0x00)],
    ['a text, 2 of its 199 bytes are control codes', bytes(...Array(197).fill(0x41), 0x01, 0x1b)],
    ['UTF-8, byte 1 (0xe9) is not', bytes(0x41, 0xe9, 0x41)],
    ['UTF-8, byte 3 (0xe2) is not', bytes(0x41, 0xc3, 0xa9, 0xe2, 0x82)],
    ['at most 10 MiB, this file has 10485761 bytes', new Uint8Array(textFileLimit + 1)],
  ])('refuses: %s', (message, file) => {
    expect(() => readTextFile(file, 'a.txt')).toThrow(`E_FILE file "a.txt": expected ${message};`);
  });

  it('takes a file of just 10 MiB, and control codes in one byte of a hundred', () => {
    expect(readTextFile(new Uint8Array(textFileLimit).fill(0x61), 'a').length).toBe(textFileLimit);
    expect(readTextFile(bytes(...Array(99).fill(0x41), 0x01), 'a').length).toBe(100);
  });

  it('throws nothing but LabError and gives back what was encoded', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), nearUtf8), (file) => {
        try {
          expect(utf8(readTextFile(file, 'x'))).toEqual(file[0] === 0xef && file[1] === 0xbb ? file.slice(3) : file);
        } catch (error) {
          expect(error).toBeInstanceOf(LabError);
        }
      }),
    );
  });
});

describe('firstInvalidByte', () => {
  it('agrees with TextDecoder: all before it is UTF-8, and no character begins at it', () => {
    fc.assert(
      fc.property(fc.oneof(nearUtf8, fc.uint8Array({ maxLength: 12 })), (file) => {
        const at = firstInvalidByte(file);
        expect(at === -1).toBe(isUtf8(file));
        if (at === -1) return;
        expect(isUtf8(file.subarray(0, at))).toBe(true);
        for (const length of [1, 2, 3, 4].filter((size) => at + size <= file.length))
          expect(isUtf8(file.subarray(at, at + length))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('knows every code point', () => {
    for (let code = 0; code <= 0x10ffff; code += code % 0x800 === 0 || code % 0x800 > 0x7f0 ? 1 : 13)
      if (code < 0xd800 || code > 0xdfff) expect(firstInvalidByte(utf8(String.fromCodePoint(code)))).toBe(-1);
  });
});
