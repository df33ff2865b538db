import { BufferAttribute, BufferGeometry } from 'three/webgpu';
import type { Vec } from '../layout/forms.ts';
import { cross, direction } from '../layout/route.ts';

/** One conductor to be swept; `data` are numbers that all of its vertices carry. */
export interface Sweep {
  readonly points: readonly Vec[];
  /** Normal of the plane it lies in. */
  readonly up: Vec;
  /** Sides of its cross section; 2 is a flat strip. */
  readonly sides: number;
  readonly data: readonly number[];
}

/**
 * One geometry of all sweeps. Vertices hold the point on the center line (`position`), the way out from it at width 1
 * (`side`), the surface normal, the plane's normal (`lift`), how far along the path they are in 0..1 (`along`), and tables of 4 numbers named
 * `data0`, `data1`, .. The material moves each vertex out by the live width.
 */
export function sweepGeometry(sweeps: readonly Sweep[], tables: number): BufferGeometry {
  const position: number[] = [];
  const side: number[] = [];
  const normal: number[] = [];
  const lift: number[] = [];
  const along: number[] = [];
  const data: number[][] = Array.from({ length: tables }, () => []);
  const index: number[] = [];
  for (const sweep of sweeps) {
    const { points, sides } = sweep;
    const first = position.length / 3;
    const lengths = [0];
    for (let i = 1; i < points.length; i++) lengths.push(lengths[i - 1]! + distance(points[i - 1]!, points[i]!));
    const total = lengths[lengths.length - 1]! || 1;
    for (const [i, point] of points.entries()) {
      const { across, stretch } = corner(sweep, i);
      const up = sweep.up;
      for (let k = 0; k < sides; k++) {
        const angle = (2 * Math.PI * k) / sides;
        const c = sides === 2 ? 1 - 2 * k : Math.cos(angle);
        const s = sides === 2 ? 0 : Math.sin(angle);
        position.push(...point);
        side.push(...([0, 1, 2] as const).map((d) => across[d] * c * stretch + up[d] * s));
        normal.push(...(sides === 2 ? up : ([0, 1, 2] as const).map((d) => across[d] * c + up[d] * s)));
        lift.push(...up);
        along.push(lengths[i]! / total);
        for (let t = 0; t < tables; t++)
          data[t]!.push(...([0, 1, 2, 3] as const).map((d) => sweep.data[t * 4 + d] ?? 0));
      }
      if (i === 0) continue;
      const faces = sides === 2 ? 1 : sides;
      for (let k = 0; k < faces; k++) {
        const a = first + (i - 1) * sides + k;
        const b = first + (i - 1) * sides + ((k + 1) % sides);
        index.push(a, b, a + sides, b, b + sides, a + sides);
      }
    }
  }
  const geometry = new BufferGeometry();
  const set = (name: string, list: number[], size: number) =>
    geometry.setAttribute(name, new BufferAttribute(Float32Array.from(list), size));
  set('position', position, 3);
  set('side', side, 3);
  set('normal', normal, 3);
  set('lift', lift, 3);
  set('along', along, 1);
  for (const [t, list] of data.entries()) set(`data${t}`, list, 4);
  geometry.setIndex(index);
  return geometry;
}

/** Way across the path at a point, and how far a corner must reach so that the width stays the same. */
function corner({ points, up }: Sweep, i: number): { across: Vec; stretch: number } {
  const into = i > 0 ? direction(points[i - 1]!, points[i]!) : undefined;
  const out = i + 1 < points.length ? direction(points[i]!, points[i + 1]!) : undefined;
  const a = into ?? out ?? ([1, 0, 0] as const);
  const b = out ?? a;
  const middle = direction([0, 0, 0], [a[0] + b[0], a[1] + b[1], a[2] + b[2]]);
  const cosine = Math.max(0.5, middle[0] * a[0] + middle[1] * a[1] + middle[2] * a[2]);
  return { across: direction([0, 0, 0], cross(up, middle)), stretch: 1 / cosine };
}

function distance(a: Vec, b: Vec): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
