import { type OpSpec, size, strided } from './op.ts';

/** Logistic sigmoid 1 / (1 + e^-x), without overflow for any x. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** A nonlinearity and its derivative, the latter from the output. */
function pair(name: string, formula: string, f: (x: number) => number, slope: (y: number) => number) {
  const shared = {
    params: [size('n', 'elements')],
    workgroup: [64, 1],
    grid: ({ n }) => strided(n!),
  } satisfies Partial<OpSpec>;
  const forward: OpSpec = {
    ...shared,
    name,
    buffers: [{ name: 'y', role: 'inout', type: 'f32', shape: '[n]', note: 'in: x; out: the nonlinearity of x' }],
    source: formula,
    reference([y], { n }) {
      for (let i = 0; i < n!; i++) y![i] = f(y![i]!);
    },
  };
  const grad: OpSpec = {
    ...shared,
    name: `${name}_grad`,
    buffers: [
      { name: 'y', role: 'in', type: 'f32', shape: '[n]', note: 'output of the nonlinearity' },
      { name: 'dy', role: 'in', type: 'f32', shape: '[n]', note: 'gradient of the output' },
      { name: 'dx', role: 'out', type: 'f32', shape: '[n]', note: 'gradient of the input' },
    ],
    source: `derivative of ${formula}, from its output`,
    reference([y, dy, dx], { n }) {
      for (let i = 0; i < n!; i++) dx![i] = dy![i]! * slope(y![i]!);
    },
  };
  return { forward, grad };
}

const logistic = pair('sigmoid', 'y = 1 / (1 + e^-x)', sigmoid, (y) => y * (1 - y));
const hyperbolic = pair('tanh', 'y = tanh x', Math.tanh, (y) => 1 - y * y);
const rectified = pair(
  'relu',
  'y = max(0, x)',
  (x) => Math.max(0, x),
  (y) => (y > 0 ? 1 : 0),
);

export const sigmoidOp = logistic.forward;
export const sigmoidGrad = logistic.grad;
export const tanhOp = hyperbolic.forward;
export const tanhGrad = hyperbolic.grad;
export const reluOp = rectified.forward;
/** The slope at exactly 0 is 0, as in PyTorch. */
export const reluGrad = rectified.grad;
