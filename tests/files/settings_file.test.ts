import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patched } from '../../src/config/parse.ts';
import { presets } from '../../src/config/presets.ts';
import { defaults } from '../../src/config/schema.ts';
import { LabError } from '../../src/core/errors.ts';
import { songTables } from '../../src/data/songs.ts';
import { readSettings, type SettingsData, writeSettings } from '../../src/files/settings_file.ts';

const corpus = { corpus: 'brewing' } as const;
const file = (change: object = {}) =>
  JSON.stringify({ format: 'algorhythm-settings', version: 1, config: {}, data: corpus, ...change });

describe('settings', () => {
  it.each(presets.map((preset) => [preset.id, preset] as const))('preset %s comes back', (_, { patch, data }) => {
    const config = patched(defaults, patch, 'test');
    const read: SettingsData = 'songs' in data ? { songs: songTables[data.songs] } : data;
    expect(readSettings(writeSettings(config, read), 'file')).toEqual({ config, data: read });
  });

  it('say what differs from the defaults, and no more', () => {
    const text = writeSettings(patched(defaults, { hiddenSize: 64 }, 'test'), {
      text: { name: 'mine.txt', length: 9 },
    });
    expect(JSON.parse(text)).toEqual({
      format: 'algorhythm-settings',
      version: 1,
      config: { hiddenSize: 64 },
      data: { text: { name: 'mine.txt', length: 9 } },
    });
    expect(readSettings(text, 'file').data).toEqual({ text: { name: 'mine.txt', length: 9 } });
  });

  it.each<[string, string]>([
    ['E_FILE file: expected JSON (', '{"format":'],
    ['E_FILE file: expected an object', '[]'],
    ['E_FILE file: expected just the keys format, version, config, data', '{}'],
    ['E_FILE file: expected just the keys', file({ more: 1 })],
    ['E_FILE file format: expected "algorhythm-settings"', file({ format: 'x' })],
    ['E_FILE file version: expected 1', file({ version: 2 })],
    ['E_FILE file config: expected an object', file({ config: null })],
    [
      'E_FILE file config learningRate: expected a known name with',
      file({ config: { learningRate: { toString: 1 } } }),
    ],
    ['E_FILE file config cell: expected a known name with', file({ config: { cell: 'x'.repeat(41) } })],
    ['E_KEY file config width', file({ config: { width: 1 } })],
    ['E_KEY file config __proto__', file().replace('"config":{}', '"config":{"__proto__":1}')],
    ['E_RANGE file config learningRate=7', file({ config: { learningRate: 7 } })],
    ['E_RULE file config layers=0', file({ config: { layers: 0 } })],
    ['E_FILE file data: expected an object', file({ data: 'brewing' })],
    ['E_FILE file data: expected one of corpus, songs, text', file({ data: {} })],
    ['E_FILE file data: expected one of corpus, songs, text', file({ data: { ...corpus, text: {} } })],
    ['E_FILE file data corpus: expected moby-dick, brewing', file({ data: { corpus: 'toString' } })],
    ['E_FILE file data songs: expected just the keys', file({ data: { songs: { rows: [] } } })],
    ['E_DATA songs (0 rows)', file({ data: { songs: { featureNames: [], rows: [] } } })],
    ['E_FILE file data text: expected just the keys', file({ data: { text: { name: 'a' } } })],
    ['E_FILE file data text name', file({ data: { text: { name: '', length: 5 } } })],
    ['E_FILE file data text length', file({ data: { text: { name: 'a', length: 1.5 } } })],
    ['E_FILE file: expected at most 12582912 characters', ' '.repeat(13 * 1024 * 1024)],
    ['E_FILE file: expected JSON', '['.repeat(1_000_000)],
  ])('refuse: %s', (message, text) => {
    expect(() => readSettings(text, 'file')).toThrow(message);
  });

  it('throw nothing but LabError, whatever JSON comes', () => {
    const near = fc.record(
      {
        config: fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...Object.keys(defaults)), fc.jsonValue())),
        data: fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom('corpus', 'songs', 'text'), fc.jsonValue())),
      },
      { requiredKeys: [] },
    );
    const text = fc.oneof(fc.string(), fc.json(), near.map(file));
    fc.assert(
      fc.property(text, (value) => {
        try {
          readSettings(value, 'file');
        } catch (error) {
          expect(error).toBeInstanceOf(LabError);
        }
      }),
    );
  });
});
