import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { hyperparameterTable } from './hyperparameter_table.ts';

const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8');
const manifest = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'));

test("the README's table of hyperparameters is the schema's (print it with: npm run table)", () => {
  expect(readme).toContain(hyperparameterTable());
});

test('every dependency is pinned exactly, and every one of the running lab has a sentence in the README', () => {
  const { dependencies, devDependencies } = manifest;
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect(readme, name).toContain(`\`${name}\``);
  }
});

test('files that the README shows are there', () => {
  const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map((match) => match[1]!);
  expect(pictures.length).toBeGreaterThan(0);
  for (const picture of pictures)
    expect(() => readFileSync(resolve(import.meta.dirname, '../..', picture))).not.toThrow();
});
