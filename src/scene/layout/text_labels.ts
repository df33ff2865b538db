import type { Label, LabelNumber } from './forms.ts';
import { heightSeen } from './sight.ts';
import { fixed } from './sources.ts';
import { bands, planePoint, type TextPlan } from './text_plan.ts';
import { drawsValves } from './text_units.ts';

/** Height on the screen of what is written above the landscape: no ridge reaches it, and the line of text stands higher. */
const skyLine = 3.75;

/** Two lines lower would leave the stage. */
const lowLine = -4.6;

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
      wide: true,
      at: [wx, wy - 1, wz],
      align: 'left',
      size: 0.19,
      color: 'input',
    },
    {
      ...base,
      id: 'given',
      moment: 'verdict',
      key: 'scene.given',
      numbers: { value: newest('rowLoss', 'likelihood') },
      at: [vx, vy + 1.1, vz],
      align: 'center',
      views: ['whole', 'verdict'],
      size: 0.28,
      color: 'forward',
    },
    {
      ...base,
      id: 'came',
      moment: 'verdict',
      key: 'scene.came',
      numbers: { symbol: newest('y', 'symbol') },
      at: [vx, vy + 1.52, vz],
      align: 'center',
      views: ['whole', 'verdict'],
      size: 0.3,
      color: 'ink',
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
      at: [7.3, Math.max(floor[1] - 0.36, heightSeen(floor[2], lowLine)), floor[2]],
      align: 'right',
      size: 0.2,
      color: 'ink',
    },
    {
      ...base,
      id: 'error',
      key: 'scene.errorThroughTime',
      wide: true,
      views: ['whole', 'below'],
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
        at: [bank.left + bank.width / 2, heightSeen(0, skyLine), 0],
        align: 'center',
        size: 0.26,
        color: 'ink',
      });
  for (const bank of banks.slice(1)) {
    const before = banks[bank.layer - 1]!;
    list.push({
      ...base,
      id: `hand-over ${bank.layer}`,
      wide: true,
      key: 'scene.handOver',
      names: { from: String(bank.layer), to: String(bank.layer + 1) },
      at: planePoint(plan, (before.left + before.width + bank.left) / 2, 0.7),
      align: 'center',
      size: 0.17,
      color: 'forward',
    });
  }
  if (banks.length === 1)
    list.push({
      ...base,
      id: 'legend',
      wide: true,
      key: drawsValves(plan) ? 'scene.legend.gates' : 'scene.legend.units',
      at: [-7.6, heightSeen(0, skyLine), 0],
      align: 'left',
      size: 0.19,
      color: 'ink',
    });
  return list;
}
