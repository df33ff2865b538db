import { cameraProjectionMatrix, float, modelViewMatrix, screenSize, select, vec4 } from 'three/tsl';
import type { Float3, Float4 } from './colors.ts';
import type { Float } from './live.ts';

/** A form is no thinner than this many pixels, since thinner ones break into dots; it is paler instead. */
const finestPx = 1.25;

/** Height of a pixel in stage units, at a point of the stage as deep as `at`. For vertices. */
function pixelAt(at: Float3): Float {
  const seen = modelViewMatrix.mul(vec4(at, 1)) as unknown as Float4;
  const projection = cameraProjectionMatrix as unknown as { element(column: number): Float4 };
  return seen.z.negate().mul(2).div(projection.element(1).y.mul(screenSize.y));
}

/**
 * How wide a line at a point is drawn, both in stage units, and what is left of its light, 0..1, so that it is no brighter
 * than it was. A width of 0 stays 0.
 */
export function drawnAt(at: Float3, width: Float): { readonly width: Float; readonly light: Float } {
  const drawn = width.max(pixelAt(at).mul(finestPx)).toVar();
  const there = width.greaterThan(1e-5);
  return { width: select(there, drawn, float(0)), light: select(there, width.div(drawn).sqrt(), float(1)) };
}
