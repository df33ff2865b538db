import type { Vec, View } from './forms.ts';
import { pastAt } from './past.ts';
import { cross, direction } from './route.ts';
import { distanceFor, fieldOfView, stageHeight, stageWidth, textWay } from './sight.ts';
import type { SongPlan } from './song_plan.ts';
import { planePoint, type TextPlan } from './text_plan.ts';

/** Way to the camera of the whole of a song model: a little from the side of the inputs, so that the wall has depth. */
const songWay: Vec = [-0.15, 0.1, 1];

/** True for a screen that much taller than wide. */
export function isNarrow(aspect: number): boolean {
  return aspect < 0.75;
}

/** Camera that looks at `target` from the given direction, with `height` (and at least `width`) of stage in sight. */
function view(name: View['name'], target: Vec, from: Vec, height: number, width = height * 1.5): View {
  const d = distanceFor(height);
  const [x, y, z] = direction([0, 0, 0], from);
  return { name, target, position: [target[0] + x * d, target[1] + y * d, target[2] + z * d], width, height };
}

/** Whole, the cell from the side of its inputs, and from below at weights and red path. */
export function songCameras({ wall, cell, bulbs, verdict, hidden }: SongPlan): View[] {
  const middle: Vec = [wall.at[0], wall.at[1], 0];
  const near: Vec = [(bulbs[0]![0] + cell.at[0]) / 2, wall.at[1], 0];
  return [
    view('whole', [-0.3, -0.1, 0], songWay, stageHeight, stageWidth),
    view('unit', near, [-0.42, 0.2, 1], hidden.length > 0 ? 7.8 : 6.4),
    view('time', middle, [0.75, 0.28, 1], 9, 12),
    view('below', [0, -0.6, 0], [-0.25, -0.5, 1], 9.4, 14),
    view('verdict', [verdict.at[0] - 1.6, verdict.at[1] - 0.5, 0], [-0.55, 0.14, 1], 5.4),
  ];
}

/** Whole, one unit, through time, and from below at the weights. */
export function textCameras(plan: TextPlan): View[] {
  const { banks, front, verdict } = plan;
  const first = banks[0]!;
  const last = banks[banks.length - 1]!;
  const center = (first.left + last.left + last.width) / 2;
  const low = planePoint(plan, center, 0.6);
  return [
    view('whole', [0, 0, 0], textWay, stageHeight, stageWidth),
    view('unit', [pastAt[0], -0.1, 0], [0, 0.05, 1], stageHeight, stageWidth),
    view('time', [center - 1, front[1] + 0.6, front[2] - 4.5], [0.62, 0.42, 1], 9.5, 15),
    view('below', [low[0], low[1] + 0.9, low[2]], [0.2, -0.22, 1], 5.6, 13),
    view('verdict', [verdict.at[0] - 2.4, verdict.at[1] - 0.6, 0], [-0.5, 0.16, 1], 6),
  ];
}

/** A point on the screen: x and y in 0..1 from the top left, and stage units to fractions of the height there. */
export interface Projected {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  /** False behind the camera. */
  readonly visible: boolean;
}

/**
 * Height of stage that must be in sight for the view's width to fit the aspect, as a factor of the view's height. The
 * camera stays where it is, so that a narrow screen shows the same picture with room above and below.
 */
export function opening({ width, height }: View, aspect: number): number {
  return Math.max(1, width / height / aspect);
}

/** The view as it is composed for a screen of that aspect. */
export function composedFor(view: View, aspect: number): View {
  return view.narrow && isNarrow(aspect) ? view.narrow : view;
}

/** The point that a composed view shows at x and y (0..1 from the top left) of a 16:9 screen, as deep as its target. */
export function placeAt(view: View, x: number, y: number): Vec {
  const aspect = 16 / 9;
  const forward = direction(view.position, view.target);
  const right = direction([0, 0, 0], cross(forward, [0, 1, 0]));
  const up = cross(right, forward);
  const tall = view.height * opening(view, aspect);
  const [a, b] = [(x - 0.5) * tall * aspect, (0.5 - y) * tall];
  return [0, 1, 2].map((d) => view.target[d]! + right[d]! * a + up[d]! * b) as unknown as Vec;
}

/** Where a point of the stage lies on a screen of that aspect (width over height) in a composed view. */
export function project(view: View, aspect: number, point: Vec): Projected {
  const from = view.position;
  const forward = direction(from, view.target);
  const right = direction([0, 0, 0], cross(forward, [0, 1, 0]));
  const up = cross(right, forward);
  const d: Vec = [point[0] - from[0], point[1] - from[1], point[2] - from[2]];
  const along = (axis: Vec) => axis[0] * d[0] + axis[1] * d[1] + axis[2] * d[2];
  const depth = along(forward);
  const tall = 2 * Math.tan((fieldOfView * Math.PI) / 360) * opening(view, aspect) * depth;
  return {
    x: 0.5 + along(right) / (tall * aspect),
    y: 0.5 - along(up) / tall,
    scale: 1 / tall,
    visible: depth > 0.05,
  };
}
