import { expect, test } from 'vitest';
import { Pacer } from '../../src/train/pacer.ts';

/** Looks at a device that draws for `drawMs` and takes `stepMs` a step, never faster than a 60 Hz frame. */
function settle(drawMs: number, stepMs: number, looks = 200): Pacer {
  const pacer = new Pacer();
  for (let i = 0; i < looks; i++) {
    const steps = pacer.steps('auto');
    pacer.measured(steps, Math.max(16.7, drawMs + steps * stepMs));
  }
  return pacer;
}

test('a fast device gets as many steps as the frame holds, a slow one a single step', () => {
  const fast = settle(2, 0.1).steps('auto');
  expect(fast).toBeGreaterThan(50);
  expect(fast).toBeLessThan(350);
  expect(settle(2, 40).steps('auto')).toBe(1);
});

test('where drawing is slow, training takes its share beside it', () => {
  const steps = settle(600, 5).steps('auto');
  expect(steps).toBeGreaterThan(20);
  expect(steps).toBeLessThan(200);
});

test('a number in the config is taken as it is', () => {
  expect(settle(2, 0.1).steps(7)).toBe(7);
  expect(new Pacer().stepsPerSecond).toBe(0);
});
