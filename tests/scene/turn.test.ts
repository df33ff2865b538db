import { expect, test } from 'vitest';
import { Conductor } from '../../src/scene/conductor.ts';
import { layoutScene } from '../../src/scene/layout/layout.ts';
import { turnAt } from '../../src/scene/turn.ts';
import { shapes, viewOf } from './views.ts';

test.each([false, true])('reduced motion %s: what can be read at one time is of one step', (still) => {
  const one = new Conductor(still);
  one.at(1000, 1);
  one.begin(0, true);
  one.at(9000, 1);
  one.begin(7);
  const seen = { older: 0, newer: 0 };
  for (let ms = 0; ms <= one.phraseMs; ms += 10) {
    const { ease } = one.at(9000 + ms, 1);
    const readable = (['wave', 'soma', 'verdict'] as const)
      .map((moment) => turnAt(moment, ease))
      .filter(({ opacity }) => opacity > 0);
    expect(new Set(readable.map(({ newer }) => newer)).size).toBeLessThanOrEqual(1);
    if (readable.length === 3) seen[readable[0]!.newer ? 'newer' : 'older']++;
  }
  expect(seen.older).toBeGreaterThan(1);
  expect(seen.newer).toBeGreaterThan(1);
  const { ease } = one.at(9000 + one.phraseMs, 1);
  for (const moment of ['wave', 'soma', 'verdict', 'error', 'update'] as const)
    expect(turnAt(moment, ease)).toEqual({ newer: true, opacity: 1 });
});

test('a weight is written as the step was computed with it, until its update', () => {
  const one = new Conductor(false);
  one.at(1000, 1);
  one.begin(0, true);
  one.at(1000, 1);
  one.begin(1);
  const at = (part: number) => turnAt('update', one.at(1000 + part * one.phraseMs, 1).ease);
  expect(at(0.8)).toEqual({ newer: false, opacity: 1 });
  expect(at(1)).toEqual({ newer: true, opacity: 1 });
});

test('a text changes with the form it stands at', () => {
  const momentOf = (name: string, id: string) => {
    const label = layoutScene(shapes[name]!, viewOf(shapes[name]!)).labels.find((one) => one.id === id)!;
    return label.moment ?? 'wave';
  };
  expect(momentOf('songs-rule', 'answer')).toBe('verdict');
  expect(momentOf('songs-rule', 'weight 0')).toBe('update');
  expect(momentOf('lstm-small', 'reads')).toBe('wave');
  expect(momentOf('lstm-small', 'given')).toBe('verdict');
  expect(momentOf('lstm-small', 'past 0 scene.memory')).toBe('soma');
});
