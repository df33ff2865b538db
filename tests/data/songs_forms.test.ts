import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaults } from '../../src/config/schema.ts';
import { fromUrl, toHash } from '../../src/config/url.ts';
import { LabError } from '../../src/core/errors.ts';
import {
  checkSongs,
  learnable,
  type SongTable,
  songsFromCsv,
  songsFromText,
  songsToText,
} from '../../src/data/songs.ts';

const name = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 40 })
  .filter((text) => text.length <= 100 && !/\p{Cc}/u.test(text));
const feature = fc.double({ min: -1000, max: 1000, noNaN: true });

/** Any table: up to 6 features and 12 songs. */
const anyTable: fc.Arbitrary<SongTable> = fc.uniqueArray(name, { minLength: 1, maxLength: 6 }).chain((names) => {
  const features = fc.array(feature, { minLength: names.length, maxLength: names.length });
  const row = fc.record({ name, features, liked: fc.constantFrom(0 as const, 1 as const) });
  return fc.array(row, { minLength: 1, maxLength: 12 }).map((rows) => checkSongs(rows, names));
});

/** A case with its message in front, where the test's title takes it from. */
function messageFirst([text, message]: readonly string[]): [string, string] {
  return [message!, text!];
}

function onlyLabErrors(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(LabError);
  }
}

describe('songs in a URL', () => {
  it('reads well', () => {
    expect(songsToText(learnable)).toBe(
      'modern*sad*piano_Kate*0*0*1*0_Brick*0*1*1*0_Do-It-Anyway*1*0*1*1_Cologne*1*1*1*1_In-Love*0*1*0*0_Rockin.27.-the-Suburbs*1*0*0*1',
    );
  });

  it('comes back, through the hash too, which leaves it as it is', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const text = songsToText(table);
        expect(songsFromText(text)).toEqual(table);
        const hash = toHash(defaults, { songs: text });
        expect(hash).toBe(`songs=${text}`);
        expect(fromUrl('', hash, ['songs']).extra.songs).toBe(text);
      }),
    );
  });

  it('the largest table fits', () => {
    const features = Array.from({ length: 64 }, (_, column) => (-1 / 8100000) * (column + 1));
    const row = { name: '\uD7FF'.repeat(100), features, liked: 1 };
    const table = checkSongs(Array(4096).fill(row));
    expect(songsFromText(songsToText(table)).rows.length).toBe(4096);
  });

  it.each(
    [
      ['', 'songs (0 rows)'],
      ['x', 'songs (0 rows)'],
      ['x_a*1', 'songs row 1 features'],
      ['x_a*1*2', 'songs row 1 liked: expected 0 or 1'],
      ['x_a*0x1*1', 'songs row 1 column 2: expected a number'],
      ['x_a**1', 'songs row 1 column 2'],
      ['x_a*NaN*1', 'songs row 1 column 2'],
      ['x_a*1e9*1', 'songs row 1 feature 1=1000000000'],
      ['x_%20*1*1', 'songs row 1 name'],
      ['x_.110000.*1*1', 'songs row 1 name: expected a code point'],
      ['x_.d800.*1*1', 'songs row 1 name'],
      ['x_a*1*1_b*1*1*1', 'songs row 2 (2 features)'],
      [`x${'_a*1*1'.repeat(4097)}`, 'songs (4097 rows)'],
      ['a'.repeat(12 * 1024 * 1024), 'songs (12582912 characters)'],
      [`${'a'.repeat(10 * 1024 * 1024)}_a*1*1`, 'songs name of feature 1'],
    ].map(messageFirst),
  )('refuses: %s', (message, text) => {
    expect(() => songsFromText(text)).toThrow(message);
    expect(() => songsFromText(text)).toThrow('E_DATA');
  });

  it('throws nothing but LabError', () => {
    const near = fc.string({ unit: fc.constantFrom(...'ab01-._*e') });
    fc.assert(fc.property(fc.oneof(fc.string(), near), (text) => onlyLabErrors(() => songsFromText(text))));
  });
});

describe('songs from CSV', () => {
  it('reads columns, names, quotes and empty lines', () => {
    const table = songsFromCsv(
      '\uFEFFname,modern,"sad, a bit",liked\r\n"A ""B"", C", 1 ,0.5,1\r\n\r\nD,-2e1,+.5,0\r\n',
    );
    expect(table).toEqual({
      featureNames: ['modern', 'sad, a bit'],
      rows: [
        { name: 'A "B", C', features: [1, 0.5], liked: 1 },
        { name: 'D', features: [-20, 0.5], liked: 0 },
      ],
    });
    expect(songsFromCsv('x,like\n1,0\n2,1').rows.map((row) => row.name)).toEqual(['song 1', 'song 2']);
  });

  it('reads any table that a spreadsheet wrote', () => {
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(anyTable, (table) => {
        const header = ['name', ...table.featureNames.map(quote), 'liked'].join(',');
        const lines = table.rows.map((row) => [quote(row.name), ...row.features, row.liked].join(','));
        expect(songsFromCsv([header, ...lines].join('\n'))).toEqual(table);
      }),
    );
  });

  it.each(
    [
      ['', 'E_FILE songs file line 1: expected a line of column names'],
      ['x,liked', 'songs file songs: expected 1 to 4096 of them'],
      [`x,y${'\n1,1'.repeat(4097)}`, 'songs file songs: expected 1 to 4096'],
      ['liked\n1', 'songs file line 1: expected 1 to 64 columns'],
      ['name,liked\na,1', 'songs file line 1: expected 1 to 64 columns'],
      ['x,x,liked\n1,1,1', 'songs file line 1 name of feature 2 "x"'],
      [',liked\n1,1', 'songs file line 1 name of feature 1'],
      ['x,liked\n\n1,1\n1', 'songs file line 4 (1 cells): expected 2 cells'],
      ['x,liked\n0x1,1', 'songs file line 2 column "x": expected a number, not "0x1"'],
      ['x,liked\n,1', 'songs file line 2 column "x": expected a number, not ""'],
      ['x,liked\n1001,1', 'songs file line 2 feature 1=1001'],
      ['x,liked\n1,2', 'songs file line 2 liked: expected 0 or 1'],
      ['x,liked\n1"2,1', 'songs file line 2 cell 1: expected quotes around the whole cell'],
      ['x,liked\n"1,1', 'songs file line 2 cell 1'],
      [`${'x,'.repeat(66)}y\n1`, 'songs file line 1: expected 1 to 64 columns'],
      [`${'x'.repeat(17_000)}\n1`, 'songs file line 1 (17000 characters)'],
      ['\n'.repeat(10 * 1024 * 1024 + 1), 'songs file (10485761 characters)'],
    ].map(messageFirst),
  )('refuses: %s', (message, text) => {
    expect(() => songsFromCsv(text)).toThrow(message);
  });

  it('throws nothing but LabError', () => {
    const near = fc.string({ unit: fc.constantFrom(...'a0.,"\n\r ') }).map((text) => `x,liked\n${text}`);
    fc.assert(fc.property(fc.oneof(fc.string(), near), (text) => onlyLabErrors(() => songsFromCsv(text))));
  });

  it('takes real digits, 64 features, as liked or not', (context) => {
    const digits = new URL('../../../shared/data/digits/optdigits-1797.csv', import.meta.url);
    if (!existsSync(digits)) {
      console.warn('did not run: the real digits are not on this machine');
      context.skip('the real digits are not on this machine');
    }
    const lines = readFileSync(digits, 'utf8').trim().split('\n');
    const zeroOrNot = lines.map((line) => line.trim().replace(/,(\d)$/, (_, digit) => `,${digit === '0' ? 1 : 0}`));
    const header = [...Array.from({ length: 64 }, (_, pixel) => `p${pixel}`), 'zero'].join(',');
    const table = songsFromCsv([header, ...zeroOrNot].join('\n'));
    expect([table.rows.length, table.featureNames.length]).toEqual([1797, 64]);
    expect(table.rows.filter((row) => row.liked === 1).length).toBe(178);
  });
});
