import { LabError } from '../../core/errors.ts';
import { isRecurrent, type ModelShape } from '../../nn/shape.ts';
import { regionLength, type ViewLayout } from '../../probe/view.ts';
import type { Label, SceneLayout } from './forms.ts';
import type { ScreenName } from './screens.ts';
import { layoutSongs } from './songs.ts';
import { layoutText } from './text.ts';

/**
 * The sculpture of a model as plain data, composed for a screen of that shape. Throws E_SHAPE where the view lacks a
 * region the picture is driven by, or does not hold all of it.
 */
export function layoutScene(shape: ModelShape, layout: ViewLayout, screen: ScreenName = 'wide'): SceneLayout {
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
  const flat = shape.cell === 'classifier' ? { ...shape, layers: 0 } : shape;
  const scene = text ? layoutText(shape, layout, screen) : layoutSongs(flat, layout, screen);
  return screen === 'banner' ? { ...scene, labels: scene.labels.map(forTwoProjectors) } : scene;
}

/** Such a wall is read from farther away, and has room. */
function forTwoProjectors(label: Label): Label {
  return label.size < 0.28 && label.views.includes('whole') ? { ...label, size: label.size * 1.25 } : label;
}
