import { type PerspectiveCamera, Vector3 } from 'three/webgpu';
import type { Free } from '../core/inset.ts';
import type { ToScreen } from './picking.ts';

const point = new Vector3();

/** Where points of the stage lie on the canvas, composed into its free part, for a camera whose matrices are up to date. */
export function screenOf(camera: PerspectiveCamera, { left, top, width, height }: Free): ToScreen {
  camera.matrixWorldInverse.copy(camera.matrixWorld).invert();
  const tangent = Math.tan((camera.fov * Math.PI) / 360);
  return ([x, y, z]) => {
    point.set(x, y, z).applyMatrix4(camera.matrixWorldInverse);
    const depth = -point.z;
    const scale = height / (2 * tangent * depth);
    return {
      x: left + width / 2 + point.x * scale,
      y: top + height / 2 - point.y * scale,
      scale,
      visible: depth > camera.near,
    };
  };
}
