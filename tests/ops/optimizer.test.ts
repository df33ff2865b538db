import { expect, test } from 'vitest';
import { example, run } from './worked.ts';

/** hyper[16]: learningRate, schedule, scheduleSteps, warmup, then what optimizers read. */
const settings = (momentum: number, beta1: number, beta2: number, epsilon: number, decay: number) => {
  const hyper = new Float64Array(16);
  hyper.set([momentum, beta1, beta2, epsilon, 0, decay], 4);
  return hyper;
};
/** control[8]: learning rate 0.1, corrections, norm, and what the gradient is scaled by. */
const control = (clipScale: number, correction1 = 1, correction2 = 1) => [0.1, correction1, correction2, 0, clipScale];

test('sgd with momentum, decay and a cut gradient', () => {
  // g = 4 * 0.5 = 2; m = 0.5 * 1 + 2 + 0.1 * 1 = 2.6; p = 1 - 0.1 * 2.6
  const given = { p: [1], g: [4], m: [1], v: [7], hyper: settings(0.5, 0, 0, 0, 0.1), control: control(0.5) };
  example('sgd', { n: 1 }, given, { p: [0.74], g: [2], m: [2.6], v: [7] });
});

test('rmsprop with momentum', () => {
  // v = 0.75 * 4 + 0.25 * 2^2 = 4; m = 0.5 * 1 + 2 / (sqrt 4 + 0.5) = 1.3; p = 1 - 0.1 * 1.3
  const given = { p: [1], g: [2], m: [1], v: [4], hyper: settings(0.5, 0, 0.75, 0.5, 0), control: control(1) };
  example('rmsprop', { n: 1 }, given, { p: [0.87], g: [2], m: [1.3], v: [4] });
});

test('adagrad with decay', () => {
  // g + 0.5 p = 1.5 + 0.5 = 2; v = 5 + 2^2 = 9; p = 1 - 0.1 * 2 / (sqrt 9 + 1)
  const given = { p: [1], g: [1.5], m: [7], v: [5], hyper: settings(0, 0, 0, 1, 0.5), control: control(1) };
  example('adagrad', { n: 1 }, given, { p: [0.95], g: [1.5], m: [7], v: [9] });
});

test('adam with decay, first step', () => {
  // g + 0.5 p = 2; m = 0.5 * 2 = 1; v = 0.25 * 2^2 = 1; corrections 1 - 0.5 and 1 - 0.75:
  // p = 1 - 0.1 (1 / 0.5) / (sqrt(1 / 0.25) + 0.5) = 1 - 0.2 / 2.5
  const given = { p: [1], g: [1.5], hyper: settings(0, 0.5, 0.75, 0.5, 0.5), control: control(1, 0.5, 0.25) };
  example('adam', { n: 1 }, given, { p: [0.92], g: [1.5], m: [1], v: [1] });
});

test('adam, second step', () => {
  // m = 0.5 * 1 + 0.5 * -3 = -1; v = 0.75 * 1 + 0.25 * 9 = 3; corrections 1 - 0.5^2 = 0.75, 1 - 0.75^2 = 0.4375:
  // p = 0.92 + 0.1 (1 / 0.75) / (sqrt(3 / 0.4375) + 0.5)
  const hyper = settings(0, 0.5, 0.75, 0.5, 0);
  const given = { p: [0.92], g: [-3], m: [1], v: [1], hyper, control: control(1, 0.75, 0.4375) };
  const p = 0.92 + 0.1 / 0.75 / (Math.sqrt(3 / 0.4375) + 0.5);
  example('adam', { n: 1 }, given, { p: [p], g: [-3], m: [-1], v: [3] });
});

test('adamw decays apart from the gradient', () => {
  // p (1 - 0.1 * 0.5) = 0.95; then as adam above with g = 2: 0.95 - 0.08
  const given = { p: [1], g: [2], hyper: settings(0, 0.5, 0.75, 0.5, 0.5), control: control(1, 0.5, 0.25) };
  example('adamw', { n: 1 }, given, { p: [0.87], g: [2], m: [1], v: [1] });
});

test.each(['sgd', 'rmsprop', 'adagrad', 'adam', 'adamw'])('%s: no gradient and no moments change nothing', (name) => {
  const given = { p: [3, -3], g: [0, 0], hyper: settings(0.9, 0.9, 0.999, 1e-8, 0), control: control(1, 0.1, 0.001) };
  const { p } = run(name, { n: 2 }, given);
  expect([...p!]).toEqual([3, -3]);
});
