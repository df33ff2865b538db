import type { Label, Vec } from './forms.ts';
import { songLabels } from './song_labels.ts';
import { type SongPlan, spacingOf, waveDepth } from './song_plan.ts';

/** Width of a character in its height, about. */
const characterWidth = 0.56;

type Place = Pick<Label, 'at' | 'align'> & Partial<Pick<Label, 'size' | 'views'>>;

/**
 * The labels for a picture that lies on its side: x goes down the screen and y to the right, so that what stands above
 * and below a form on a wide screen stands right and left of it here, or clear of its conductors.
 */
export function tallSongLabels(plan: SongPlan): Label[] {
  const { bulbs, verdict, wall, floor, waveStart } = plan;
  const [x, y, z] = verdict.at;
  const spacing = spacingOf(plan);
  const places: Readonly<Record<string, Place>> = {
    answer: { at: [x + 1.02, y + 0.15, z], align: 'left', size: 0.3 },
    truth: { at: [x + 1.46, y + 0.15, z], align: 'left', size: 0.27 },
    nats: { at: [x + 1.05, y - 0.2, z], align: 'right' },
    song: { at: [7.7, floor, 0], align: 'left', views: ['whole', 'below'] },
    plus: { at: [7.68, -1.3, 0], align: 'left' },
    minus: { at: [7.62, 1.5, 0], align: 'left' },
    pace: { at: [8.25, floor, 0], align: 'left', size: 0.2 },
    bias: { at: [wall.at[0] - 0.25, wall.at[1] - 2, 0], align: 'center' },
  };
  return songLabels(plan).flatMap((label): Label[] => {
    const { wide: _wide, plate: _plate, ...rest } = label;
    const place = places[label.id];
    if (place) return [{ ...rest, ...place }];
    const [kind, k] = label.id.split(' ');
    const bulb = bulbs[Number(k)];
    if (kind === 'weight' && bulb) {
      const right = bulb[1] > plan.cell.at[1] - 0.1;
      // Between two others nearer to its own conductor; elsewhere clear of one of any width.
      const between = bulb !== bulbs[0] && bulb !== bulbs[bulbs.length - 1];
      const aside = Math.min(between ? 0.12 : 0.24, spacing * 0.2);
      return [
        {
          ...rest,
          at: [bulb[0] + 0.5, bulb[1] + (right ? aside : -aside), 0],
          align: right ? 'left' : 'right',
          size: 0.23,
        },
      ];
    }
    // What else there is has no room, or says what a wide picture only leaves unsaid.
    if (kind !== 'input' || !bulb) return [];
    // Names that are wider than the way to the next stand in rows.
    const longest = Math.max(...plan.shape.inputNames.map((name) => name.length)) * characterWidth * label.size;
    const rows = Math.max(1, Math.ceil((longest * 1.05) / spacing));
    const at: Vec = [waveStart - 0.4 - (Number(k) % rows) * label.size * 1.4, bulb[1], waveDepth];
    return [{ ...rest, at, align: 'center', views: ['whole', 'unit', 'time', 'below'] }];
  });
}
