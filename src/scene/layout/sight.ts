import type { Vec } from './forms.ts';
import { direction } from './route.ts';

/** Vertical field of view of every camera, in degrees. */
export const fieldOfView = 30;
/** Height of stage that the front camera sees at its target. */
export const stageHeight = 9.9;
export const stageWidth = 17.3;
/** Way from the middle of the stage to the camera of the whole of a text model. */
export const textWay: Vec = [0, 0.2, 1];

/** Distance at which `height` of stage fills the field of view. */
export function distanceFor(height: number): number {
  return height / 2 / Math.tan((fieldOfView * Math.PI) / 360);
}

/**
 * Height y of the point at depth z that the whole camera of a text model, which sees `seen` stage units at its target,
 * sees `screen` stage units above its middle.
 */
export function heightSeen(z: number, screen: number, seen = stageHeight): number {
  const [, sine, cosine] = direction([0, 0, 0], textWay);
  const d = distanceFor(seen);
  return (screen * (d - z * cosine) + z * d * sine) / (d * cosine + screen * sine);
}
