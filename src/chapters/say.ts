import type { StoryKey } from './words/words.ts';

/** A number, and the digits that are shown of it. */
export interface ShownNumber {
  readonly value: number;
  readonly text: string;
}

/** A word as it stands, or a number. */
export type Shown = string | ShownNumber;

/** A text of the story's dictionary with what fills its places. */
export interface Say {
  readonly key: StoryKey;
  readonly values?: Readonly<Record<string, Shown>>;
}

/** A number with so many digits behind the point, and a true minus. */
export function num(value: number, digits = 2): ShownNumber {
  const text = value.toFixed(digits);
  // What rounds to nothing has no sign.
  return { value, text: Number(text) === 0 ? text.replace('-', '') : text.replace('-', '\u2212') };
}

/** A whole number, in groups of three parted by thin spaces, which mean the same in every language. */
export function whole(value: number): ShownNumber {
  return { value, text: value.toLocaleString('en-US').replaceAll(',', '\u202f') };
}
