import { expect, test } from 'vitest';
import { beatAt, beatMs } from '../../src/scene/beat.ts';
import { layoutScene } from '../../src/scene/layout/layout.ts';
import { phases } from '../../src/scene/layout/phases.ts';
import { levels, QualityWatch } from '../../src/scene/quality.ts';
import { railAt, stayMs, travelMs } from '../../src/scene/rail.ts';
import { shapes, viewOf } from './views.ts';

test('the beat runs in causal order, and less than three times a second', () => {
  const starts = [phases.wave, phases.synapse, phases.soma, phases.axon, phases.verdict, phases.error, phases.update];
  for (let i = 1; i < starts.length; i++) expect(starts[i]![0]).toBeGreaterThan(starts[i - 1]![0]);
  expect(phases.update[1]).toBe(1);
  // Each phase lights its forms once a beat.
  expect(1000 / beatMs).toBeLessThan(3);
});

test('songs pass one by one, and the wave moves without a jump', () => {
  const rows = 4;
  expect([0, 1, 2, 3, 4].map((n) => beatAt(n * beatMs + 1, rows).row)).toEqual([0, 1, 2, 3, 0]);
  expect(beatAt(1, rows).before).toBe(3);
  let last = beatAt(0, rows).flow;
  for (let ms = 10; ms < 4 * beatMs; ms += 10) {
    const { flow } = beatAt(ms, rows);
    expect(Math.abs(flow - last)).toBeLessThan(0.05);
    last = flow;
  }
});

test('the camera rests in every composed view and never jumps', () => {
  for (const shape of [shapes['songs-rule']!, shapes['lstm-large']!]) {
    const { cameras } = layoutScene(shape, viewOf(shape));
    const seen = new Set<string>();
    let last = railAt(cameras, 0, 16 / 9);
    expect(last.view).toBe('whole');
    for (let ms = 0; ms < 8 * (stayMs + travelMs); ms += 50) {
      const now = railAt(cameras, ms, 16 / 9);
      if (!now.moving) seen.add(now.view);
      const way = Math.hypot(...now.position.map((value, d) => value - last.position[d]!));
      expect(way).toBeLessThan(0.5);
      last = now;
    }
    expect([...seen].sort()).toEqual(['below', 'time', 'unit', 'whole']);
  }
});

test('slow frames give up bloom and then resolution; fast ones and pauses nothing', () => {
  const fast = new QualityWatch();
  for (let i = 0; i < 200; i++) fast.frame(i * 16);
  fast.frame(1e6);
  expect(fast.level).toBe(0);
  const slow = new QualityWatch();
  for (let i = 0; i < 400; i++) slow.frame(i * 90);
  expect(slow.level).toBe(levels.length - 1);
});
