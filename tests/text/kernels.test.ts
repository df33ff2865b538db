import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { streams } from '../../src/core/random.ts';
import { variants, waysFor } from '../../src/engine/webgpu/variants.ts';
import * as steering from '../../src/ops/control.ts';
import { ops } from '../../src/ops/index.ts';

const folder = resolve(import.meta.dirname, '../../shaders');
const read = (file: string) => readFileSync(resolve(folder, file), 'utf8');
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.wgsl'))
  .map((file) => file.slice(0, -'.wgsl'.length));

/** Sizes that every way of every op fits. */
const sizes = { T: 16, B: 1, H: 4, carry: 1, M: 4, N: 4, K: 4, offsetA: 0, rows: 1, F: 1, rule: 0 };
const launched = Object.values(ops).flatMap((op) =>
  waysFor({ op, params: sizes }).flatMap((way) =>
    way.pieces(sizes, Number.POSITIVE_INFINITY).map(({ kernel }) => ({ op, way, kernel })),
  ),
);
const kernels = [...new Map(launched.map(({ kernel }) => [kernel.file, kernel])).values()];

test('every file is the kernel of an op, and every kernel has its file', () => {
  expect(files.filter((file) => !kernels.some((kernel) => kernel.file === file))).toEqual([]);
  expect(kernels.filter(({ file }) => !files.includes(file))).toEqual([]);
});

test('every way of every op fits some sizes, has a name of its own, and says why', () => {
  for (const [name, list] of Object.entries(variants)) {
    expect(list.filter((way) => !way.fits(sizes))).toEqual([]);
    expect(new Set(list.map((way) => way.name)).size, name).toBe(list.length);
    for (const way of list) expect(way.why.length).toBeGreaterThan(40);
    // Sizes that nobody planned for are done by some way.
    expect(
      waysFor({ op: ops[name]!, params: { T: 1, B: 3, H: 511, carry: 0, M: 3, N: 5, K: 7, offsetA: 1 } }),
    ).not.toEqual([]);
  }
});

test('what stands for an op uses its buffers and needs no others', () => {
  for (const { op, kernel } of launched)
    for (const buffer of kernel.op.buffers) expect(op.buffers.map((spec) => spec.name)).toContain(buffer.name);
});

test('a workgroup has at most 256 invocations, and parts exist', () => {
  for (const { kernel } of launched) {
    expect(kernel.workgroup[0] * kernel.workgroup[1]).toBeLessThanOrEqual(256);
    for (const part of kernel.parts) expect(read(`${part}.wgsl`)).toBeTruthy();
  }
});

test.each(kernels.map((kernel) => [kernel.file, kernel] as const))('%s.wgsl keeps the contract', (file, kernel) => {
  const { op } = kernel;
  const text = read(`${file}.wgsl`);
  // `target` is a reserved word of WGSL: a name may end with an underscore there.
  const bindings = [
    ...text.matchAll(/@group\(0\) @binding\((\d+)\) var<(?:storage, (read|read_write)|(uniform))> (\w+): ([^;]+);/g),
  ];
  const storage = bindings.filter((match) => match[2]);
  expect(storage.map((match) => match[4]!.replace(/_$/, ''))).toEqual(op.buffers.map(({ name }) => name));
  expect(bindings.map((match) => Number(match[1]))).toEqual(bindings.map((_, i) => i));
  const fours = file.endsWith('_vec4');
  op.buffers.forEach(({ role, type, shape }, i) => {
    expect(storage[i]![2]).toBe(role === 'in' ? 'read' : 'read_write');
    expect(storage[i]![5]).toMatch(
      type === 'u32'
        ? /^array<u32>$/
        : fours
          ? /^array<vec4f>$/
          : /4\]$/.test(shape)
            ? /^array<(f32|vec4f)>$/
            : /^array<f32>$/,
    );
  });
  expect(storage.length).toBeLessThanOrEqual(8);
  const params = [...op.params, ...kernel.more];
  const struct = /struct Params \{([^}]*)\}/.exec(text)?.[1] ?? '';
  const fields = [...struct.matchAll(/(\w+): (u32|f32),/g)].map((match) => `${match[1]}: ${match[2]}`);
  expect(fields).toEqual(params.map(({ name, type }) => `${name}: ${type}`));
  expect(bindings.filter((match) => match[3]).map((match) => match[4])).toEqual(params.length > 0 ? ['params'] : []);
  const overrides = [...text.matchAll(/override WORKGROUP_([XY]): u32 = (\d+);/g)].map((match) => Number(match[2]));
  expect(overrides).toEqual([...op.workgroup]);
  expect(text).toMatch(new RegExp(`@compute @workgroup_size\\(WORKGROUP_X, WORKGROUP_Y\\)\\s*fn ${file}\\(`));
});

test('exp and tanh are called in lib/activation.wgsl alone', () => {
  const parts = readdirSync(resolve(folder, 'parts')).map((file) => `parts/${file.slice(0, -'.wgsl'.length)}`);
  for (const name of [...files, ...parts])
    expect(read(`${name}.wgsl`).replace(/\/\/.*/g, ''), name).not.toMatch(/(?<!fn )\b(tanh|exp)\(/);
});

test('the places in the steering buffers and the random streams are the same in WGSL', () => {
  const constants = Object.fromEntries(
    readdirSync(resolve(folder, 'lib')).flatMap((file) =>
      [...read(`lib/${file}`).matchAll(/const (\w+): u32 = (\d+)u?;/g)].map((match) => [match[1]!, Number(match[2])]),
    ),
  );
  const spelled = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  for (const [prefix, table] of [
    ['HYPER', steering.hyper],
    ['CONTROL', steering.control],
    ['COUNTER', steering.counters],
  ] as const)
    for (const [name, place] of Object.entries(table))
      expect(constants[`${prefix}_${spelled(name)}`], `${prefix} ${name}`).toBe(place);
  const told = Object.entries(constants).filter(([name]) => name.startsWith('STREAM_'));
  expect(told.length).toBeGreaterThan(0);
  for (const [name, place] of told)
    expect(streams[name.slice('STREAM_'.length).toLowerCase() as keyof typeof streams], name).toBe(place);
});
