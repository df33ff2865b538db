import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { streams } from '../../src/core/random.ts';
import { variants } from '../../src/engine/webgpu/variants.ts';
import * as steering from '../../src/ops/control.ts';
import { ops } from '../../src/ops/index.ts';

const folder = resolve(import.meta.dirname, '../../shaders');
const read = (file: string) => readFileSync(resolve(folder, file), 'utf8');
const all = Object.values(ops);

const kernels = readdirSync(folder)
  .filter((file) => file.endsWith('.wgsl'))
  .map((file) => file.slice(0, -'.wgsl'.length));

test('every op has a kernel of its name or is made of others, and every kernel an op', () => {
  expect(kernels.filter((name) => !ops[name])).toEqual([]);
  expect(Object.keys(ops).filter((name) => !kernels.includes(name) && !variants[name])).toEqual([]);
});

test('what stands for an op uses its buffers and needs no others', () => {
  for (const [name, list] of Object.entries(variants))
    for (const variant of list)
      for (const { op } of variant.kernels({ T: 2, B: 1, H: 1, carry: 1 }))
        for (const buffer of op.buffers) expect(ops[name]!.buffers.map((spec) => spec.name)).toContain(buffer.name);
});

test.each(all.filter(({ name }) => kernels.includes(name)).map((op) => [op.name, op] as const))(
  '%s.wgsl keeps the contract',
  (_, op) => {
    const text = read(`${op.name}.wgsl`);
    // `target` is a reserved word of WGSL: a name may end with an underscore there.
    const bindings = [
      ...text.matchAll(/@group\(0\) @binding\((\d+)\) var<(?:storage, (read|read_write)|(uniform))> (\w+): ([^;]+);/g),
    ];
    const storage = bindings.filter((match) => match[2]);
    expect(storage.map((match) => match[4]!.replace(/_$/, ''))).toEqual(op.buffers.map(({ name }) => name));
    expect(bindings.map((match) => Number(match[1]))).toEqual(bindings.map((_, i) => i));
    op.buffers.forEach(({ role, type, shape }, i) => {
      expect(storage[i]![2]).toBe(role === 'in' ? 'read' : 'read_write');
      expect(storage[i]![5]).toMatch(
        type === 'u32' ? /^array<u32>$/ : /4\]$/.test(shape) ? /^array<(f32|vec4f)>$/ : /^array<f32>$/,
      );
    });
    expect(storage.length).toBeLessThanOrEqual(8);
    const struct = /struct Params \{([^}]*)\}/.exec(text)?.[1] ?? '';
    const fields = [...struct.matchAll(/(\w+): (u32|f32),/g)].map((match) => `${match[1]}: ${match[2]}`);
    expect(fields).toEqual(op.params.map(({ name, type }) => `${name}: ${type}`));
    expect(bindings.filter((match) => match[3]).map((match) => match[4])).toEqual(
      op.params.length > 0 ? ['params'] : [],
    );
    const overrides = [...text.matchAll(/override WORKGROUP_([XY]): u32 = (\d+);/g)].map((match) => Number(match[2]));
    expect(overrides).toEqual([...op.workgroup]);
    expect(overrides.reduce((a, b) => a * b)).toBeLessThanOrEqual(256);
    expect(text).toMatch(new RegExp(`@compute @workgroup_size\\(WORKGROUP_X, WORKGROUP_Y\\)\\s*fn ${op.name}\\(`));
  },
);

test('exp and tanh are called in lib/activation.wgsl alone', () => {
  for (const name of kernels)
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
