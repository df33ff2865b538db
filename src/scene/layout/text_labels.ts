import type { Label, LabelNumber } from './forms.ts';
import { heightSeen } from './sight.ts';
import { fixed } from './sources.ts';
import { bands, planePoint, type TextPlan } from './text_plan.ts';

/** Names and numbers around the form: input, verdict, layers, red path, and the doors of one unit. */
export function textLabels(plan: TextPlan): Label[] {
  const { shape, layout, steps, verdict, wave, banks, portIn } = plan;
  const newest = (region: string, as: LabelNumber['as']): LabelNumber => {
    return { source: fixed(layout.regions[region], steps - 1), as };
  };
  const base = { names: {}, numbers: {}, views: ['whole'] as const };
  const [vx, vy, vz] = verdict.at;
  const [wx, wy, wz] = wave.from;
  const floor = planePoint(plan, portIn, bands.error);
  const list: Label[] = [
    {
      ...base,
      id: 'reads',
      key: 'scene.reads',
      numbers: { symbol: newest('x', 'symbol') },
      at: [wx, wy + 0.95, wz],
      align: 'left',
      size: 0.36,
      color: 'input',
    },
    {
      ...base,
      id: 'surprise',
      key: 'scene.surprise',
      at: [wx, wy - 0.9, wz],
      align: 'left',
      size: 0.22,
      color: 'input',
    },
    {
      ...base,
      id: 'given',
      moment: 'verdict',
      key: 'scene.given',
      numbers: { symbol: newest('y', 'symbol'), value: newest('rowLoss', 'likelihood') },
      at: [vx, vy + 1.1, vz],
      align: 'center',
      views: ['whole', 'verdict'],
      size: 0.3,
      color: 'forward',
    },
    {
      ...base,
      id: 'nats',
      moment: 'verdict',
      key: 'scene.nats',
      numbers: { loss: newest('rowLoss', 'number') },
      at: [vx, vy - 1.28, vz],
      align: 'center',
      views: ['whole', 'verdict'],
      size: 0.26,
      color: 'loss',
    },
    {
      ...base,
      id: 'pace',
      key: 'scene.pace',
      at: [7.3, floor[1] - 0.34, floor[2]],
      align: 'right',
      size: 0.22,
      color: 'ink',
    },
    {
      ...base,
      id: 'error',
      key: 'scene.errorThroughTime',
      at: [portIn, floor[1] - 0.3, floor[2]],
      align: 'left',
      size: 0.24,
      color: 'loss',
    },
  ];
  if (banks.length > 1)
    for (const bank of banks)
      list.push({
        ...base,
        id: `layer ${bank.layer}`,
        key: 'scene.layer',
        names: { layer: String(bank.layer + 1), units: String(shape.hiddenSize) },
        at: [bank.left + bank.width / 2, heightSeen(0, 3.4), 0],
        align: 'center',
        size: 0.26,
        color: 'ink',
      });
  return list;
}
