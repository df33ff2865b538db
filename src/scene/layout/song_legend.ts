import type { Label } from './forms.ts';
import { type SongPlan, songsInSight, spacingOf, waveDepth, waveGap } from './song_plan.ts';

/** What the forms around a song model mean: gauge and arcs, the queue of songs, branches, and the colors of sign. */
export function songLegend(plan: SongPlan): Label[] {
  const { bulbs, verdict, shape, wall, waveStart } = plan;
  const base = { names: {}, numbers: {}, views: ['whole'] as const };
  const list: Label[] = (['plus', 'minus'] as const).map((sign, i) => ({
    ...base,
    id: sign,
    key: shape.layers > 0 ? `scene.sign.${sign}` : sign === 'plus' ? 'scene.sign.for' : 'scene.sign.against',
    at: [waveStart - 0.35, 4.3 - 0.4 * i, waveDepth],
    align: 'left',
    size: 0.22,
    color: sign,
  }));
  const many = shape.batchSize > 1;
  if (many)
    list.push({
      ...base,
      id: 'queue',
      wide: true,
      key: 'scene.legend.queue',
      at: [waveStart - 0.35, bulbs[bulbs.length - 1]![1] - spacingOf(plan) * 0.5 - 0.42, waveDepth],
      align: 'left',
      size: 0.2,
      color: 'input',
    });
  const end = bulbs[0]![0] - waveGap;
  if (many)
    list.push({
      ...base,
      id: 'this song',
      wide: true,
      key: 'scene.legend.thisSong',
      at: [end - (end - waveStart) / (2 * songsInSight), bulbs[0]![1] + spacingOf(plan) * 0.56, 0],
      align: 'center',
      size: 0.2,
      color: 'input',
    });
  if (shape.layers > 0) return list;
  list.push({
    ...base,
    id: 'arc',
    wide: true,
    moment: 'soma',
    key: 'scene.arc',
    numbers: { value: { source: verdict.answer, as: 'number' } },
    at: [wall.at[0] + wall.radius * 0.5, wall.at[1] + wall.radius * 0.74, 0],
    align: 'right',
    size: 0.24,
    color: 'wall',
  });
  // With many inputs the bias is written there.
  if (many && bulbs.length <= 5)
    list.push({
      ...base,
      id: 'arcs',
      wide: true,
      key: 'scene.legend.arcs',
      at: [wall.at[0] + 0.35, wall.at[1] - 2.58, 0],
      align: 'center',
      size: 0.18,
      color: 'wall',
    });
  if (many)
    list.push({
      ...base,
      id: 'branches',
      wide: true,
      key: 'scene.branches',
      at: [wall.at[0] + wall.radius + 0.55, plan.fork - 0.2, 0],
      align: 'left',
      size: 0.18,
      color: 'forward',
    });
  return list;
}
