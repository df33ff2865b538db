import { expect, test } from 'vitest';
import { disagreement, yardstick } from './agreement.ts';
import { parse } from './arguments.ts';
import { contestants, leftOut, nameOf } from './contestants.ts';
import { judge, ratioTable, targets } from './ratios.ts';
import { section, withSection } from './readme.ts';
import { median, quantile, type Row, tableOf, told } from './rows.ts';
import { timesA, workloads, workOf } from './work.ts';

test('without options it runs every work with who is quick enough', () => {
  const { works, only, rounds, json } = parse([]);
  expect(works.map(({ name }) => name)).toEqual([
    ...['A', 'B', 'C 256', 'C 512', 'C 1024', 'D', 'E'],
    ...['F 32', 'F 64', 'F 128', 'F 256', 'F 512'],
  ]);
  expect([only, rounds, json]).toEqual([null, 5, false]);
});

test('options narrow it: any size, one engine, one number of threads', () => {
  const { works, only, rounds, json } = parse([
    ...['--workload', 'lstm:V=50,H=96,L=2,T=24,B=8,C512', '--only=tfjs/wasm,ours/simd/2'],
    ...['--rounds', '3', '--json'],
  ]);
  expect(works).toEqual([
    { kind: 'lstm', name: 'lstm:V=50,H=96,L=2,T=24,B=8', sizes: { V: 50, H: 96, L: 2, T: 24, B: 8 } },
    { kind: 'matmul', name: 'C 512', n: 512 },
  ]);
  expect(only!.map(nameOf)).toEqual(['ours/simd/2', 'tfjs/wasm']);
  expect([rounds, json]).toEqual([3, true]);
  expect(parse(['--only', 'jax-js']).only!.map(nameOf)).toEqual(['jax-js/webgpu', 'jax-js/wasm']);
  expect(workOf('lstm:H=96')).toMatchObject([{ sizes: { V: 64, H: 96, L: 1, T: 32, B: 16 } }]);
});

test.each([
  [['--workload', 'G'], 'E_CHOICE'],
  [['--workload', 'lstm:H=0'], 'E_RANGE'],
  [['--workload', 'lstm:H=twelve'], 'E_RANGE'],
  [['--workload', 'lstm:Q=1'], 'E_KEY'],
  [['--workload', 'C2'], 'E_RANGE'],
  [['--only', 'ours/wasm'], 'E_CHOICE'],
  [['--only', 'tf'], 'E_CHOICE'],
  [['--rounds', '0'], 'E_RANGE'],
  [['--rounds'], 'E_TYPE'],
  [['--fast'], 'E_KEY'],
])('%j is refused as %s', (words, code) => {
  expect(() => parse(words)).toThrow(new RegExp(`^${code} .+: expected .+`));
});

test('medians and quantiles', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(quantile([1, 2, 3, 4, 5], 0.1)).toBeCloseTo(1.4, 12);
  expect(quantile([5, 4, 3, 2, 1], 0.9)).toBeCloseTo(4.6, 12);
  expect(quantile([7], 0.9)).toBe(7);
  expect([null, Number.NaN, 0.012345, 12.345, 1234.5].map(told)).toEqual(['-', '-', '0.0123', '12.3', '1,235']);
});

test('B is what its sizes say times A, and is too long for the slow', () => {
  const [b] = workloads.B!;
  expect(timesA(b!.kind === 'lstm' ? b!.sizes : ({} as never))).toBeCloseTo(
    (4 * (12 * 256 * 256 + 256 * 64)) / (4 * 128 * 128 + 128 * 64),
    9,
  );
  const out = contestants.filter((one) => leftOut(one, b!)).map(nameOf);
  expect(out).toContain('tfjs/webgpu');
  for (const name of ['ours/simd/1', 'ours/simd/2', 'ours/webgpu', 'tfjs/wasm', 'jax-js/wasm'])
    expect(out).not.toContain(name);
});

test('what is off by more than the tolerance, too short or NaN does not agree', () => {
  const truth = yardstick([
    { reference: false, checks: [1, 2, 3] },
    { reference: true, checks: [1, 2, 4] },
  ]);
  expect(truth).toEqual([1, 2, 4]);
  expect(yardstick([[1], [2], [9]].map((checks) => ({ reference: false, checks })))).toEqual([2]);
  expect(disagreement([1.0009, 2, 4], truth)).toBeNull();
  expect(disagreement([1.0011, 2, 4], truth)).toMatch(/number 0 is 1.0011/);
  expect(disagreement([1, 2, Number.NaN], truth)).toMatch(/number 2/);
  expect(disagreement([1, Number.NaN, 4.5], truth)).not.toBeNull();
  expect(disagreement([1, 2], truth)).toMatch(/2 of 3/);
});

const row = (peer: Row['peer'], engine: Row['engine'], workload: string, threads: number | null, ms: number | null) =>
  ({
    ...{ peer, engine, workload, threads, medianMs: ms, p10Ms: ms, p90Ms: ms, runs: 5 },
    ...{ loss0: 4, loss5: 3, loss20: 2, dispatches: null, submissions: null, uploadedBytes: null },
    perSecond: ms && 1000 / ms,
  }) satisfies Row;

test('the ratios are judged from medians of the right rows', () => {
  const rows = [
    row('ours', 'webgpu', 'A', null, 100),
    row('ours', 'simd', 'A', 1, 10),
    row('ours', 'simd', 'A', 2, 6),
    row('jax-js', 'webgpu', 'A', null, 499),
    row('tfjs', 'webgpu', 'A', null, null),
    row('brain.js', 'cpu', 'A', 1, 700),
    row('recurrentjs', 'cpu', 'D', 1, 1),
    row('tfjs', 'cpu', 'D', 1, 3),
    row('ours', 'webgpu', 'D', null, 4),
    row('ours', 'reference', 'D', 1, 0.8),
  ];
  const verdicts = Object.fromEntries(
    judge(rows).map(({ target, measured, verdict }) => [`${target.workload} ${target.name}`, [measured, verdict]]),
  );
  expect(verdicts['A jax-js webgpu / our webgpu']).toEqual([4.99, 'missed']);
  expect(verdicts['A tfjs webgpu / our webgpu']).toEqual([null, 'not measured']);
  expect(verdicts['A brain.js cpu / our SIMD, one thread']).toEqual([70, 'met, aim too']);
  expect(verdicts['A our SIMD, one thread / two threads']).toEqual([10 / 6, 'met']);
  expect(verdicts['D fastest JavaScript peer / our fastest engine']).toEqual([1.25, 'met']);
  expect(Object.keys(verdicts).every((name) => /^[AD] /.test(name))).toBe(true);
  expect(new Set(targets.map(({ workload }) => workload))).toEqual(new Set(['A', 'B', 'C 512', 'D', 'E']));
  expect(ratioTable(judge(rows)).split('\n')).toHaveLength(judge(rows).length + 1);
  expect(tableOf(rows)).toContain('499');
});

test("the README's section goes between its markers and nowhere else", () => {
  const text = section({ rows: [row('ours', 'simd', 'A', 2, 6)], machine: 'a machine' });
  expect(text).toContain('| A | ours simd, 2 threads | 6 | 167 |');
  const readme = 'before\n<!-- bench: written by npm run bench -- --readme -->\nold\n<!-- /bench -->\nafter';
  const once = withSection(readme, text);
  expect(once).toMatch(/^before\n<!--[\s\S]+a machine[\s\S]+-->\nafter$/);
  expect(once).not.toContain('old');
  expect(withSection(once, text)).toBe(once);
  expect(() => withSection('none', text)).toThrow(/E_TEXT/);
});
