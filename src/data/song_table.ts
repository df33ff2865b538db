import { LabError } from '../core/errors.ts';

export interface SongRow {
  readonly name: string;
  /** One number a feature, each -1000 to 1000. */
  readonly features: readonly number[];
  readonly liked: 0 | 1;
}

/** Songs to learn a taste from: 1 to 4096 rows of 1 to 64 features. */
export interface SongTable {
  /** One name a column of `features`, all different. */
  readonly featureNames: readonly string[];
  readonly rows: readonly SongRow[];
}

export const songLimits = { rows: 4096, features: 64, magnitude: 1000, nameLength: 100 } as const;

/** Makes the error of a fault at a place (`feature 2=NaN`, `` for the row itself) in a row that is being checked. */
export type RefuseAt = (where: string, expected: string, action: string) => LabError;

/**
 * The rows as a table of its own, whatever they were; without names the columns are `feature 1`, `feature 2`, ...
 * A -0 becomes 0. Throws E_DATA naming the row and the column, both counted from 1.
 */
export function checkSongs(rows: unknown, featureNames?: unknown): SongTable {
  if (!Array.isArray(rows)) throw refuse('songs', 'a list of songs', 'pass a list of { name, features, liked }');
  if (rows.length < 1 || rows.length > songLimits.rows)
    throw refuse(`songs (${rows.length} rows)`, `1 to ${songLimits.rows} rows`, 'leave out rows or add some');
  const checked: SongRow[] = [];
  for (let index = 0; index < rows.length; index++)
    checked.push(checkRow(rows[index], checked[0]?.features.length, refuseIn(`songs row ${index + 1}`)));
  const count = checked[0]!.features.length;
  const names = featureNames === undefined ? numbered(count) : checkNames(featureNames, count, refuseIn('songs'));
  return { featureNames: names, rows: checked };
}

/** One row as a song of its own, with `count` features where that is known. Throws what `refuseAt` makes. */
export function checkRow(row: unknown, count: number | undefined, refuseAt: RefuseAt): SongRow {
  if (typeof row !== 'object' || row === null) throw refuseAt('', 'a song', 'pass { name, features, liked }');
  const { name, features, liked } = row as Partial<Record<string, unknown>>;
  if (!isName(name)) throw refuseAt('name', nameExpected, 'name the song');
  if (!Array.isArray(features) || features.length < 1 || features.length > songLimits.features)
    throw refuseAt('features', `a list of 1 to ${songLimits.features} numbers`, 'give the song features');
  if (count !== undefined && features.length !== count)
    throw refuseAt(
      `(${features.length} features)`,
      `${count} features, as in row 1`,
      'give each song the same features',
    );
  if (liked !== 0 && liked !== 1) throw refuseAt('liked', '0 or 1', 'say whether the song is liked');
  return { name, features: Array.from(features, (value, column) => checkFeature(value, column, refuseAt)), liked };
}

/** Names of `count` features, all different. Throws what `refuseAt` makes. */
export function checkNames(names: unknown, count: number, refuseAt: RefuseAt): string[] {
  if (!Array.isArray(names) || names.length !== count)
    throw refuseAt('feature names', `a list of ${count} names, one a feature`, 'name every column');
  return Array.from(names, (name: unknown, column) => {
    if (!isName(name)) throw refuseAt(`name of feature ${column + 1}`, nameExpected, 'name every column');
    if (names.indexOf(name) !== column)
      throw refuseAt(`name of feature ${column + 1} ${JSON.stringify(name)}`, 'a name of its own', 'rename it');
    return name;
  });
}

function checkFeature(value: unknown, column: number, refuseAt: RefuseAt): number {
  if (typeof value === 'number' && Math.abs(value) <= songLimits.magnitude) return value + 0;
  throw refuseAt(
    `feature ${column + 1}${typeof value === 'number' ? `=${value}` : ''}`,
    `a number -${songLimits.magnitude} to ${songLimits.magnitude}`,
    'correct it or scale the column',
  );
}

const nameExpected = `a name of 1 to ${songLimits.nameLength} characters in one line`;

// Half a surrogate pair is no character: it would not come through a URL or a file.
function isName(name: unknown): name is string {
  if (typeof name !== 'string' || name.length < 1 || name.length > songLimits.nameLength) return false;
  return !/[\p{Cs}\p{Cc}]/u.test(name);
}

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, column) => `feature ${column + 1}`);
}

function refuseIn(place: string): RefuseAt {
  return (where, expected, action) => refuse(where ? `${place} ${where}` : place, expected, action);
}

function refuse(place: string, expected: string, action: string): LabError {
  return new LabError('E_DATA', place, expected, action);
}
