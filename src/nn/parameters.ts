import { LabError } from '../core/errors.ts';
import { viewAlignment } from '../engine/engine.ts';
import type { ModelShape } from './shape.ts';

/**
 * How a parameter lies on the engine. PyTorch holds weights [out,in] and stacks the four gates; we hold [in,out], so
 * that neighbors in a row are neighbors in memory, with the four gates of a unit side by side.
 */
type Layout = 'vector' | 'matrix' | 'gateVector' | 'gateMatrix';

export interface Parameter {
  /** PyTorch's name, such as `lstm.weight_ih_l0`. */
  readonly name: string;
  /** PyTorch's shape. */
  readonly shape: readonly number[];
  readonly length: number;
  /** First element in the flat parameter buffer; a multiple of `viewAlignment`. */
  readonly offset: number;
  readonly layout: Layout;
  /** Which initialiser rule it falls under. */
  readonly role: 'input' | 'recurrent' | 'bias' | 'output';
}

export interface ParameterTable {
  readonly all: readonly Parameter[];
  /** Elements of the flat buffer, padding included. Padding is zero and stays zero under every optimizer. */
  readonly flatLength: number;
  /** Number of parameters without padding. */
  readonly count: number;
  get(name: string): Parameter;
}

/** State dict entry as PyTorch would have it. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Names, shapes and places of a model's parameters, in PyTorch's order. */
export function parameterTable(shape: ModelShape): ParameterTable {
  const all: Parameter[] = [];
  let offset = 0;
  let count = 0;
  const add = (name: string, dims: readonly number[], layout: Layout, role: Parameter['role']) => {
    const length = dims.reduce((product, size) => product * size, 1);
    all.push({ name, shape: dims, length, offset, layout, role });
    offset += Math.ceil(length / viewAlignment) * viewAlignment;
    count += length;
  };
  const { cell, layers, hiddenSize: H, inputs, outputs } = shape;
  if (cell === 'classifier') {
    add('classifier.weight', [1, inputs], 'matrix', 'output');
    add('classifier.bias', [1], 'vector', 'bias');
  }
  if (cell === 'mlp') {
    for (let l = 0; l < layers; l++) {
      add(`mlp.${l}.weight`, [H, l === 0 ? inputs : H], 'matrix', 'input');
      add(`mlp.${l}.bias`, [H], 'vector', 'bias');
    }
  }
  if (cell === 'rnn' || cell === 'lstm') {
    const [gates, matrix, vector] =
      cell === 'lstm' ? ([4, 'gateMatrix', 'gateVector'] as const) : ([1, 'matrix', 'vector'] as const);
    for (let l = 0; l < layers; l++) {
      add(`${cell}.weight_ih_l${l}`, [gates * H, l === 0 ? inputs : H], matrix, 'input');
      add(`${cell}.weight_hh_l${l}`, [gates * H, H], matrix, 'recurrent');
      add(`${cell}.bias_ih_l${l}`, [gates * H], vector, 'bias');
      add(`${cell}.bias_hh_l${l}`, [gates * H], vector, 'bias');
    }
  }
  if (cell !== 'classifier') {
    const last = cell === 'mlp' && layers === 0 ? inputs : H;
    add('head.weight', [outputs, last], 'matrix', 'output');
    add('head.bias', [outputs], 'vector', 'bias');
  }
  const byName = new Map(all.map((parameter) => [parameter.name, parameter]));
  const get = (name: string) => {
    const found = byName.get(name);
    if (!found)
      throw new LabError('E_KEY', `parameter ${name}`, `one of ${[...byName.keys()].join(', ')}`, 'changed nothing');
    return found;
  };
  return { all, flatLength: offset, count, get };
}

/** Place within the parameter, as the engine holds it, of PyTorch's element [row, column]; vectors are columns of one. */
export function engineIndex(
  { shape, layout }: Pick<Parameter, 'shape' | 'layout'>,
  row: number,
  column: number,
): number {
  const rows = shape[0]!;
  if (layout === 'vector') return row;
  if (layout === 'matrix') return column * rows + row;
  const units = rows / 4;
  const gateUnit = (row % units) * 4 + Math.floor(row / units);
  return layout === 'gateVector' ? gateUnit : column * rows + gateUnit;
}

/** A parameter's values from the flat buffer, in PyTorch's layout. */
export function toTorch(parameter: Parameter, flat: Float32Array): Float32Array {
  const data = new Float32Array(parameter.length);
  eachElement(parameter, (torch, engine) => {
    data[torch] = flat[parameter.offset + engine]!;
  });
  return data;
}

/** Writes PyTorch's values into the flat buffer. */
export function fromTorch(parameter: Parameter, data: ArrayLike<number>, flat: Float32Array): void {
  eachElement(parameter, (torch, engine) => {
    flat[parameter.offset + engine] = data[torch]!;
  });
}

function eachElement(parameter: Parameter, visit: (torch: number, engine: number) => void): void {
  const columns = parameter.shape[1] ?? 1;
  for (let row = 0; row < parameter.shape[0]!; row++)
    for (let column = 0; column < columns; column++) visit(row * columns + column, engineIndex(parameter, row, column));
}

/**
 * The flat buffer of a whole state dict. Every parameter must be there, of the right shape, and finite; throws
 * E_KEY, E_SHAPE or E_RANGE naming the first that is not.
 */
export function flatFrom(
  table: ParameterTable,
  given: Readonly<Record<string, { shape: readonly number[]; data: ArrayLike<number> }>>,
  place: string,
): Float32Array {
  const flat = new Float32Array(table.flatLength);
  for (const name of Object.keys(given)) table.get(name);
  for (const parameter of table.all) {
    const tensor = given[parameter.name];
    const at = `${place} ${parameter.name}`;
    if (!tensor)
      throw new LabError('E_KEY', at, `shape ${parameter.shape.join('x')}`, 'it is missing; changed nothing');
    if (String(tensor.shape) !== String(parameter.shape) || tensor.data.length !== parameter.length)
      throw new LabError(
        'E_SHAPE',
        at,
        `shape ${parameter.shape.join('x')}`,
        `got ${tensor.shape.join('x')} with ${tensor.data.length} numbers; changed nothing`,
      );
    for (let i = 0; i < parameter.length; i++)
      if (!Number.isFinite(tensor.data[i]))
        throw new LabError('E_RANGE', `${at}[${i}]`, 'a finite number', `got ${tensor.data[i]}; changed nothing`);
    fromTorch(parameter, tensor.data, flat);
  }
  return flat;
}
