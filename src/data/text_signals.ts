import type { Corpus } from './text.ts';

/** What a unit may follow while it reads, one number a character. */
export const signalNames = ['quote', 'linePosition', 'lineEnd', 'word', 'wordPosition'] as const;
export type SignalName = (typeof signalNames)[number];

/** One number for each character of a part of a text. */
export type Signals = Readonly<Record<SignalName, Float64Array>>;

const opening = new Set(['“', '«', '„']);
const closing = new Set(['”', '»']);

/**
 * What can be told at each of the characters `first` to `first + length`, of the whole text up to there: `quote` 1 inside
 * a quotation (its first mark in, its last out; a new paragraph ends one that was never closed), `linePosition`
 * characters since the last line end, `lineEnd` 1 where a line end comes next, `word` 1 on a letter, `wordPosition`
 * letters of the word so far.
 */
export function textSignals(
  { tokens, vocabulary }: Pick<Corpus, 'tokens' | 'vocabulary'>,
  first: number,
  length: number,
): Signals {
  const kinds = vocabulary.map(kindOf);
  const signals = Object.fromEntries(signalNames.map((name) => [name, new Float64Array(length)])) as Record<
    SignalName,
    Float64Array
  >;
  let quoted = 0;
  let line = 0;
  let letters = 0;
  let before: Kind = 'other';
  for (let place = 0; place < first + length; place++) {
    const kind = kinds[tokens[place]!]!;
    line = kind === 'lineEnd' ? 0 : line + 1;
    letters = kind === 'letter' ? letters + 1 : 0;
    if (kind === 'opening') quoted = 1;
    else if (kind === 'closing' || (kind === 'lineEnd' && before === 'lineEnd')) quoted = 0;
    else if (kind === 'straight') quoted = 1 - quoted;
    before = kind;
    const at = place - first;
    if (at < 0) continue;
    signals.quote[at] = quoted;
    signals.linePosition[at] = line;
    signals.lineEnd[at] = place + 1 < tokens.length && kinds[tokens[place + 1]!] === 'lineEnd' ? 1 : 0;
    signals.word[at] = kind === 'letter' ? 1 : 0;
    signals.wordPosition[at] = letters;
  }
  return signals;
}

type Kind = 'letter' | 'lineEnd' | 'opening' | 'closing' | 'straight' | 'other';

function kindOf(character: string): Kind {
  if (character === '\n') return 'lineEnd';
  if (character === '"') return 'straight';
  if (opening.has(character)) return 'opening';
  if (closing.has(character)) return 'closing';
  return /^\p{L}$/u.test(character) ? 'letter' : 'other';
}
