import { fieldPoints as n } from './view.ts';

/** The six tetrahedra of a cell around its diagonal, by corners (bit 0: x, bit 1: y, bit 2: z). */
const tetrahedra = [
  [0, 1, 3, 7],
  [0, 3, 2, 7],
  [0, 2, 6, 7],
  [0, 6, 4, 7],
  [0, 4, 5, 7],
  [0, 5, 1, 7],
] as const;

/** Logits below it are answers of 0.49 to 0.51. */
const flatField = 0.04;

const indexOf = (x: number, y: number, z: number) => x + n * (y + n * z);
type Corner = { readonly at: readonly [number, number, number]; readonly value: number };

/**
 * Where a field is 0, as triangles [.., 9] in 0..1 along each axis: marching tetrahedra (Doi and Koide 1991), which has
 * no case that is ambiguous. Of a linear field it is exactly a plane. A field that is as good as 0 everywhere has no
 * boundary worth the name, and no sheet.
 */
export function sheetOf(field: Float32Array): Float32Array {
  const out: number[] = [];
  if (field.every((value) => Math.abs(value) < flatField)) return new Float32Array(0);
  const corners: Corner[] = new Array(8);
  for (let z = 0; z < n - 1; z++)
    for (let y = 0; y < n - 1; y++)
      for (let x = 0; x < n - 1; x++) {
        let above = 0;
        for (let c = 0; c < 8; c++) {
          const at = [x + (c & 1), y + ((c >> 1) & 1), z + (c >> 2)] as const;
          const value = field[indexOf(...at)]!;
          if (value > 0) above++;
          corners[c] = { at, value };
        }
        if (above === 0 || above === 8) continue;
        for (const four of tetrahedra)
          cut(
            four.map((c) => corners[c]!),
            out,
          );
      }
  return Float32Array.from(out, (value) => value / (n - 1));
}

function cut(four: readonly Corner[], out: number[]): void {
  const inside = four.filter(({ value }) => value > 0);
  const outside = four.filter(({ value }) => value <= 0);
  if (inside.length === 0 || outside.length === 0) return;
  const points = inside.flatMap((a) => outside.map((b) => between(a, b)));
  const push = (...three: readonly (readonly number[])[]) => out.push(...three.flat());
  if (points.length === 3) push(points[0]!, points[1]!, points[2]!);
  // Two and two: four points around a quadrilateral, in the order a-c, a-d, b-d, b-c.
  else {
    push(points[0]!, points[1]!, points[3]!);
    push(points[0]!, points[3]!, points[2]!);
  }
}

function between(a: Corner, b: Corner): readonly number[] {
  const part = a.value / (a.value - b.value);
  return a.at.map((value, i) => value + part * (b.at[i]! - value));
}

/** A corner of a wall's mesh: its place in 0..1 and the network's answer there. */
export interface WallPoint {
  readonly at: readonly [number, number, number];
  readonly answer: number;
}

/** The three walls behind the songs (left, below, behind) as squares of four corners each. */
export function wallsOf(field: Float32Array): readonly (readonly WallPoint[])[] {
  const point = (x: number, y: number, z: number): WallPoint => ({
    at: [x / (n - 1), y / (n - 1), z / (n - 1)],
    answer: 1 / (1 + Math.exp(-field[indexOf(x, y, z)]!)),
  });
  const squares: (readonly WallPoint[])[] = [];
  for (let b = 0; b < n - 1; b++)
    for (let a = 0; a < n - 1; a++) {
      const ring = [
        [a, b],
        [a + 1, b],
        [a + 1, b + 1],
        [a, b + 1],
      ] as const;
      squares.push(
        ring.map(([u, v]) => point(0, u, v)),
        ring.map(([u, v]) => point(u, 0, v)),
        ring.map(([u, v]) => point(u, v, 0)),
      );
    }
  return squares;
}

/** Where the sheet meets the six faces of the cube, as line segments [.., 6] in 0..1. */
export function outlineOf(sheet: Float32Array): Float32Array {
  const out: number[] = [];
  for (let t = 0; t < sheet.length; t += 9) {
    const corner = (i: number) => [sheet[t + 3 * i]!, sheet[t + 3 * i + 1]!, sheet[t + 3 * i + 2]!];
    for (let axis = 0; axis < 3; axis++)
      for (const face of [0, 1]) {
        const on = [0, 1, 2].map(corner).filter((at) => Math.abs(at[axis]! - face) < 1e-6);
        if (on.length === 2) out.push(...on.flat());
      }
  }
  return Float32Array.from(out);
}
