import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { streams } from '../../src/core/random.ts';
import { binaryFor } from '../../src/engine/simd/binary.ts';
import { hasSimd } from '../../src/engine/simd/remote.ts';
import * as steering from '../../src/ops/control.ts';
import { ops } from '../../src/ops/index.ts';

const folder = resolve(import.meta.dirname, '../../src/engine/simd/kernels');
const read = (file: string) => readFileSync(resolve(folder, file), 'utf8');

test('every op has a SIMD kernel, and every SIMD kernel an op', async () => {
  const module = await WebAssembly.compile(binaryFor(false)!.bytes);
  const numbered = WebAssembly.Module.exports(module).flatMap(({ name }) => /^Op\.(\w+)$/.exec(name)?.[1] ?? []);
  expect(numbered.sort()).toEqual(Object.keys(ops).sort());
  // A number without a case would do nothing.
  const dispatch = read('index.ts');
  for (const name of numbered) expect(dispatch).toContain(`case Op.${name}: return ${name}(at);`);
});

test('the places in the steering buffers and the random streams are the same in the SIMD kernels', () => {
  const text = read('steering.ts') + read('random.ts');
  const told = Object.fromEntries(
    [...text.matchAll(/export const (\w+): (?:usize|u32) = (\d+);/g)].map((match) => [match[1]!, Number(match[2])]),
  );
  const expected: [string, number][] = [];
  for (const [prefix, table] of [
    ['hyper', steering.hyper],
    ['control', steering.control],
    ['counter', steering.counters],
  ] as const)
    for (const [name, place] of Object.entries(table))
      expected.push([prefix + name[0]!.toUpperCase() + name.slice(1), place * 4]);
  expected.push(['streamBatch', streams.batch], ['streamSample', streams.sample]);
  expect(told).toEqual(Object.fromEntries(expected));
});

test('where the kernels can run, the probe says so', () => {
  expect(hasSimd()).toBe(WebAssembly.validate(binaryFor(false)!.bytes));
  expect(hasSimd()).toBe(true);
});
