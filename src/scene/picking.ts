import type { Group, Pickable, Vec } from './layout/forms.ts';

/** A point of the stage on the screen, in pixels; `scale` is pixels a stage unit there. */
export interface OnScreen {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly visible: boolean;
}

export type ToScreen = (point: Vec) => OnScreen;

export interface Hit {
  readonly pickable: Pickable;
  /** Place along its path, 0..1. */
  readonly part: number;
}

/** What small bodies a pointer needs at least, in pixels. */
const reach = 7;
/** Bodies in front of long conductors in front of the landscape. */
const weightOf: Readonly<Record<Group, number>> = {
  gate: 0.55,
  verdict: 0.7,
  character: 0.8,
  unit: 0.8,
  past: 0.8,
  input: 1,
  weight: 1.15,
  memory: 1.5,
};

/** The pickable nearest to a pixel, measured in its own radius; null where nothing is within reach. */
export function pickAt(pickables: readonly Pickable[], toScreen: ToScreen, x: number, y: number): Hit | null {
  let best: Hit | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const pickable of pickables) {
    const found = nearest(pickable.path, toScreen, x, y);
    if (!found) continue;
    const limit = Math.max(reach, pickable.radius * found.scale);
    // A body, or a weight that crosses it, before a tap.
    const cost = (found.distance / limit) * (pickable.beside ? 1.3 : weightOf[pickable.group]);
    if (found.distance <= limit && cost < least) {
      least = cost;
      best = { pickable, part: found.part };
    }
  }
  return best;
}

function nearest(path: readonly Vec[], toScreen: ToScreen, x: number, y: number) {
  let before = toScreen(path[0]!);
  if (path.length === 1) {
    if (!before.visible) return null;
    return { distance: Math.hypot(x - before.x, y - before.y), part: 0, scale: before.scale };
  }
  let found: { distance: number; part: number; scale: number } | null = null;
  for (let i = 1; i < path.length; i++) {
    const next = toScreen(path[i]!);
    if (before.visible && next.visible) {
      const dx = next.x - before.x;
      const dy = next.y - before.y;
      const length = dx * dx + dy * dy || 1;
      const t = Math.min(1, Math.max(0, ((x - before.x) * dx + (y - before.y) * dy) / length));
      const distance = Math.hypot(x - before.x - dx * t, y - before.y - dy * t);
      const scale = before.scale + (next.scale - before.scale) * t;
      // Equal steps in depth are not equal on the screen: weigh by the scale at both ends.
      const depth = (t * next.scale) / (before.scale + (next.scale - before.scale) * t);
      if (!found || distance < found.distance) found = { distance, part: (i - 1 + depth) / (path.length - 1), scale };
    }
    before = next;
  }
  return found;
}

/** The pickable of the same thing in another list: by PyTorch's name, wherever it stands and is drawn; null without one. */
export function sameIn(pickables: readonly Pickable[], { torch, region, key, rank }: Pickable): Pickable | null {
  return (
    pickables.find((one) => one.torch === torch && one.region === region && one.key === key && one.rank === rank) ??
    null
  );
}

/**
 * The neighbor of a pickable for the keyboard: `next` and `previous` within its group (units of a layer, weights, ..),
 * `down` and `up` to the group after or before in the way of the signal. Without a start, the first.
 */
export function neighborOf(
  pickables: readonly Pickable[],
  current: Pickable | null,
  way: 'next' | 'previous' | 'up' | 'down',
): Pickable | null {
  const stops = pickables.filter(({ beside }) => !beside);
  if (!current) return stops[0] ?? null;
  const groups = [...new Set(stops.map((one) => `${one.group} ${one.region}`))];
  const of = (one: Pickable) => groups.indexOf(`${one.group} ${one.region}`);
  const own = of(current);
  if (way === 'up' || way === 'down') {
    const goal = (own + (way === 'down' ? 1 : groups.length - 1)) % groups.length;
    return stops.find((one) => of(one) === goal) ?? null;
  }
  const list = stops.filter((one) => of(one) === own);
  const here = current.beside ? sameIn(stops, current) : current;
  const at = list.indexOf(here ?? current) + (way === 'next' ? 1 : list.length - 1);
  return list[at % list.length] ?? null;
}
