import type { Vec } from './forms.ts';

type Point = readonly [number, number];

/**
 * Polyline from a to b that leaves and arrives along x and turns by 45 degrees only. Without room for one diagonal it
 * runs along y in the lane at `lane` (0..1 of the room between), so that neighbors do not lie on each other.
 */
export function routeAcross([x0, y0]: Point, [x1, y1]: Point, lane = 0.5): Point[] {
  const dy = Math.abs(y1 - y0);
  const room = x1 - x0;
  if (dy < 1e-6)
    return [
      [x0, y0],
      [x1, y1],
    ];
  const way = Math.sign(y1 - y0);
  if (dy <= room * 0.8) {
    const start = x0 + (room - dy) * lane;
    return [
      [x0, y0],
      [start, y0],
      [start + dy, y1],
      [x1, y1],
    ];
  }
  const cut = Math.min(room * 0.12, dy * 0.25);
  const x = x0 + cut + (room - 2 * cut) * lane;
  return [
    [x0, y0],
    [x - cut, y0],
    [x, y0 + way * cut],
    [x, y1 - way * cut],
    [x + cut, y1],
    [x1, y1],
  ];
}

/** The other way round: leaves a downwards, runs along x at `depth` below both, and comes up into b (or down to it). */
export function routeBelow([x0, v0]: Point, [x1, v1]: Point, depth: number): Point[] {
  const dx = Math.abs(x1 - x0);
  const way = Math.sign(x1 - x0);
  if (dx < 1e-6)
    return [
      [x0, v0],
      [x1, v1],
    ];
  const first = Math.min(0.08, dx / 4, Math.abs(depth - v0) / 2);
  const last = Math.min(0.08, dx / 4, Math.abs(depth - v1) / 2);
  const down = Math.sign(depth - v0) || 1;
  const up = Math.sign(v1 - depth) || 1;
  const points: Point[] = [
    [x0, v0],
    [x0, depth - down * first],
    [x0 + way * first, depth],
    [x1 - way * last, depth],
    [x1, depth + up * last],
    [x1, v1],
  ];
  return points.filter(
    (point, i) => i === 0 || Math.hypot(point[0] - points[i - 1]![0], point[1] - points[i - 1]![1]) > 1e-6,
  );
}

/**
 * From a unit of one block to one of the next: down to `depth`, along it to `gate` between the blocks, there up by `rise`
 * at 45 degrees, on along x and up. All of one gate and rise run side by side.
 */
export function handOver(from: number, to: number, gate: number, depth: number, rise: number): Point[] {
  const cut = 0.08;
  return [
    [from, 0],
    [from, depth - cut],
    [from + cut, depth],
    [gate, depth],
    [gate + rise, depth - rise],
    [to - cut, depth - rise],
    [to, depth - rise - cut],
    [to, 0],
  ];
}

/** Lane of each interval, so that no two in one lane overlap; short intervals come first and so lie nearest. */
export function lanesOf(spans: readonly (readonly [number, number])[]): { lane: number[]; count: number } {
  const order = spans
    .map(([a, b], i) => ({ i, low: Math.min(a, b), high: Math.max(a, b) }))
    .sort((p, q) => p.high - p.low - (q.high - q.low) || p.low - q.low || p.i - q.i);
  const lane = new Array<number>(spans.length).fill(0);
  const taken: { low: number; high: number }[][] = [];
  for (const { i, low, high } of order) {
    let k = taken.findIndex((list) => list.every((other) => other.high <= low || other.low >= high));
    if (k < 0) k = taken.push([]) - 1;
    taken[k]!.push({ low, high });
    lane[i] = k;
  }
  return { lane, count: taken.length };
}

/** Points of a plane through `origin`: first coordinate along x, second along `down`. */
export function onPlane(points: readonly Point[], origin: Vec, down: Vec): Vec[] {
  return points.map(([x, v]) => [origin[0] + x + down[0] * v, origin[1] + down[1] * v, origin[2] + down[2] * v]);
}

/** Points in the upright plane at depth z. */
export function upright(points: readonly Point[], z: number): Vec[] {
  return points.map(([x, y]) => [x, y, z]);
}

/** Angle in degrees between each pair of neighboring segments. */
export function turns(points: readonly Vec[]): number[] {
  const list: number[] = [];
  for (let i = 1; i + 1 < points.length; i++) {
    const a = direction(points[i - 1]!, points[i]!);
    const b = direction(points[i]!, points[i + 1]!);
    const cosine = Math.min(1, Math.max(-1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]));
    list.push((Math.acos(cosine) * 180) / Math.PI);
  }
  return list;
}

/** Unit vector from a to b. */
export function direction(a: Vec, b: Vec): Vec {
  const d: Vec = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const length = Math.hypot(...d) || 1;
  return [d[0] / length, d[1] / length, d[2] / length];
}

export function cross(a: Vec, b: Vec): Vec {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
