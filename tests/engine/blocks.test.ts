import { expect, test } from 'vitest';
import { byBlocks, plainKernel } from '../../src/engine/webgpu/kernel.ts';
import { matmulNN } from '../../src/ops/matmul.ts';

const workgroup = [4, 8] as const;
const kernel = { ...plainKernel(matmulNN), workgroup };

test.each([
  [[1, 1], 1],
  [[8, 16], 1],
  [[8, 16], 3],
  [[29, 61], 5],
  [[29, 61], 40],
  [[300, 7], 11],
] as const)('%o invocations in at least %i parts: each workgroup runs once', (grid, parts) => {
  const [columns, rows] = [Math.ceil(grid[0] / workgroup[0]), Math.ceil(grid[1] / workgroup[1])];
  const pieces = byBlocks(kernel, { K: 3 }, grid, 1, 1 / parts);
  const ran = pieces.flatMap(({ params, grid: [width, height] }) => {
    const [x, y] = [params.skip! >>> 16, params.skip! & 0xffff];
    const across = Math.ceil(width / workgroup[0]);
    return Array.from({ length: across * Math.ceil(height / workgroup[1]) }, (_, i) =>
      [x + (i % across), y + Math.floor(i / across)].join(),
    );
  });
  const all = Array.from({ length: columns * rows }, (_, i) => [i % columns, Math.floor(i / columns)].join());
  expect(ran.toSorted()).toEqual(all.toSorted());
  expect(pieces.length).toBeGreaterThanOrEqual(Math.min(parts, columns * rows));
  // Rows are split before columns: a product of few parts stays in whole rows.
  if (parts <= rows) expect(pieces.every(({ params }) => params.skip! < 2 ** 16)).toBe(true);
  expect(pieces.every(({ params }) => params.K === 3)).toBe(true);
});
