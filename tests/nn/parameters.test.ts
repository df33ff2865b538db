import { expect, test } from 'vitest';
import { LabError } from '../../src/core/errors.ts';
import { viewAlignment } from '../../src/engine/engine.ts';
import { engineIndex, flatFrom, fromTorch, parameterTable, toTorch } from '../../src/nn/parameters.ts';
import type { ModelShape } from '../../src/nn/shape.ts';
import { torchPlace } from '../../src/probe/traces.ts';

const lstm: ModelShape = {
  cell: 'lstm',
  layers: 2,
  hiddenSize: 3,
  inputs: 5,
  outputs: 5,
  sequenceLength: 4,
  batchSize: 2,
  inputNames: ['a', 'b', 'c', 'd', 'e'],
  outputNames: ['a', 'b', 'c', 'd', 'e'],
};

test("names, shapes and order are PyTorch's", () => {
  const names = (shape: ModelShape) =>
    parameterTable(shape).all.map(({ name, shape: dims }) => `${name} ${dims.join('x')}`);
  expect(names(lstm)).toEqual([
    'lstm.weight_ih_l0 12x5',
    'lstm.weight_hh_l0 12x3',
    'lstm.bias_ih_l0 12',
    'lstm.bias_hh_l0 12',
    'lstm.weight_ih_l1 12x3',
    'lstm.weight_hh_l1 12x3',
    'lstm.bias_ih_l1 12',
    'lstm.bias_hh_l1 12',
    'head.weight 5x3',
    'head.bias 5',
  ]);
  expect(names({ ...lstm, cell: 'classifier', layers: 0, inputs: 3, outputs: 1 })).toEqual([
    'classifier.weight 1x3',
    'classifier.bias 1',
  ]);
  expect(names({ ...lstm, cell: 'mlp', layers: 1, inputs: 3, outputs: 1 })).toEqual([
    'mlp.0.weight 3x3',
    'mlp.0.bias 3',
    'head.weight 1x3',
    'head.bias 1',
  ]);
  expect(names({ ...lstm, cell: 'mlp', layers: 0, inputs: 4, outputs: 1 })).toEqual(['head.weight 1x4', 'head.bias 1']);
});

test('every parameter survives the way into the flat buffer and back, and none overlap', () => {
  const table = parameterTable(lstm);
  const flat = new Float32Array(table.flatLength);
  let value = 1;
  const given = table.all.map((parameter) => Float32Array.from({ length: parameter.length }, () => value++));
  table.all.forEach((parameter, i) => {
    expect(parameter.offset % viewAlignment).toBe(0);
    fromTorch(parameter, given[i]!, flat);
  });
  table.all.forEach((parameter, i) => {
    expect(toTorch(parameter, flat)).toEqual(given[i]);
  });
  expect(flat.filter((number) => number !== 0).length).toBe(table.count);
});

test('the gates of a unit lie side by side, and the way back finds row and column', () => {
  const weight = parameterTable(lstm).get('lstm.weight_hh_l0');
  // Row gate * H + unit, column input: the forget gate (1) of unit 2 from unit 0.
  expect(engineIndex(weight, 1 * 3 + 2, 0)).toBe(2 * 4 + 1);
  for (const parameter of parameterTable(lstm).all.filter(({ shape }) => shape.length === 2)) {
    const [rows, columns] = parameter.shape as [number, number];
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        expect(torchPlace(parameter, engineIndex(parameter, row, column))).toEqual({ row, column });
  }
});

test('a state dict that does not fit is refused by name', () => {
  const table = parameterTable(lstm);
  const good = Object.fromEntries(
    table.all.map(({ name, shape, length }) => [name, { shape, data: new Float32Array(length) }]),
  );
  expect(() => flatFrom(table, good, 'test')).not.toThrow();
  const { 'head.bias': _, ...missing } = good;
  expect(() => flatFrom(table, missing, 'test')).toThrow(/E_KEY test head.bias/);
  expect(() => flatFrom(table, { ...good, 'head.bais': good['head.bias']! }, 'test')).toThrow(
    /E_KEY parameter head.bais/,
  );
  expect(() => flatFrom(table, { ...good, 'head.bias': { shape: [4], data: new Float32Array(4) } }, 'test')).toThrow(
    /E_SHAPE.*head.bias/,
  );
  const nan = { shape: [5], data: new Float32Array([0, 0, Number.NaN, 0, 0]) };
  expect(() => flatFrom(table, { ...good, 'head.bias': nan }, 'test')).toThrow(LabError);
});
