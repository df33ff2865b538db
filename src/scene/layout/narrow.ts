import { project } from './cameras.ts';
import type { SceneLayout, Vec, View } from './forms.ts';
import { cross, direction } from './route.ts';
import { distanceFor } from './sight.ts';

/** Width over height of a telephone held upright, which the view is composed for. */
const telephone = 390 / 844;
/** From the side of the inputs and above: the way of the signal leads up and into the depth of a tall screen. */
const way: Vec = [-1.05, 0.72, 1];
/** What stays free at each side, of the width and of the height: room for what is written. */
const margin = { x: 0.04, y: 0.1 };

/** Points at the rim of everything that stands on the stage of a song model. */
export function rimOf({ waves, wires, rings, verdict }: SceneLayout): Vec[] {
  const points: Vec[] = [...waves.flatMap(({ from, to }) => [from, to]), ...wires.flatMap((wire) => wire.points)];
  for (const { at, radius } of [...rings, verdict])
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const)
      points.push([at[0] + dx * radius, at[1] + dy * radius, at[2]]);
  return points;
}

/** The whole for a tall and narrow screen: seen along the way of the signal, as near as everything still fits. */
export function narrowView(layout: SceneLayout, whole: View): View {
  const points = rimOf(layout);
  const forward = direction(way, [0, 0, 0]);
  const right = direction([0, 0, 0], cross(forward, [0, 1, 0]));
  const up = cross(right, forward);
  let target: Vec = whole.target;
  let tall = whole.height;
  const made = (): View => {
    const d = distanceFor(tall);
    const position = target.map((v, k) => v - forward[k]! * d) as unknown as Vec;
    return { name: 'whole', target, position, height: tall, width: tall * telephone };
  };
  for (let round = 0; round < 24; round++) {
    const seen = points.map((point) => project(made(), telephone, point));
    const [left, low] = [Math.min(...seen.map(({ x }) => x)), Math.min(...seen.map(({ y }) => y))];
    const [most, high] = [Math.max(...seen.map(({ x }) => x)), Math.max(...seen.map(({ y }) => y))];
    const [dx, dy] = [((left + most) / 2 - 0.5) * tall * telephone, (0.5 - (low + high) / 2) * tall];
    target = target.map((v, k) => v + right[k]! * dx + up[k]! * dy) as unknown as Vec;
    tall *= Math.max((most - left) / (1 - 2 * margin.x), (high - low) / (1 - 2 * margin.y));
  }
  return made();
}
