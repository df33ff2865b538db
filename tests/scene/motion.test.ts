import { expect, test } from 'vitest';
import { Conductor, fastestMs, slowestMs } from '../../src/scene/conductor.ts';
import { layoutScene } from '../../src/scene/layout/layout.ts';
import { phases } from '../../src/scene/layout/phases.ts';
import { levels, QualityWatch } from '../../src/scene/quality.ts';
import { railAt, stayMs, travelMs } from '../../src/scene/rail.ts';
import { shapes, viewOf } from './views.ts';

test('the beat runs in causal order, and less than three times a second', () => {
  const starts = [phases.wave, phases.synapse, phases.soma, phases.axon, phases.verdict, phases.error, phases.update];
  for (let i = 1; i < starts.length; i++) expect(starts[i]![0]).toBeGreaterThan(starts[i - 1]![0]);
  expect(phases.update[1]).toBe(1);
  // Each phase lights its forms once a phrase.
  expect(1000 / fastestMs).toBeLessThan(3);
});

/** A conductor whose model has been shown at step 0. */
function playing(still = false): Conductor {
  const one = new Conductor(still);
  one.at(1000, 4);
  one.begin(0, true);
  return one;
}

test('songs pass one by one, and the wave moves without a jump', () => {
  const rows = 4;
  const one = playing();
  let last = one.at(1000, rows).flow;
  const seen: number[] = [];
  for (let step = 1; step < 6; step++) {
    one.begin(step);
    for (let ms = 0; ms <= one.phraseMs; ms += 10) {
      const beat = one.at(1000 + (step - 1) * one.phraseMs + ms, rows);
      const moved = Math.abs(beat.flow - last);
      expect(Math.min(moved, Math.abs(moved - rows))).toBeLessThan(0.05);
      last = beat.flow;
      if (ms === 0) seen.push(beat.row);
    }
    expect(one.ready).toBe(true);
  }
  expect(seen).toEqual([1, 2, 3, 0, 1]);
});

test('a phrase tells causes before effects, then rests until there is a new step', () => {
  const one = playing();
  expect(one.at(1500, 1)).toMatchObject({ beat: 1, ease: { wave: 1, soma: 1, verdict: 1, update: 1 } });
  one.begin(10);
  expect(one.ready).toBe(false);
  const order = ['wave', 'soma', 'verdict', 'update'] as const;
  for (let ms = 0; ms <= one.phraseMs; ms += 20) {
    const { ease } = one.at(1500 + ms, 1);
    for (let k = 1; k < order.length; k++) expect(ease[order[k]!]).toBeLessThanOrEqual(ease[order[k - 1]!]);
  }
  const rest = one.at(1500 + one.phraseMs, 1);
  expect(one.ready).toBe(true);
  expect(one.at(99999, 1)).toEqual(rest);
});

test('the length of a phrase keeps to 20 seconds and half a second, and the pace tells what was passed over', () => {
  const one = playing();
  one.seconds = 1000;
  expect(one.phraseMs).toBe(slowestMs);
  one.seconds = 0;
  expect(one.phraseMs).toBe(fastestMs);
  one.seconds = 4;
  one.begin(1);
  one.at(5000, 1);
  one.begin(401);
  // 400 steps in four seconds, and one of them is shown for four seconds.
  expect(one.pace).toEqual({ step: 401, passed: 400, slowed: 400 });
});

test('in reduced motion nothing travels: a cross-fade, all at once', () => {
  const one = playing(true);
  one.begin(5);
  const half = one.at(1300, 1);
  expect(half.beat).toBe(1);
  expect(new Set(Object.values(half.ease)).size).toBe(1);
  expect(one.at(1600, 1).ease.soma).toBe(1);
});

test('the camera rests in every composed view and never jumps', () => {
  for (const shape of [shapes['songs-rule']!, shapes['lstm-large']!]) {
    const { cameras } = layoutScene(shape, viewOf(shape));
    const seen = new Set<string>();
    let last = railAt(cameras, 0, 16 / 9);
    expect(last.view).toBe('whole');
    for (let ms = 0; ms < 9 * (stayMs + travelMs); ms += 50) {
      const now = railAt(cameras, ms, 16 / 9);
      if (!now.moving) seen.add(now.view);
      const way = Math.hypot(...now.position.map((value, d) => value - last.position[d]!));
      expect(way).toBeLessThan(1.2);
      last = now;
    }
    expect([...seen].sort()).toEqual(['below', 'time', 'unit', 'verdict', 'whole']);
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
  // Where a processor plays the graphics card, no picture has to show it first.
  expect(new QualityWatch(true).level).toBe(levels.length - 1);
});
