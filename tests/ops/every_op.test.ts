import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ops } from '../../src/ops/index.ts';
import { cases, expected, inputs, title } from './cases.ts';

const folder = import.meta.dirname;
const tests = readdirSync(folder)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  .join('\n');

test('every op has an example worked by hand', () => {
  const names = Object.keys(ops);
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => !new RegExp(`example\\(\\s*'${name}'`).test(tests))).toEqual([]);
});

test('every gradient is held to central differences', () => {
  const grads = Object.keys(ops).filter((name) => name.endsWith('_grad'));
  expect(grads.length).toBeGreaterThan(9);
  // Activations are tested by a table of names.
  const ran = (name: string) => tests.includes(`run('${name}'`) || /^(sigmoid|tanh|relu)_grad$/.test(name);
  expect(grads.filter((name) => !ran(name))).toEqual([]);
});

test.each(cases.map((one) => [title(one), one] as const))('%s stays finite at 0, 100 and -100', (_, one) => {
  // What a scale changes is a number that may be anything; indices, settings, squares and gates keep to their ranges.
  const [once, twice] = [inputs(one, 1), inputs(one, 2)];
  for (const value of [() => 0, () => 100, () => -100, (k: number) => (k % 2 ? 100 : -100)]) {
    const given = once.map((data, i) => data.map((x, k) => (x === twice[i]![k] ? x : value(k)))) as typeof once;
    for (const [i, data] of expected(one, given).entries())
      expect(data.every(Number.isFinite), one.op.buffers[i]!.name).toBe(true);
  }
});
