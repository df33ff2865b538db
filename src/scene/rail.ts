import { opening } from './layout/cameras.ts';
import type { Vec, View, ViewName } from './layout/forms.ts';

/** How long the camera stays in a view, and how long it travels to the next, in milliseconds. */
export const stayMs = 14000;
export const travelMs = 7000;

export interface Stand {
  readonly position: Vec;
  readonly target: Vec;
  /** What is up on the screen; the same in all views of a composition. */
  readonly up: Vec;
  /** Height of stage in sight, as a factor of that of the field of view. */
  readonly opening: number;
  /** View that is nearest in time; labels follow it. */
  readonly view: ViewName;
  /** True while the camera travels. */
  readonly moving: boolean;
}

/** Where the camera is after `ms` on the rail: whole, a closer view, whole again, the next closer view, .. */
export function railAt(cameras: readonly View[], ms: number, aspect: number): Stand {
  const [whole, ...closer] = cameras as readonly [View, ...View[]];
  const stops = closer.flatMap((view) => [whole, view]);
  if (stops.length === 0) return standAt(whole, aspect);
  const cycle = stayMs + travelMs;
  const place = Math.max(0, ms) / cycle;
  const from = stops[Math.floor(place) % stops.length]!;
  const to = stops[(Math.floor(place) + 1) % stops.length]!;
  const part = Math.max(0, ((place % 1) * cycle - stayMs) / travelMs);
  return between(standAt(from, aspect), standAt(to, aspect), part);
}

/** A composed view, opened so that its width fits the aspect. */
export function standAt(view: View, aspect: number): Stand {
  const { position, target, name, up } = view;
  return { position, target, up: up ?? [0, 1, 0], opening: opening(view, aspect), view: name, moving: false };
}

/** On the way from one stand to another, eased at both ends. */
export function between(a: Stand, b: Stand, part: number): Stand {
  if (part <= 0) return a;
  const s = Math.min(1, part);
  const eased = s * s * s * (s * (6 * s - 15) + 10);
  const mix = (p: Vec, q: Vec): Vec => [
    p[0] + (q[0] - p[0]) * eased,
    p[1] + (q[1] - p[1]) * eased,
    p[2] + (q[2] - p[2]) * eased,
  ];
  const view = s < 0.5 ? a.view : b.view;
  const opened = a.opening + (b.opening - a.opening) * eased;
  return {
    position: mix(a.position, b.position),
    target: mix(a.target, b.target),
    up: b.up,
    opening: opened,
    view,
    moving: s < 1,
  };
}
