import { hasGates } from '../../nn/shape.ts';
import { placeAt, textCameras } from './cameras.ts';
import type { Label, Vec, View } from './forms.ts';
import { composedAspect, type ScreenName } from './screens.ts';
import { heightSeen } from './sight.ts';
import { fixed } from './sources.ts';
import { planePoint, type TextPlan } from './text_plan.ts';

const base = { names: {}, numbers: {} };
/** Letters along the axis of time at most: the farthest of more would touch. */
const mostLetters = 6;

/** Beside the landscape in the view along time: what it is, where now is, and how far back it reaches. */
export function timeLabels(plan: TextPlan): Label[] {
  const { banks, front, depth, rise, spread, steps, shape, name, layout } = plan;
  const first = banks[0]!;
  const last = banks[banks.length - 1]!;
  const center = (first.left + last.left + last.width) / 2;
  const wide = (x: number) => center + (x - center) * (1 + spread);
  const far = [front[1] + rise, front[2] - depth] as const;
  const views = ['time'] as const;
  const camera = textCameras(plan).find(({ name }) => name === 'time')!;
  const every = everyLetter(steps);
  const list: Label[] = [
    {
      ...base,
      id: 'time title',
      key: hasGates(shape) ? 'scene.time.memory' : 'scene.time.state',
      at: corner(camera, name, 0),
      align: 'left',
      size: 0.33,
      color: 'ink',
      views,
    },
    {
      ...base,
      id: 'time now',
      key: 'scene.time.now',
      numbers: { symbol: { source: fixed(layout.regions.x, steps - 1), as: 'symbol' } },
      at: [first.left - 0.2, front[1] - 0.3, front[2]],
      align: 'right',
      size: 0.32,
      color: 'ink',
      views,
    },
  ];
  if (steps < 2) return list;
  if (every > 1)
    list.push({
      ...base,
      id: 'time every',
      key: 'scene.time.every',
      names: { every: String(every) },
      at: corner(camera, name, 3),
      align: 'left',
      size: 0.24,
      color: 'input',
      views,
    });
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

/** One letter in so many is written along the axis of time. */
function everyLetter(steps: number): number {
  return Math.max(1, Math.ceil((steps - 1) / (mostLetters + 1)));
}

/** Letters beside their lines, as many as find room: the line of a letter is what the units were when it had been read. */
function letters({ banks, front, depth, rise, steps, layout }: TextPlan, farX: number): Label[] {
  const nearX = banks[0]!.left;
  const every = everyLetter(steps);
  // Where now is, and how far back it reaches, stands at the ends.
  const count = Math.max(0, Math.floor((steps - 1) / every - 0.6));
  return Array.from({ length: count }, (_, i): Label => {
    const back = (i + 1) * every;
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

/** Which color is above zero, and which below: in the whole, and along time. */
export function signLabels(plan: TextPlan): Label[] {
  const { screen, name } = plan;
  const camera = textCameras(plan).find(({ name }) => name === 'time')!;
  const { x, y, dx, dy } = screen.signs;
  return (['plus', 'minus'] as const).flatMap((sign, i): Label[] => {
    const label = { ...base, key: `scene.sign.${sign}`, align: 'left', color: sign } as const;
    const own = heightSeen(0, y + dy * i, screen.height);
    return [
      { ...label, id: sign, at: [x + dx * i, own, 0], size: screen.below === null ? 0.19 : 0.23, views: ['whole'] },
      { ...label, id: `time ${sign}`, at: corner(camera, name, 1 + i), size: 0.24, views: ['time'] },
    ];
  });
}

/** Left end of a line of text at the upper left of a view along time. */
function corner(camera: View, name: ScreenName, line: number): Vec {
  const [first, second] = name === 'tall' ? [0.055, 0.095] : [0.055, 0.125];
  return placeAt(camera, 0.03, line === 0 ? first : second + 0.035 * (line - 1), composedAspect[name]);
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
