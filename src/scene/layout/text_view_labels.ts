import { hasGates } from '../../nn/shape.ts';
import { placeAt, textCameras } from './cameras.ts';
import type { Label } from './forms.ts';
import { composedAspect } from './screens.ts';
import { heightSeen } from './sight.ts';
import { fixed } from './sources.ts';
import { planePoint, type TextPlan } from './text_plan.ts';

const base = { names: {}, numbers: {} };
/** Letters along the axis of time at most. */
const mostLetters = 9;

/** Beside the landscape in the view along time: what it is, where now is, and how far back it reaches. */
export function timeLabels(plan: TextPlan): Label[] {
  const { banks, front, depth, rise, spread, steps, shape, name } = plan;
  const first = banks[0]!;
  const last = banks[banks.length - 1]!;
  const center = (first.left + last.left + last.width) / 2;
  const wide = (x: number) => center + (x - center) * (1 + spread);
  const far = [front[1] + rise, front[2] - depth] as const;
  const views = ['time'] as const;
  const list: Label[] = [
    {
      ...base,
      id: 'time title',
      key: hasGates(shape) ? 'scene.time.memory' : 'scene.time.state',
      at: placeAt(textCameras(plan).find(({ name }) => name === 'time')!, 0.03, 0.055, composedAspect[name]),
      align: 'left',
      size: 0.33,
      color: 'ink',
      views,
    },
    {
      ...base,
      id: 'time now',
      key: 'scene.time.now',
      at: [first.left - 0.2, front[1] - 0.3, front[2]],
      align: 'right',
      size: 0.32,
      color: 'ink',
      views,
    },
  ];
  if (steps < 2) return list;
  return [
    ...list,
    {
      ...base,
      id: 'time ago',
      key: 'scene.time.ago',
      names: { steps: String(steps - 1) },
      at: [wide(first.left) - 0.3, far[0], far[1]],
      align: 'right',
      size: 0.4,
      color: 'ink',
      views,
    },
    ...letters(plan, wide(first.left)),
  ];
}

/** Letters beside their lines, as many as find room: the line of a letter is what the units were when it had been read. */
function letters({ banks, front, depth, rise, steps, layout }: TextPlan, farX: number): Label[] {
  const nearX = banks[0]!.left;
  // Where now is, and how far back it reaches, stands at the ends.
  const count = Math.max(0, Math.min(steps - 2, mostLetters));
  return Array.from({ length: count }, (_, i): Label => {
    const back = Math.round(((i + 1) * (steps - 1)) / (count + 1));
    const far = back / (steps - 1);
    return {
      ...base,
      id: `time letter ${back}`,
      key: 'scene.time.letter',
      numbers: { symbol: { source: fixed(layout.regions.x, steps - 1 - back), as: 'symbol' } },
      at: [nearX + (farX - nearX) * far - 0.25, front[1] + rise * far, front[2] - depth * far],
      align: 'right',
      size: 0.34,
      color: 'input',
      views: ['time'],
    };
  });
}

/** Which color is above zero, and which below: in the whole, where there is room above the form, and along time. */
export function signLabels(plan: TextPlan): Label[] {
  const { screen, name, banks } = plan;
  const camera = textCameras(plan).find(({ name }) => name === 'time')!;
  const last = banks[banks.length - 1]!;
  // Right of what stands there: the names of layers, or what the letters beside the text are.
  const x = last.left + last.width + 0.1;
  const sky = heightSeen(0, screen.sky, screen.height);
  return (['plus', 'minus'] as const).flatMap((sign, i): Label[] => {
    const label = { ...base, key: `scene.sign.${sign}`, align: 'left', color: sign } as const;
    const time: Label = {
      ...label,
      id: `time ${sign}`,
      at: placeAt(camera, 0.03, (name === 'tall' ? 0.095 : 0.125) + i * 0.035, composedAspect[name]),
      size: 0.24,
      views: ['time'],
    };
    if (screen.below) return [time];
    return [time, { ...label, id: sign, at: [x, sky + 0.13 - 0.26 * i, 0], size: 0.19, views: ['whole'] }];
  });
}

/** On the circuit in the view from below: from where to where each band of weights leads. */
export function circuitLabels(plan: TextPlan): Label[] {
  const { portIn, portOut, bands } = plan;
  const views = ['below'] as const;
  const at = (id: string, x: number, v: number, align: Label['align'], color: Label['color']): Label => {
    return {
      ...base,
      id,
      key: `scene.circuit.${id}`,
      at: planePoint(plan, x, v),
      align,
      size: 0.2,
      color,
      plate: true,
      views,
    };
  };
  return [
    at('haze', portIn + 0.2, bands.output[1] - 0.02, 'left', 'ink'),
    at('units', portIn + 0.2, (bands.recurrent[0] + bands.recurrent[1]) / 2, 'left', 'ink'),
    at('letters', portIn + 0.2, bands.input[0] - 0.06, 'left', 'input'),
    at('guesses', portOut - 0.1, bands.output[1] - 0.02, 'right', 'forward'),
  ];
}
