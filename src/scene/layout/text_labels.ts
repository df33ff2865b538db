import type { Label, LabelNumber } from './forms.ts';
import { heightSeen } from './sight.ts';
import { fixed } from './sources.ts';
import { planePoint, type TextPlan } from './text_plan.ts';
import { drawsValves } from './text_units.ts';

/** Two lines lower would leave the stage. */
const lowLine = -4.6;

/** Names and numbers around the form: input, verdict, layers, red path, and the doors of one unit. */
export function textLabels(plan: TextPlan): Label[] {
  const { shape, layout, steps, verdict, wave, banks, portIn, bands, screen } = plan;
  const below = screen.below !== null;
  const sky = heightSeen(0, screen.sky, screen.height);
  // Above and under the verdict; where that stands under the circuit, on its left.
  const beside = (above: number, left: number) =>
    below
      ? ({ at: [vx - 1.05, vy + left, vz], align: 'right' } as const)
      : ({ at: [vx, vy + above, vz], align: 'center' } as const);
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
      at: below ? [portIn + 0.08, wy + 0.88, wz] : [wx, wy + 0.95, wz],
      align: 'left',
      size: 0.36,
      color: 'input',
    },
    {
      ...base,
      id: 'surprise',
      key: 'scene.surprise',
      at: below ? [portIn + 0.08, wy - 1.22, wz] : [wx - 0.15, wy - 1.14, wz],
      align: 'left',
      size: below ? 0.25 : 0.19,
      color: 'input',
    },
    {
      ...base,
      id: 'given',
      moment: 'verdict',
      key: 'scene.given',
      numbers: { value: newest('rowLoss', 'likelihood') },
      ...beside(1.1, 0.08),
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
      ...beside(1.52, 0.6),
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
      ...beside(-1.28, -0.45),
      // Clear of the way of the answer, which comes up on its left.
      ...(below ? {} : ({ at: [vx - 0.86, vy - 1.28, vz], align: 'left' } as const)),
      views: ['whole', 'verdict'],
      size: below ? 0.26 : 0.24,
      color: 'loss',
      // A tag on the thread of the error.
      ...(below ? {} : { plate: true }),
    },
    {
      ...base,
      id: 'pace',
      key: 'scene.pace',
      at: below
        ? [
            screen.height < 15 ? screen.wave[0] + 0.2 : portIn - 0.25,
            heightSeen(0, 0.42 - screen.height / 2, screen.height),
            0,
          ]
        : [screen.right + 2, Math.max(floor[1] - 0.36, heightSeen(floor[2], lowLine)), floor[2]],
      align: below ? 'left' : 'right',
      size: below ? 0.22 : 0.2,
      color: 'ink',
    },
    {
      ...base,
      id: 'error',
      key: below ? 'scene.errorBack' : 'scene.errorThroughTime',
      views: ['whole', 'below'],
      at: [below ? vx - 1.05 : portIn + 0.7, floor[1] - (below ? 0.42 : 0.28), floor[2]],
      align: below ? 'right' : 'left',
      size: 0.24,
      color: 'loss',
    },
  ];
  list.push({
    ...base,
    id: 'lens',
    key: 'scene.legend.lens',
    at: below ? [vx - 1.05, vy + 1.25, vz] : [vx + 0.85, vy, vz],
    align: below ? 'right' : 'left',
    size: 0.2,
    color: 'ink',
    views: ['verdict'],
  });
  if (banks.length > 1)
    for (const bank of banks)
      list.push({
        ...base,
        id: `layer ${bank.layer}`,
        key: 'scene.layer',
        names: { layer: String(bank.layer + 1), units: String(shape.hiddenSize) },
        // Side by side on a narrow screen, names of many layers would touch.
        at: [bank.left + bank.width / 2, sky - (below && banks.length > 2 ? (bank.layer % 2) * 0.36 : 0), 0],
        align: 'center',
        size: below && banks.length > 2 ? 0.22 : 0.26,
        color: 'ink',
      });
  for (const bank of below ? [] : banks.slice(1)) {
    const before = banks[bank.layer - 1]!;
    list.push({
      ...base,
      id: `hand-over ${bank.layer}`,
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
      key: `scene.legend.${drawsValves(plan) ? (below ? 'gatesNarrow' : 'gates') : 'units'}`,
      at: [screen.left - (below ? 0.2 : 1), sky, 0],
      align: 'left',
      size: below ? 0.25 : 0.19,
      color: 'ink',
    });
  if (banks.length === 1)
    list.push({
      ...base,
      id: 'guesses',
      key: 'scene.legend.guesses',
      at: below ? [screen.next.x - 0.25, screen.next.y - 0.44, 0] : [screen.next.x - 0.2, sky, 0],
      align: 'left',
      size: below ? 0.24 : 0.19,
      color: 'forward',
    });
  return list;
}
