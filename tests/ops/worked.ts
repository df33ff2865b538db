import { expect } from 'vitest';
import { randomUniform } from '../../src/core/random.ts';
import { shapeLength } from '../../src/core/shapes.ts';
import { ops } from '../../src/ops/index.ts';
import type { Params } from '../../src/ops/op.ts';

/** Numbers by the names of an op's buffers. */
export type Numbers = Readonly<Record<string, ArrayLike<number>>>;

/**
 * Runs an op's reference in float64 on copies, and returns its buffers by name. What is shorter than its shape, or not
 * given, goes on in zeros; an `out` buffer starts as NaN (as 2^32 - 1 where it holds whole numbers).
 */
export function run(name: string, params: Params, given: Numbers): Record<string, Float64Array | Uint32Array> {
  const op = ops[name]!;
  const strange = Object.keys(given).filter((key) => !op.buffers.some((spec) => spec.name === key));
  expect(strange, `buffers that ${name} has not`).toEqual([]);
  const buffers = op.buffers.map((spec) => {
    const length = Math.max(1, shapeLength(spec.shape, params));
    const data = spec.type === 'u32' ? new Uint32Array(length) : new Float64Array(length);
    if (spec.role === 'out') data.fill(spec.type === 'u32' ? 0xffffffff : Number.NaN);
    data.set(Array.from(given[spec.name] ?? []));
    return data;
  });
  op.reference(buffers, params);
  return Object.fromEntries(op.buffers.map((spec, i) => [spec.name, buffers[i]!]));
}

/** A worked example: what the op must leave in everything it writes, to twelve digits; what it only reads stays. */
export function example(name: string, params: Params, given: Numbers, left: Numbers): void {
  const got = run(name, params, given);
  for (const { name: buffer, role } of ops[name]!.buffers) {
    const want = Array.from((role === 'in' ? given[buffer] : left[buffer]) ?? []);
    if (role !== 'in') expect(left, `the example of ${name}`).toHaveProperty(buffer);
    for (const [i, value] of got[buffer]!.entries()) {
      const right = Math.abs(value - (want[i] ?? 0)) <= 1e-12 * Math.max(1, Math.abs(want[i] ?? 0));
      expect(right, `${name} ${buffer}[${i}] is ${value}, by hand ${want[i] ?? 0}`).toBe(true);
    }
  }
}

/** Numbers in -1..1, the same for the same seed. */
export function numbers(seed: number, length: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => 2 * randomUniform(seed, 9, i) - 1);
}

/** The sum of the products: a loss whose gradient by `values` is `weights`. */
export function dot(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += values[i]! * weights[i]!;
  return sum;
}

const step = 1e-5;
/** In float64 the rounding of losses near one, divided by the step, and the third derivative times its square. */
const tolerance = 1e-8;

/** Holds a gradient of `loss` by `x` to central differences, element by element; `loss` reads x. */
export function expectGradient(x: Float64Array, gradient: ArrayLike<number>, loss: () => number): void {
  expect(gradient.length).toBeGreaterThanOrEqual(x.length);
  for (const [i, value] of x.entries()) {
    x[i] = value + step;
    const above = loss();
    x[i] = value - step;
    const below = loss();
    x[i] = value;
    const slope = (above - below) / (2 * step);
    const right = Math.abs(slope - gradient[i]!) <= tolerance * Math.max(1, Math.abs(slope));
    expect(right, `element ${i}: the gradient says ${gradient[i]}, differences say ${slope}`).toBe(true);
  }
}
