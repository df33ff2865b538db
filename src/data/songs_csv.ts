import { LabError } from '../core/errors.ts';
import { checkNames, checkRow, type RefuseAt, type SongRow, type SongTable, songLimits } from './song_table.ts';

const longest = { file: 10 * 1024 * 1024, line: 16 * 1024 } as const;

/**
 * The songs of a CSV file (RFC 4180: commas, double quotes; no line break inside a cell). The first line names the
 * columns, the last column is liked, 0 or 1, and the others are features; a first column called `name` holds the songs'
 * names, else they are `song 1`, `song 2`, ... Empty lines are passed over. Throws E_FILE naming the line.
 */
export function songsFromCsv(text: string): SongTable {
  if (text.length > longest.file)
    throw refuse(`(${text.length} characters)`, `at most ${longest.file} characters`, 'leave out rows');
  const [first, ...rest] = filledLines(text.replace(/^\uFEFF/, ''));
  if (!first) throw refuse('line 1', 'a line of column names', 'choose a file that is not empty');
  if (rest.length < 1 || rest.length > songLimits.rows)
    throw refuse('songs', `1 to ${songLimits.rows} of them`, 'write one a line, after the line of column names');
  const header = splitLine(first.text, refuseIn(`line ${first.number}`));
  const named = header[0]!.toLowerCase() === 'name' ? 1 : 0;
  const count = header.length - named - 1;
  if (count < 1 || count > songLimits.features)
    throw refuse(`line ${first.number}`, expectedColumns, 'add or leave out columns');
  const featureNames = checkNames(header.slice(named, -1), count, refuseIn(`line ${first.number}`));
  const rows = rest.map(({ text: line, number }, index): SongRow => {
    const refuseAt = refuseIn(`line ${number}`);
    const cells = splitLine(line, refuseAt);
    if (cells.length !== header.length)
      throw refuseAt(`(${cells.length} cells)`, `${header.length} cells, as in the first line`, 'correct it');
    const values = cells.slice(named).map((cell, column) => numberOf(cell, header[column + named]!, refuseAt));
    const name = named ? cells[0] : `song ${index + 1}`;
    return checkRow({ name, features: values.slice(0, -1), liked: values.at(-1) }, count, refuseAt);
  });
  return { featureNames, rows };
}

const expectedColumns = `1 to ${songLimits.features} columns of features, then one that says liked`;

// One line more than allowed is kept, so that too many are seen as too many.
function filledLines(text: string): { text: string; number: number }[] {
  const filled: { text: string; number: number }[] = [];
  const lines = text.split(/\r\n|\n|\r/);
  for (let index = 0; index < lines.length && filled.length < songLimits.rows + 2; index++) {
    const line = lines[index]!;
    if (line.trim() !== '') filled.push({ text: line, number: index + 1 });
  }
  return filled;
}

// Each cell is quoted, with doubled quotes inside, or plain; a comma or the end of the line follows it.
function splitLine(line: string, refuseAt: RefuseAt): string[] {
  if (line.length > longest.line)
    throw refuseAt(`(${line.length} characters)`, `at most ${longest.line} characters`, 'leave out columns');
  const cell = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
  const cells: string[] = [];
  for (;;) {
    const match = cell.exec(line);
    if (!match)
      throw refuseAt(`cell ${cells.length + 1}`, 'quotes around the whole cell or none', 'double quotes inside it');
    cells.push(match[1] === undefined ? match[2]!.trim() : match[1].replaceAll('""', '"'));
    if (match[3] === '') return cells;
    if (cells.length > songLimits.features + 2) throw refuseAt('', expectedColumns, 'leave out columns');
  }
}

function numberOf(cell: string, column: string, refuseAt: RefuseAt): number {
  if (/^[+-]?(?:\d{1,30}\.?\d{0,30}|\.\d{1,30})(?:[eE][+-]?\d{1,3})?$/.test(cell)) return Number(cell);
  const where = `column ${JSON.stringify(column.slice(0, 40))}`;
  throw refuseAt(where, `a number, not ${JSON.stringify(cell.slice(0, 40))}`, 'write numbers as 1, 0.5 or 1e-3');
}

function refuseIn(place: string): RefuseAt {
  return (where, expected, action) => refuse(where ? `${place} ${where}` : place, expected, action);
}

function refuse(place: string, expected: string, action: string): LabError {
  return new LabError('E_FILE', `songs file ${place}`, expected, action);
}
