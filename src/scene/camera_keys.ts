import type { PictureAct } from '../core/picture.ts';
import type { SceneCamera } from './camera.ts';

/** Steps of the keyboard: radians, parts of the height, and a factor of the distance. */
const turn = 0.1;
const shift = 0.06;
const nearer = 0.88;

/** Moves the camera as a key asks; nothing for what is no camera's. */
export function cameraAct(camera: SceneCamera, what: PictureAct): void {
  if (what === 'view') camera.next();
  else if (what === 'rail') camera.look(null);
  else if (what === 'orbitLeft') camera.orbit(-turn, 0);
  else if (what === 'orbitRight') camera.orbit(turn, 0);
  else if (what === 'orbitUp') camera.orbit(0, -turn);
  else if (what === 'orbitDown') camera.orbit(0, turn);
  else if (what === 'panLeft') camera.pan(-shift, 0);
  else if (what === 'panRight') camera.pan(shift, 0);
  else if (what === 'panUp') camera.pan(0, shift);
  else if (what === 'panDown') camera.pan(0, -shift);
  else if (what === 'nearer') camera.dolly(nearer);
  else if (what === 'farther') camera.dolly(1 / nearer);
}
