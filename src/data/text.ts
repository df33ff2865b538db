import { LabError } from '../core/errors.ts';

/** What a text may be: bytes of UTF-8, and symbols of its vocabulary (one output unit each). */
export const textLimits = { bytes: 10 * 1024 * 1024, symbols: 256 } as const;

/** A text as a net reads it. A character is a Unicode code point, and a token is its place in the vocabulary. */
export interface Corpus {
  readonly name: string;
  readonly text: string;
  /** Characters, not UTF-16 units. */
  readonly length: number;
  /** The distinct characters, sorted by code point. */
  readonly vocabulary: readonly string[];
  /** One token a character; belongs to the corpus and is not to be written to. */
  readonly tokens: Uint32Array;
  /** Where the text comes from, for people. */
  readonly source?: string;
}

/**
 * A corpus of a text. The text stays as it is but for two things: a leading byte order mark goes, and `\r\n` becomes
 * `\n`. Throws E_TEXT for fewer than 2 characters, fewer than 2 or more than 256 distinct ones, half a surrogate pair, or
 * more than 10 MiB of UTF-8.
 */
export function makeCorpus(name: string, text: string, source?: string): Corpus {
  const place = `text ${shortName(name)}`;
  const clean = checkedText(text, place);
  const found = new Set<string>();
  let length = 0;
  for (const character of clean) {
    found.add(character);
    length++;
  }
  const vocabulary = [...found].sort(byCodePoint);
  if (length < 2) throw tooShort(place, vocabulary[0]);
  if (vocabulary.length < 2)
    throw refuse(
      place,
      `at least 2 distinct characters, this text repeats ${characterName(vocabulary[0]!)} alone`,
      'choose a text in which there is something to tell apart',
    );
  if (vocabulary.length > textLimits.symbols)
    throw refuse(
      place,
      `at most ${textLimits.symbols} distinct characters, this text has ${vocabulary.length}`,
      'replace its rare characters, or choose a text in an alphabet',
    );
  const tokenOf = tokensOf(vocabulary);
  const tokens = new Uint32Array(length);
  let at = 0;
  for (const character of clean) tokens[at++] = tokenOf.get(character)!;
  return { name, text: clean, length, vocabulary, tokens, ...(source !== undefined && { source }) };
}

/** The tokens of a text, cleaned as `makeCorpus` does. Throws E_TEXT naming the first character the corpus lacks. */
export function encode(corpus: Corpus, text: string): Uint32Array {
  const tokenOf = tokensOf(corpus.vocabulary);
  const place = `text for ${shortName(corpus.name)}`;
  return Uint32Array.from(Array.from(checkedText(text, place)), (character, index) => {
    const token = tokenOf.get(character);
    if (token !== undefined) return token;
    throw refuse(
      place,
      `one of its ${corpus.vocabulary.length} characters, character ${index + 1} is ${characterName(character)}`,
      'leave it out, or train on a text that has it',
    );
  });
}

/** The text of some tokens. Throws E_TEXT for one that is not in the vocabulary. */
export function decode(corpus: Corpus, tokens: ArrayLike<number>): string {
  const { vocabulary } = corpus;
  return Array.from(tokens, (token, index) => {
    const character = vocabulary[token];
    if (character !== undefined) return character;
    throw refuse(
      `token ${token} at ${index} of ${shortName(corpus.name)}`,
      `0 to ${vocabulary.length - 1}`,
      'decode with the corpus that encoded it',
    );
  }).join('');
}

/**
 * How many characters are trained on and how many, the last ones, are held out: floor(length * validationShare).
 * `checkCorpusFits` counts the same way. Throws E_RANGE unless length is whole and the share is 0 to 1.
 */
export function splitCorpus(
  length: number,
  validationShare: number,
): { trainLength: number; validationLength: number } {
  if (!Number.isSafeInteger(length) || length < 0 || !(validationShare >= 0 && validationShare <= 1))
    throw new LabError(
      'E_RANGE',
      `split length=${length} validationShare=${validationShare}`,
      'a whole length and a share of 0 to 1',
      'split nothing',
    );
  const validationLength = Math.floor(length * validationShare);
  return { trainLength: length - validationLength, validationLength };
}

/** A character for people: `U+00E9 é`, and a word where there is nothing to see: `U+000A newline`. */
export function characterName(character: string): string {
  const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  const words: Readonly<Record<string, string>> = { '\n': 'newline', '\r': 'return', '\t': 'tab', ' ': 'space' };
  const seen = words[character] ?? (/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? character : '');
  return seen ? `${code} ${seen}` : code;
}

// UTF-8 is never shorter than UTF-16 has units, so a text with too many units is refused before any walk over it.
function checkedText(text: string, place: string): string {
  if (text.length > textLimits.bytes) throw tooLong(place, `more than ${textLimits.bytes}`);
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code >= 0xd800 && code <= 0xdfff)
      throw refuse(place, `whole characters, ${characterName(character)} is half a surrogate pair`, 'save it as UTF-8');
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  if (bytes > textLimits.bytes) throw tooLong(place, String(bytes));
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

function tokensOf(vocabulary: readonly string[]): Map<string, number> {
  return new Map(vocabulary.map((character, token) => [character, token]));
}

function byCodePoint(a: string, b: string): number {
  return a.codePointAt(0)! - b.codePointAt(0)!;
}

function shortName(name: string): string {
  return JSON.stringify(name.slice(0, 60));
}

function tooShort(place: string, only: string | undefined): LabError {
  const came = only === undefined ? 'this text is empty' : `this text is ${characterName(only)} alone`;
  return refuse(place, `at least 2 characters, ${came}`, 'choose a longer text');
}

function tooLong(place: string, bytes: string): LabError {
  return refuse(place, `at most 10 MiB of UTF-8 (${textLimits.bytes} bytes), this text has ${bytes}`, 'cut it');
}

function refuse(place: string, expected: string, action: string): LabError {
  return new LabError('E_TEXT', place, expected, action);
}
