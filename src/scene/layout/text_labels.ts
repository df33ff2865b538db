import { hasGates } from '../../nn/shape.ts';
import type { Label, LabelNumber } from './forms.ts';
import { fixed } from './sources.ts';
import { bands, gateOf, planePoint, type TextPlan } from './text_plan.ts';
import { clock } from './text_units.ts';

/** Names and numbers around the form: input, verdict, layers, red path, and the doors of one unit. */
export function textLabels(plan: TextPlan): Label[] {
  const { shape, layout, steps, verdict, wave, banks, front, rise, portIn } = plan;
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
      key: 'scene.given',
      numbers: { symbol: newest('y', 'symbol'), value: newest('rowLoss', 'likelihood') },
      at: [vx, vy + 1.1, vz],
      align: 'center',
      size: 0.3,
      color: 'forward',
    },
    {
      ...base,
      id: 'nats',
      key: 'scene.nats',
      numbers: { loss: newest('rowLoss', 'number') },
      at: [vx, vy - 1.1, vz],
      align: 'center',
      size: 0.26,
      color: 'loss',
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
        at: [(bank.left + bank.width / 2) * 1.55, front[1] + rise + 0.55, front[2] - plan.depth],
        align: 'center',
        size: 0.36,
        color: 'ink',
      });
  return [...list, ...noteLabels(plan)];
}

/** The doors and the memory of one unit, for the view that comes close to it. */
function noteLabels(plan: TextPlan): Label[] {
  const { unitOfNote: soma, banks, shape } = plan;
  const ring = banks[soma.layer]!.ring;
  const [x, y, z] = soma.at;
  const views = ['unit'] as const;
  const size = ring * 0.16;
  const note = (id: string, dx: number, dy: number, align: Label['align'], value: LabelNumber): Label => ({
    id: `unit ${id}`,
    key: `scene.${id}`,
    names: {},
    numbers: { value },
    at: [x + dx * ring, y + dy * ring, z + ring * 0.3],
    align,
    size,
    color: 'ink',
    views,
  });
  const state = note('state', 0, -0.62, 'center', { source: soma.value, as: 'signed' });
  if (!hasGates(shape)) return [state];
  const at = { i: [-0.04, -0.5, 'right'], f: [0, 0.62, 'center'], o: [0.04, -0.5, 'left'] } as const;
  const doors = clock.map(({ gate, index }) => {
    const [dx, dy, align] = at[gate];
    return note(`gate.${gate}`, dx, dy, align, { source: gateOf(plan, soma, index), as: 'number' });
  });
  return [...doors, note('memory', 0, -0.71, 'center', { source: soma.memory, as: 'signed' })];
}
