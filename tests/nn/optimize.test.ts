import { expect, test } from 'vitest';
import { defaults } from '../../src/config/schema.ts';
import { viewAlignment } from '../../src/engine/engine.ts';
import { Allocation } from '../../src/nn/model.ts';
import { makeLearner } from '../../src/nn/optimize.ts';
import { parameterTable } from '../../src/nn/parameters.ts';

const names = Array.from({ length: 64 }, (_, i) => String.fromCodePoint(0x4e00 + i));

/** Slots as an engine would hand them out, without the memory. */
const engine = {
  alloc: (label: string, length: number, _data: unknown, type = 'f32') => ({ id: 0, label, length, type }),
} as unknown as ConstructorParameters<typeof Allocation>[0];

test.each([
  [1, 128, 1],
  [3, 512, 6],
])('%i layers of %i units are updated in %i parts that meet and leave nothing out', (layers, hiddenSize, parts) => {
  const table = parameterTable({
    ...{ cell: 'lstm', layers, hiddenSize, inputs: 64, outputs: 64, sequenceLength: 8, batchSize: 4 },
    ...{ inputNames: names, outputNames: names },
  });
  const n = table.flatLength;
  const learner = makeLearner(new Allocation(engine), table, defaults, new Float32Array(0));
  const updates = learner.finish(learner.ring, 1).filter(({ op }) => op.name === 'adam');
  expect(updates).toHaveLength(parts);
  let next = 0;
  for (const { buffers, params } of updates) {
    const [weights, grads, moment1, moment2] = buffers;
    expect([weights, grads, moment1, moment2].map((view) => view!.offset)).toEqual([next, next, next, n + next]);
    expect([weights, grads, moment1, moment2].every((view) => view!.length === params.n)).toBe(true);
    expect(next % viewAlignment).toBe(0);
    expect(params.n).toBeLessThanOrEqual(2 ** 20);
    next += params.n!;
  }
  expect(next).toBe(n);
});
