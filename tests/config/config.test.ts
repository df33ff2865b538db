import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectation } from '../../src/config/field.ts';
import { changedKeys, costOf, essence, patched } from '../../src/config/parse.ts';
import { presets } from '../../src/config/presets.ts';
import { checkCorpusFits } from '../../src/config/rules.ts';
import { type Config, defaults, fieldOf, type Key, keys } from '../../src/config/schema.ts';
import { fromUrl, toHash } from '../../src/config/url.ts';
import { LabError } from '../../src/core/errors.ts';

/** Any config the schema allows. */
const anyConfig = fc
  .record(
    Object.fromEntries(
      keys.map((key) => {
        const field = fieldOf(key);
        if (field.kind === 'choice') return [key, fc.constantFrom(...field.options)];
        if (field.kind === 'boolean') return [key, fc.boolean()];
        if (field.kind === 'auto')
          return [key, fc.oneof(fc.constant('auto'), fc.integer({ min: field.min, max: field.max }))];
        const { min, max } = field;
        return [
          key,
          field.integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true }).map((value) => value + 0),
        ];
      }),
    ),
  )
  .map((config) => config as unknown as Config)
  .filter(({ layers, cell }) => !(layers === 0 && (cell === 'rnn' || cell === 'lstm')));

test('defaults keep their own rules, and so does every preset', () => {
  expect(patched(defaults, { ...defaults }, 'test')).toEqual(defaults);
  for (const { id, patch } of presets) expect(() => patched(defaults, patch, id)).not.toThrow();
});

test('any config survives the way through the address', () => {
  fc.assert(
    fc.property(anyConfig, (config) => {
      const back = fromUrl('', `#${toHash(config)}`);
      expect(back.errors).toEqual([]);
      expect(back.config).toEqual(config);
      expect(patched(defaults, essence(config), 'test')).toEqual(config);
    }),
  );
});

test('an address that is wrong names the place, the range and what was kept', () => {
  const { config, errors } = fromUrl('', '#lr=7&h=64');
  expect(errors.map((error) => error.message)).toEqual([
    'E_RANGE url lr=7: expected 0.00001 to 1; kept the default 0.003',
  ]);
  expect(config.learningRate).toBe(0.003);
  expect(config.hiddenSize).toBe(64);
});

test('whatever stands in an address, the lab opens with a config that keeps the rules', () => {
  const word = fc.oneof(fc.string(), fc.constantFrom(...keys, ...keys.map((key) => fieldOf(key).url)));
  const value = fc.oneof(
    fc.string(),
    fc.double().map(String),
    fc.constantFrom('NaN', '-0', '1e999', 'auto', '', ' ', 'null', 'lstm'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(word, value), { maxLength: 8 }), (pairs) => {
      const { config, errors } = fromUrl('', new URLSearchParams(pairs).toString());
      expect(patched(defaults, { ...config }, 'test')).toEqual(config);
      for (const error of errors) {
        expect(error).toBeInstanceOf(LabError);
        expect(error.message).not.toContain('undefined;');
      }
    }),
  );
});

test('the query forces the engine as the issue of the day asks', () => {
  expect(fromUrl('?engine=reference', '').config.engine).toBe('reference');
  expect(fromUrl('?engine=abacus', '').errors[0]!.message).toMatch(
    /E_CHOICE url engine=abacus: expected auto, webgpu, simd, reference/,
  );
});

test.each([
  [{ learningRate: 0 }, /E_RANGE .*learningRate=0.*0.00001 to 1/],
  [{ learningRate: Number.NaN }, /E_RANGE .*learningRate=NaN/],
  [{ learningRate: '0.1' }, /E_TYPE .*learningRate=0.1/],
  [{ hiddenSize: 1.5 }, /E_RANGE .*hiddenSize=1.5.*whole number 1 to 512/],
  [{ cell: 'gru' }, /E_CHOICE .*cell=gru.*classifier, mlp, rnn, lstm/],
  [{ carryState: 1 }, /E_TYPE .*carryState=1.*true or false/],
  [{ stepsPerFrame: 0 }, /E_RANGE .*stepsPerFrame=0.*auto or a whole number/],
  [{ learningRate: Object.create(null) }, /E_TYPE .*learningRate=an object/],
  [{ hidenSize: 3 }, /E_KEY .*hidenSize.*one of cell/],
  [{ cell: 'lstm', layers: 0 }, /E_RULE .*layers=0 with cell=lstm/],
  [null, /E_TYPE/],
  [[1], /E_TYPE/],
])('a patch that is wrong is refused: %j', (patch, message) => {
  expect(() => patched(defaults, patch, 'test')).toThrow(message);
});

test('what a change costs is the dearest of its keys', () => {
  const cost = (...changed: Key[]) => costOf(changed);
  expect(cost()).toBe('hot');
  expect(cost('learningRate', 'temperature')).toBe('hot');
  expect(cost('learningRate', 'seed')).toBe('restart');
  expect(cost('seed', 'hiddenSize')).toBe('rebuild');
  expect(changedKeys(defaults, { ...defaults, seed: 2, topK: 3 })).toEqual(['seed', 'topK']);
});

test('a text too short for the sequence is refused with both fields', () => {
  const config = { ...defaults, sequenceLength: 64, validationShare: 0.5 };
  expect(() => checkCorpusFits(config, 128, 'test')).toThrow(/E_RULE test sequenceLength=64 with validationShare=0.5/);
  expect(() => checkCorpusFits(config, 130, 'test')).not.toThrow();
});

test('every field says what it expects, has its own address and a sentence', () => {
  const urls = keys.map((key) => fieldOf(key).url);
  expect(new Set(urls).size).toBe(keys.length);
  for (const key of keys) {
    expect(expectation(fieldOf(key))).not.toBe('');
    expect(fieldOf(key).doc).toMatch(/^[A-Z].*\.$/);
  }
});
