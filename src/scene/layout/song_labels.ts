import type { Label, LabelNumber } from './forms.ts';
import { songLegend } from './song_legend.ts';
import { type SongPlan, spacingOf, waveDepth } from './song_plan.ts';
import { fixed, none } from './sources.ts';

/** Names of the inputs, the weights of a single cell, the answer, the truth and what the red path is. */
export function songLabels(plan: SongPlan): Label[] {
  const { bulbs, verdict, shape, layout, cell, floor, waveStart } = plan;
  const spacing = spacingOf(plan);
  const size = Math.min(0.3, spacing * 0.3);
  const base = { names: {}, numbers: {}, views: ['whole', 'unit', 'time', 'below'] as const };
  const [x, y, z] = verdict.at;
  const number = (source: LabelNumber['source'], as: LabelNumber['as']): LabelNumber => ({ source, as });
  const list: Label[] = [
    {
      ...base,
      id: 'answer',
      moment: 'verdict',
      key: 'scene.answer',
      numbers: { value: number(verdict.answer, 'number') },
      at: [x, y + 1.14, z],
      align: 'center',
      views: ['whole', 'unit', 'time', 'below', 'verdict'],
      size: 0.32,
      color: 'forward',
    },
    {
      ...base,
      id: 'truth',
      moment: 'verdict',
      key: 'scene.truth',
      numbers: { truth: number(verdict.target, 'yes') },
      at: [x, y + 1.58, z],
      align: 'center',
      views: ['whole', 'unit', 'time', 'below', 'verdict'],
      size: 0.26,
      color: 'ink',
    },
    {
      ...base,
      id: 'nats',
      moment: 'verdict',
      key: 'scene.nats',
      numbers: { loss: number(verdict.loss, 'number') },
      at: [x, y - 1.28, z],
      align: 'center',
      views: ['whole', 'unit', 'time', 'below', 'verdict'],
      size: 0.27,
      color: 'loss',
      // A tag on the thread of the error.
      plate: true,
    },
    {
      ...base,
      id: 'song',
      key: 'scene.song',
      names: { rows: String(shape.batchSize) },
      numbers: { row: number(none, 'row') },
      at: [waveStart - 0.2, floor + 0.05, 0],
      align: 'left',
      size: 0.27,
      color: 'ink',
    },
    {
      ...base,
      id: 'pace',
      wide: true,
      key: 'scene.pace',
      at: [x + 1.8, floor - 0.62, 0],
      views: ['whole'],
      align: 'right',
      size: 0.22,
      color: 'ink',
    },
    {
      ...base,
      id: 'error',
      wide: true,
      key: 'scene.errorPath',
      names: { rows: String(shape.batchSize) },
      at: [1.3, floor + 0.46, 0],
      views: ['whole', 'below'],
      align: 'center',
      size: 0.25,
      color: 'loss',
    },
  ];
  if (plan.wall.bias >= 0 && shape.layers === 0)
    list.push({
      ...base,
      id: 'bias',
      moment: 'update',
      key: 'scene.bias',
      numbers: { value: number({ element: plan.wall.bias, stride: 0 }, 'signed') },
      at:
        bulbs.length > 5
          ? [plan.wall.at[0] - 0.5, plan.wall.at[1] - 2.55, 0]
          : [plan.wall.at[0] - 1.7, plan.wall.at[1] - 2.1, 0],
      align: 'left',
      size: 0.24,
      color: 'ink',
    });
  list.push(
    {
      ...base,
      id: 'lens',
      wide: true,
      key: 'scene.legend.lens',
      at: [x + 0.95, y, z],
      align: 'left',
      size: 0.18,
      color: 'ink',
      views: ['verdict'],
    },
    ...songLegend(plan),
  );
  for (const [i, bulb] of bulbs.entries()) {
    const name = shape.inputNames[i] ?? String(i);
    // As deep as the start of its wave, so that it stands as far above it in every row.
    const at = [waveStart - 0.35, bulb[1] + spacing * 0.52, waveDepth] as const;
    list.push({
      ...base,
      id: `input ${i}`,
      key: 'scene.name',
      names: { name },
      at,
      views: ['whole', 'below'],
      align: 'left',
      size,
      color: 'input',
    });
    // From the side what stands above a wave lies before the next.
    list.push({
      ...base,
      id: `side input ${i}`,
      key: 'scene.name',
      names: { name },
      at: [waveStart - 0.15, bulb[1], waveDepth],
      views: ['time'],
      align: 'right',
      size,
      color: 'input',
    });
    // Close to the cell, where the waves begin out of sight.
    list.push({
      ...base,
      id: `close input ${i}`,
      key: 'scene.name',
      names: { name },
      at: [bulb[0] - (shape.layers > 0 ? 0.5 : 1.25), bulb[1] + Math.min(0.6, spacing * 0.5), 0],
      views: ['unit'],
      align: 'right',
      size,
      color: 'input',
    });
  }
  if (shape.layers > 0) return list;
  for (const [k, trace] of layout.traces.entries()) {
    const bulb = bulbs[trace.from];
    if (!bulb || bulbs.length > 8) continue;
    const below = bulb[1] < cell.at[1] - 0.1;
    list.push({
      ...base,
      id: `weight ${k}`,
      moment: 'update',
      key: 'scene.number',
      numbers: { value: number(fixed(layout.regions.weights, k), 'signed') },
      at: [bulb[0] + 0.72, bulb[1] + (below ? -0.36 : 0.36), 0],
      align: 'center',
      size: size * 0.85,
      color: 'ink',
    });
  }
  return list;
}
