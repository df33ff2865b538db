import { LabError } from './errors.ts';

/**
 * Number of elements of a symbolic shape such as `[T+1,B,H,4]` or `[offsetA+M*K]`, with each name taken from `sizes`.
 * A dimension is a sum of products of names and whole numbers. Throws E_SHAPE for a name that `sizes` lacks.
 */
export function shapeLength(shape: string, sizes: Readonly<Record<string, number>>): number {
  return dimensions(shape, sizes).reduce((product, size) => product * size, 1);
}

/** The dimensions of a symbolic shape as numbers; `[]` is a scalar with no dimensions. */
export function dimensions(shape: string, sizes: Readonly<Record<string, number>>): number[] {
  const inner = shape.replace(/\s/g, '').replace(/^\[|\]$/g, '');
  if (inner === '') return [];
  return inner.split(',').map((dimension) => {
    const sum = dimension.split('+').map((term) => product(term, shape, sizes));
    return sum.reduce((a, b) => a + b, 0);
  });
}

function product(term: string, shape: string, sizes: Readonly<Record<string, number>>): number {
  return term.split('*').reduce((value, factor) => {
    const size = /^\d+$/.test(factor) ? Number(factor) : sizes[factor];
    if (size === undefined)
      throw new LabError('E_SHAPE', `shape ${shape}`, `a size named ${factor}`, 'add it to params');
    return value * size;
  }, 1);
}
