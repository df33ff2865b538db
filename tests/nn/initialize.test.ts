import { expect, test } from 'vitest';
import { defaults } from '../../src/config/schema.ts';
import { initialize } from '../../src/nn/initialize.ts';
import { parameterTable, toTorch } from '../../src/nn/parameters.ts';
import type { ModelShape } from '../../src/nn/shape.ts';

const H = 12;
const shape: ModelShape = {
  cell: 'lstm',
  layers: 1,
  hiddenSize: H,
  inputs: 7,
  outputs: 7,
  sequenceLength: 4,
  batchSize: 2,
  inputNames: [...'abcdefg'],
  outputNames: [...'abcdefg'],
};
const table = parameterTable(shape);
const get = (flat: Float32Array, name: string) => toTorch(table.get(name), flat);

test("PyTorch's rule: uniform in 1/sqrt(H), the head in 1/sqrt(in), biases too", () => {
  const flat = initialize(table, { ...defaults, hiddenSize: H });
  const bound = 1 / Math.sqrt(H);
  for (const { name } of table.all) {
    const data = get(flat, name);
    const largest = Math.max(...data.map(Math.abs));
    expect(largest).toBeLessThanOrEqual(bound);
    expect(largest).toBeGreaterThan(bound * 0.5);
  }
});

test('the same seed gives the same weights, another seed others', () => {
  const config = { ...defaults, hiddenSize: H };
  expect(initialize(table, config)).toEqual(initialize(table, config));
  expect(initialize(table, { ...config, seed: 2 })).not.toEqual(initialize(table, config));
});

test('orthogonal recurrent blocks: each gate times its transpose is the identity', () => {
  const flat = initialize(table, { ...defaults, hiddenSize: H, init: 'orthogonal' });
  const w = get(flat, 'lstm.weight_hh_l0');
  for (let gate = 0; gate < 4; gate++)
    for (let a = 0; a < H; a++)
      for (let b = 0; b < H; b++) {
        let dot = 0;
        for (let k = 0; k < H; k++) dot += w[(gate * H + a) * H + k]! * w[(gate * H + b) * H + k]!;
        expect(dot).toBeCloseTo(a === b ? 1 : 0, 5);
      }
});

test('xavier: bound of a gate is sqrt(6 / (in + H)), biases are zero, and the forget bias is put on f', () => {
  const flat = initialize(table, { ...defaults, hiddenSize: H, init: 'xavier', forgetBias: 1.5 });
  const bound = Math.sqrt(6 / (7 + H));
  expect(Math.max(...get(flat, 'lstm.weight_ih_l0').map(Math.abs))).toBeLessThanOrEqual(bound);
  const bias = get(flat, 'lstm.bias_ih_l0');
  expect([...bias]).toEqual([...Array(H).fill(0), ...Array(H).fill(1.5), ...Array(2 * H).fill(0)]);
  expect([...get(flat, 'lstm.bias_hh_l0')].every((value) => value === 0)).toBe(true);
});
