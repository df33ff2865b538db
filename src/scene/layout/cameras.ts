import type { Vec, View } from './forms.ts';
import { pastAt } from './past_row.ts';
import { cross, direction } from './route.ts';
import type { ScreenName } from './screens.ts';
import { distanceFor, fieldOfView, stageHeight, stageWidth, textWay } from './sight.ts';
import type { SongPlan } from './song_plan.ts';
import { planePoint, type TextPlan } from './text_plan.ts';

/** Way to the camera of the whole of a song model: a little from the side of the inputs, so that the wall has depth. */
const songWay: Vec = [-0.15, 0.1, 1];

/** Camera that looks at `target` from the given direction, with `height` (and at least `width`) of stage in sight. */
function view(name: View['name'], target: Vec, from: Vec, height: number, width = height * 1.5): View {
  const d = distanceFor(height);
  const [x, y, z] = direction([0, 0, 0], from);
  return { name, target, position: [target[0] + x * d, target[1] + y * d, target[2] + z * d], width, height };
}

/** Inputs at the top: on a telephone the whole picture lies on its side, and the signal goes down. */
const onItsSide: Vec = [-1, 0, 0];

/** Whole, the cell from the side of its inputs, along the way of the signal, from below at the red path, and the verdict. */
export function songCameras({ wall, cell, bulbs, verdict, hidden }: SongPlan, screen: ScreenName): View[] {
  const middle: Vec = [wall.at[0], wall.at[1], 0];
  const near: Vec = [(bulbs[0]![0] + cell.at[0]) / 2, wall.at[1], 0];
  if (screen === 'tall') {
    const way: Vec = [-0.12, 0.06, 1];
    const [x, y] = verdict.at;
    return [
      view('whole', [-0.25, -0.15, 0], way, 18, 8.2),
      view('unit', near, [-0.42, 0.2, 1], 12, 6.4),
      view('time', middle, [0.6, 0.28, 1], 15, 7.4),
      view('below', [0, -0.6, 0], [-0.2, -0.55, 1], 16.4, 7.4),
      view('verdict', [x - 1.2, y, 0], [-0.4, 0.14, 1], 9.6, 5),
    ].map((one) => ({ ...one, up: onItsSide }));
  }
  return [
    view('whole', [-0.3, -0.1, 0], songWay, stageHeight, screen === 'banner' ? 33.6 : stageWidth),
    hidden.length > 0
      ? view('unit', near, [-0.42, 0.2, 1], 7.8)
      : view('unit', [near[0] + 0.9, near[1] - 0.5, near[2]], [-0.42, 0.2, 1], 8.9),
    screen === 'banner'
      ? view('time', [1, wall.at[1] - 0.3, 0], [0.42, 0.28, 1], 9.9, 30)
      : view('time', [middle[0] + 0.5, middle[1] - 0.2, 0], [0.75, 0.28, 1], 9.6, 13.4),
    view('below', [0, -0.6, 0], [-0.25, -0.5, 1], 9.4, screen === 'banner' ? 28 : 14),
    view('verdict', [verdict.at[0] - 1.6, verdict.at[1] - 0.5, 0], [-0.55, 0.14, 1], 5.4),
  ];
}

/** Whole, one unit, through time, from below at the weights, and the verdict. */
export function textCameras(plan: TextPlan): View[] {
  const { banks, front, verdict, screen } = plan;
  const { width, height } = screen;
  const first = banks[0]!;
  const last = banks[banks.length - 1]!;
  const center = (first.left + last.left + last.width) / 2;
  const low = planePoint(plan, center, 0.6);
  const across = last.left + last.width - first.left;
  const whole = view('whole', [0, 0, 0], textWay, height, width);
  if (screen.below !== null) {
    const tall = height > width * 1.5;
    return [
      whole,
      tall
        ? view('unit', [pastAt[0], 0, pastAt[2]], [0, 0.05, 1], 22, 10.1)
        : view('unit', [pastAt[0], -0.1, pastAt[2]], [0, 0.05, 1], stageHeight, stageWidth),
      view('time', [center - 0.9, front[1] + 0.6, front[2] - 4.5], [0.3, 0.62, 1], height * 0.92, across * 1.46),
      view('below', [center, low[1] + 0.9, low[2]], [0.12, -0.24, 1], across * 0.7, across * 1.12),
      view('verdict', [verdict.at[0] - 1.7, verdict.at[1] + 1, 0], [-0.4, 0.16, 1], 9, 5.6),
    ];
  }
  return [
    whole,
    view('unit', [pastAt[0], -0.1, pastAt[2]], [0, 0.05, 1], stageHeight, stageWidth),
    view('time', [center - 1, front[1] - 0.1, front[2] - 4.5], [0.62, 0.42, 1], 10.6, 16),
    view('below', [low[0] + 0.1, low[1] + 0.9, low[2]], [0.1, -0.22, 1], 6.2, Math.max(16, across * 1.15)),
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

/** Ways to the right and up on the screen, and into it. */
function axesOf({ position, target, up = [0, 1, 0] }: View): { right: Vec; up: Vec; forward: Vec } {
  const forward = direction(position, target);
  const right = direction([0, 0, 0], cross(forward, up));
  return { right, up: cross(right, forward), forward };
}

/** The point that a composed view shows at x and y (0..1 from the top left) of a screen of that aspect, as deep as its target. */
export function placeAt(view: View, x: number, y: number, aspect: number): Vec {
  const { right, up } = axesOf(view);
  const tall = view.height * opening(view, aspect);
  const [a, b] = [(x - 0.5) * tall * aspect, (0.5 - y) * tall];
  return [0, 1, 2].map((d) => view.target[d]! + right[d]! * a + up[d]! * b) as unknown as Vec;
}

/** Where a point of the stage lies on a screen of that aspect (width over height) in a composed view. */
export function project(view: View, aspect: number, point: Vec): Projected {
  const from = view.position;
  const { right, up, forward } = axesOf(view);
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
