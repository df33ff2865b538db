import { LabError } from '../core/errors.ts';
import { checkSongs, type SongTable, songLimits } from './song_table.ts';

/**
 * The form of a song table in a URL, in characters that URLSearchParams leaves alone: rows parted by `_`, cells by `*`.
 * The first row is the feature names; the others are name, features, liked. In names a space is `-`, and any character
 * but letters and digits of ASCII is its code point between dots: `Rockin.27.-the-Suburbs*1*0*0*1`.
 */
export function songsToText(table: SongTable): string {
  const rows = table.rows.map((row) => [encodeName(row.name), ...row.features, row.liked].join('*'));
  return [table.featureNames.map(encodeName).join('*'), ...rows].join('_');
}

// The longest table that can be written fits: 4096 rows of 64 numbers of 26 characters and a name of 800.
const longest = 11 * 1024 * 1024;

/** The table that `songsToText` wrote. Throws E_DATA naming the row, counted from 1 after the feature names. */
export function songsFromText(text: string): SongTable {
  if (text.length > longest)
    throw refuse(`songs (${text.length} characters)`, `at most ${longest} characters`, 'leave out rows');
  const [header = '', ...lines] = text.split('_', songLimits.rows + 2);
  const names = header.split('*', songLimits.features + 1).map((cell, column) => {
    return decodeName(cell, `songs name of feature ${column + 1}`);
  });
  const rows = lines.map((line, index) => {
    const [name = '', ...cells] = line.split('*', songLimits.features + 3);
    const place = `songs row ${index + 1}`;
    const values = cells.map((cell, column) => decodeNumber(cell, `${place} column ${column + 2}`));
    return { name: decodeName(name, `${place} name`), features: values.slice(0, -1), liked: values.at(-1) };
  });
  return checkSongs(rows, names);
}

function encodeName(name: string): string {
  return name.replace(/[^A-Za-z0-9]/gu, (character) => {
    return character === ' ' ? '-' : `.${character.codePointAt(0)!.toString(16)}.`;
  });
}

function decodeName(text: string, place: string): string {
  if (text.length > 6 * songLimits.nameLength || !/^(?:[A-Za-z0-9-]|\.[0-9a-f]{1,6}\.)*$/.test(text))
    throw refuse(
      place,
      'a short name in letters, digits, - for a space, .27. for other characters',
      'copy the whole link',
    );
  return text.replaceAll('-', ' ').replace(/\.([0-9a-f]+)\./g, (_, hex: string) => {
    const code = Number.parseInt(hex, 16);
    if (code > 0x10ffff) throw refuse(place, `a code point, .${hex}. is none`, 'copy the whole link');
    return String.fromCodePoint(code);
  });
}

function decodeNumber(text: string, place: string): number {
  if (/^-?\d{1,25}(?:\.\d{1,25})?(?:e-?\d{1,3})?$/.test(text)) return Number(text);
  throw refuse(place, 'a number', 'copy the whole link');
}

function refuse(place: string, expected: string, action: string): LabError {
  return new LabError('E_DATA', place, expected, action);
}
