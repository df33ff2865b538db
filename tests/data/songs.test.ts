import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presets } from '../../src/config/presets.ts';
import { LabError } from '../../src/core/errors.ts';
import { checkSongs, learnable, type SongTable, songTables, unlearnable } from '../../src/data/songs.ts';

const song = (features: unknown, liked: unknown = 1, name: unknown = 'a') => ({ name, features, liked });

/** Sum of the features of the songs with an answer, with a 1 for the bias. */
function total(table: SongTable, liked: 0 | 1): number[] {
  const rows = table.rows.filter((row) => row.liked === liked).map((row) => [...row.features, 1]);
  return rows[0]!.map((_, column) => rows.reduce((sum, row) => sum + row[column]!, 0));
}

describe('the songs of the lab', () => {
  it('are the four of the original, liked by exclusive or', () => {
    expect(unlearnable.featureNames).toEqual(['modern', 'sad', 'piano']);
    expect(unlearnable.rows.map(({ features, liked }) => [...features, liked])).toEqual([
      [0, 0, 1, 0],
      [0, 1, 1, 1],
      [1, 0, 1, 1],
      [1, 1, 1, 0],
    ]);
  });

  it('unlearnable: the logits of liked and not liked songs add up to the same, so no neuron parts them', () => {
    expect(total(unlearnable, 1)).toEqual(total(unlearnable, 0));
  });

  it("learnable: Rosenblatt's perceptron parts them", () => {
    const weights = [0, 0, 0, 0];
    const wrong = () => learnable.rows.filter(({ features, liked }) => guess(weights, features) !== liked);
    for (let round = 0; round < 100; round++)
      for (const { features, liked } of wrong())
        [...features, 1].forEach((value, column) => {
          weights[column]! += (liked - guess(weights, features)) * value;
        });
    expect(wrong()).toEqual([]);
    expect(learnable.rows.every(({ features, liked }) => features[0] === liked)).toBe(true);
    expect(learnable.rows.slice(0, 4).map(({ features }) => features)).toEqual(unlearnable.rows.map((r) => r.features));
    expect(learnable.rows.slice(4).map(({ features }) => features[2])).toEqual([0, 0]);
  });

  it('are there for every preset', () => {
    const read = presets.flatMap(({ data }) => ('songs' in data ? [data.songs] : []));
    expect(Object.keys(songTables).sort()).toEqual([...read].sort());
  });
});

function guess(weights: readonly number[], features: readonly number[]): number {
  return [...features, 1].reduce((sum, value, column) => sum + value * weights[column]!, 0) > 0 ? 1 : 0;
}

describe('checkSongs', () => {
  it('gives a table of its own, with names', () => {
    const features = [-0, 1000];
    const table = checkSongs([song(features)]);
    features[1] = 5;
    expect(table).toEqual({ featureNames: ['feature 1', 'feature 2'], rows: [song([0, 1000])] });
    expect(checkSongs([song([1])], ['x']).featureNames).toEqual(['x']);
  });

  it.each<[string, unknown, unknown, string]>([
    ['no list', { length: 1 }, undefined, 'E_DATA songs: expected a list of songs'],
    ['no rows', [], undefined, 'E_DATA songs (0 rows): expected 1 to 4096 rows'],
    ['too many rows', Array(4097).fill(song([1])), undefined, 'songs (4097 rows)'],
    ['no song', [song([1]), null], undefined, 'songs row 2: expected a song'],
    ['no name', [song([1], 1, '')], undefined, 'songs row 1 name: expected a name of 1 to 100'],
    ['a long name', [song([1], 1, 'x'.repeat(101))], undefined, 'songs row 1 name'],
    ['a name of two lines', [song([1], 1, 'x\ny')], undefined, 'songs row 1 name'],
    ['half a character', [song([1], 1, '\ud83d')], undefined, 'songs row 1 name'],
    ['no features', [song([])], undefined, 'songs row 1 features: expected a list of 1 to 64'],
    ['too many features', [song(Array(65).fill(0))], undefined, 'songs row 1 features'],
    [
      'other features',
      [song([1]), song([1, 2])],
      undefined,
      'songs row 2 (2 features): expected 1 features, as in row 1',
    ],
    ['NaN', [song([0, Number.NaN])], undefined, 'songs row 1 feature 2=NaN: expected a number -1000 to 1000'],
    ['a large number', [song([1000.5])], undefined, 'songs row 1 feature 1=1000.5'],
    ['a text', [song(['1'])], undefined, 'songs row 1 feature 1: expected a number'],
    ['true', [song([1], true)], undefined, 'songs row 1 liked: expected 0 or 1'],
    ['few names', [song([1, 2])], ['x'], 'songs feature names: expected a list of 2 names'],
    ['equal names', [song([1, 2])], ['x', 'x'], 'songs name of feature 2 "x": expected a name of its own'],
    ['an empty name', [song([1])], [''], 'songs name of feature 1'],
  ])('refuses %s', (_, rows, names, message) => {
    expect(() => checkSongs(rows, names)).toThrow(message);
  });

  it('throws nothing but LabError, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (rows, names) => {
        try {
          checkSongs(rows, names);
          checkSongs([rows], names);
        } catch (error) {
          expect(error).toBeInstanceOf(LabError);
        }
      }),
    );
  });
});
