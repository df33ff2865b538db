import { LabError } from '../core/errors.ts';

export const textFileLimit = 10 * 1024 * 1024;

/**
 * The text of a file in UTF-8, without a leading byte order mark and else as it is. Throws E_FILE for an empty file, one
 * over 10 MiB, one that is not text (a NUL, or control codes in more than one byte of a hundred), and for invalid UTF-8,
 * naming the position of the first wrong byte, counted from 0.
 */
export function readTextFile(bytes: Uint8Array, name: string): string {
  const place = `file ${JSON.stringify(name.slice(0, 80))}`;
  if (bytes.length === 0) throw refuse(place, 'a text, this file is empty', 'choose another file');
  if (bytes.length > textFileLimit)
    throw refuse(place, `at most 10 MiB, this file has ${bytes.length} bytes`, 'cut it or choose another file');
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw refuse(place, 'UTF-8, this file begins as UTF-16', 'save it as UTF-8');
  refuseBinary(bytes, place);
  const wrong = firstInvalidByte(bytes);
  if (wrong !== -1) {
    const byte = `0x${bytes[wrong]!.toString(16).padStart(2, '0')}`;
    throw refuse(place, `UTF-8, byte ${wrong} (${byte}) is not`, 'save it as UTF-8');
  }
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  if (text === '') throw refuse(place, 'a text, this file has only a byte order mark', 'choose another file');
  return text;
}

function refuseBinary(bytes: Uint8Array, place: string): void {
  let controls = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === 0) throw refuse(place, `a text, byte ${at} is NUL`, 'choose a text file');
    // Tab, newline, vertical tab, form feed and return belong to text.
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d)) controls++;
  }
  if (controls > bytes.length / 100)
    throw refuse(place, `a text, ${controls} of its ${bytes.length} bytes are control codes`, 'choose a text file');
}

/**
 * Position of the first byte that begins no well-formed character, or -1 where all of it is UTF-8.
 * Source: The Unicode Standard, table 3-7: the second byte's range keeps out overlong forms, surrogates and U+110000 on.
 */
export function firstInvalidByte(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at]!;
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length === 0) return at;
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    for (let next = 1; next < length; next++) {
      const byte = bytes[at + next];
      if (byte === undefined || byte < (next === 1 ? low : 0x80) || byte > (next === 1 ? high : 0xbf)) return at;
    }
    at += length;
  }
  return -1;
}

function refuse(place: string, expected: string, action: string): LabError {
  return new LabError('E_FILE', place, expected, action);
}
