import fc from 'fast-check';
import { expect, test } from 'vitest';
import { separabilityOf } from '../../src/data/separability.ts';
import { checkSongs, type SongTable, songTables } from '../../src/data/songs.ts';

const corners = Array.from({ length: 8 }, (_, i) => [i & 1, (i >> 1) & 1, i >> 2]);

/** Songs at corners of the cube: `labels[i]` is 0, 1, or null for no song there. */
function tableOf(labels: readonly (0 | 1 | null)[]): SongTable {
  return checkSongs(
    labels.flatMap((liked, i) => (liked === null ? [] : [{ name: `${i}`, features: corners[i]!, liked }])),
  );
}

/** Every labeling of the cube that some plane makes: weights -2 to 2 and a bias between whole numbers are enough. */
const byPlanes = new Set<string>();
for (let w = 0; w < 125; w++)
  for (let b = -6.5; b <= 6.5; b++) {
    const weights = [(w % 5) - 2, (Math.floor(w / 5) % 5) - 2, Math.floor(w / 25) - 2];
    byPlanes.add(corners.map((x) => (x.reduce((sum, v, f) => sum + v * weights[f]!, b) > 0 ? 1 : 0)).join(''));
  }

function checkProof(table: SongTable): boolean {
  const proof = separabilityOf(table)!;
  if (proof.separable) {
    for (const { features, liked } of table.rows) {
      const sum = features.reduce((total, value, f) => total + value * proof.weights[f]!, proof.bias);
      expect(liked === 1 ? sum : -sum).toBeGreaterThanOrEqual(1 - 1e-9);
    }
    return true;
  }
  for (const [shares, side] of [
    [proof.liked, 1],
    [proof.others, 0],
  ] as const) {
    expect(shares.every(({ row, share }) => share > 0 && table.rows[row]!.liked === side)).toBe(true);
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    proof.meeting.forEach((at, f) => {
      const mean = shares.reduce((sum, { row, share }) => sum + share * table.rows[row]!.features[f]!, 0);
      expect(Math.abs(mean - at)).toBeLessThan(1e-9 * (1 + Math.abs(at)));
    });
  }
  return false;
}

test('planes make 104 of the 256 labelings of the cube, as has been counted (Muroga 1971)', () => {
  expect(byPlanes.size).toBe(104);
});

test('agrees with brute force over every labeling of the cube, and every proof holds', () => {
  for (let code = 0; code < 256; code++) {
    const labels = corners.map((_, i) => ((code >> i) & 1) as 0 | 1);
    expect(checkProof(tableOf(labels)), labels.join('')).toBe(byPlanes.has(labels.join('')));
  }
});

test('agrees with brute force where only some corners have a song', () => {
  const planes = [...byPlanes];
  for (let code = 1; code < 3 ** 8; code++) {
    const labels = corners.map((_, i) => ([null, 0, 1] as const)[Math.floor(code / 3 ** i) % 3]!);
    const exists = planes.some((plane) => labels.every((label, i) => label === null || plane[i] === String(label)));
    expect(separabilityOf(tableOf(labels))!.separable, labels.join()).toBe(exists);
  }
});

test('the songs of the story: no rule for four, and why; a rule for six', () => {
  expect(separabilityOf(songTables.unlearnable)).toEqual({
    separable: false,
    liked: [
      { row: 1, share: 0.5 },
      { row: 2, share: 0.5 },
    ],
    others: [
      { row: 0, share: 0.5 },
      { row: 3, share: 0.5 },
    ],
    meeting: [0.5, 0.5, 1],
  });
  expect(checkProof(songTables.learnable)).toBe(true);
});

test('every proof holds for tables of any numbers, and nothing is rounded', () => {
  const value = fc.oneof(
    fc.integer({ min: -999, max: 999 }).map((n) => n / 7),
    fc.integer({ min: -3, max: 3 }),
  );
  const row = fc.record({ features: fc.array(value, { minLength: 2, maxLength: 2 }), liked: fc.constantFrom(0, 1) });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
      const table = checkSongs(rows.map((one, i) => ({ ...one, name: `${i}` })));
      const proof = separabilityOf(table)!;
      if (proof.separable) expect(proof.weights.every(Number.isFinite)).toBe(true);
      else checkProof(table);
    }),
    { numRuns: 200 },
  );
  // Three points on a line, but for the last bit: rounding would call it the other way.
  const line = (middle: number) =>
    separabilityOf(
      checkSongs([
        { name: 'a', features: [0, 0], liked: 1 },
        { name: 'b', features: [0.1, middle], liked: 0 },
        { name: 'c', features: [0.2, 0.6], liked: 1 },
        { name: 'd', features: [0.1, 1], liked: 1 },
      ]),
    )!.separable;
  expect(line(0.3)).toBe(false);
  expect(line(0.3 - 2 ** -54)).toBe(true);
});

test('a table too large to be tested exactly is not', () => {
  const rows = Array.from({ length: 513 }, (_, i) => ({ name: `${i}`, features: [i, 1], liked: (i % 2) as 0 | 1 }));
  expect(separabilityOf(checkSongs(rows))).toBeNull();
});
