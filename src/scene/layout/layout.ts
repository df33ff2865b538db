import { LabError } from '../../core/errors.ts';
import { isRecurrent, type ModelShape } from '../../nn/shape.ts';
import { regionLength, type ViewLayout } from '../../probe/view.ts';
import type { SceneLayout, View } from './forms.ts';
import { narrowView } from './narrow.ts';
import { layoutSongs } from './songs.ts';
import { layoutText } from './text.ts';

/**
 * The sculpture of a model as plain data. Throws E_SHAPE where the view lacks a region the picture is driven by, or
 * does not hold all of it.
 */
export function layoutScene(shape: ModelShape, layout: ViewLayout): SceneLayout {
  const text = isRecurrent(shape);
  const needed = ['x', 'y', 'probabilities', 'rowLoss', 'weights', 'weightGrads', 'control'];
  for (let l = 0; l < shape.layers && shape.cell !== 'classifier'; l++) needed.push(`h.${l}`, `dh.${l}`);
  if (!text) needed.push('dlogits');
  for (const name of needed) {
    const region = layout.regions[name];
    if (!region || region.offset + regionLength(region) > layout.length)
      throw new LabError(
        'E_SHAPE',
        `scene ${shape.cell}`,
        `region ${name} inside a view of ${layout.length}`,
        'kept the old picture',
      );
  }
  // A landscape takes the width of the stage from every side, so text is composed in one way only.
  if (text) return layoutText(shape, layout);
  const scene = layoutSongs(shape.cell === 'classifier' ? { ...shape, layers: 0 } : shape, layout);
  const [whole, ...closer] = scene.cameras as readonly [View, ...View[]];
  return { ...scene, cameras: [{ ...whole, narrow: narrowView(scene, whole) }, ...closer] };
}
