import { hasGates } from '../../nn/shape.ts';
import { type Landscape, type Ring, ridgeAmplitude, type Valve } from './forms.ts';
import { none } from './sources.ts';
import { gateOf, type TextPlan } from './text_plan.ts';

/** Units up to which every ring has its valves; above, a valve would be smaller than a pixel or two. */
export const mostValvedUnits = 128;

/** PyTorch's gate order and where each valve sits on the clock. */
export const clock = [
  { gate: 'i', index: 0, angle: Math.PI },
  { gate: 'f', index: 1, angle: Math.PI / 2 },
  { gate: 'o', index: 3, angle: 0 },
] as const;

/** True where this model's rings are drawn with valves. */
export function drawsValves({ shape }: TextPlan): boolean {
  return hasGates(shape) && shape.hiddenSize * shape.layers <= mostValvedUnits;
}

/** One cell wall a unit. */
export function ringsOf(plan: TextPlan): Ring[] {
  const gapped = drawsValves(plan);
  return plan.banks.flatMap((bank) =>
    bank.somas.map((soma): Ring => {
      const tube = Math.max(0.008, bank.ring * 0.05);
      return { at: soma.at, radius: bank.ring, tube, value: soma.value, bias: -1, gapped };
    }),
  );
}

/** Three valves a unit: in at 9 o'clock, forget at 12, out at 3. */
export function valvesOf(plan: TextPlan): Valve[] {
  if (!drawsValves(plan)) return [];
  return plan.banks.flatMap((bank) =>
    bank.somas.flatMap((soma) =>
      clock.map(
        ({ gate, index, angle }): Valve => ({
          at: soma.at,
          radius: bank.ring,
          tube: bank.ring * 0.058,
          angle,
          gate,
          opening: gateOf(plan, soma, index),
          flow: gate === 'i' ? gateOf(plan, soma, 2) : none,
          layer: soma.layer,
          unit: soma.unit,
        }),
      ),
    ),
  );
}

/** Lines that a landscape has at most, and units side by side in the lines of all layers together. */
const mostLines = 43;
const mostColumns = 96;

/** Units side by side in a line of a layer's landscape. */
function columnsOf(units: number, layers: number): number {
  return Math.min(units, Math.floor(mostColumns / layers));
}

/** True for a unit that has a place of its own in the landscape. */
export function hasColumn(unit: number, units: number, layers: number): boolean {
  const columns = columnsOf(units, layers);
  const column = Math.floor((unit * columns) / units);
  return [column, column + 1].some((k) => Math.floor(((k + 0.5) * units) / columns) === unit);
}

/** The memory of each layer, straight behind its units. */
export function landscapesOf({ shape, layout, banks, front, depth, rise, spread, steps }: TextPlan): Landscape[] {
  const kind = hasGates(shape) ? 'c' : 'h';
  const first = banks[0]!;
  const last = banks[banks.length - 1]!;
  const every = Math.ceil(steps / mostLines);
  const lines = Array.from({ length: steps }, (_, s) => s).filter((s) => (steps - 1 - s) % every === 0);
  return banks.flatMap((bank): Landscape[] => {
    const region = layout.regions[`${kind}.${bank.layer}`];
    if (!region) return [];
    return [
      {
        layer: bank.layer,
        at: [bank.left + bank.width / 2, front[1], front[2]],
        width: bank.width,
        depth,
        rise,
        spread,
        center: (first.left + last.left + last.width) / 2,
        amplitude: ridgeAmplitude,
        element: region.offset,
        gradient: layout.regions[`dh.${bank.layer}`]?.offset ?? -1,
        units: shape.hiddenSize,
        steps,
        lines,
        columns: columnsOf(shape.hiddenSize, banks.length),
      },
    ];
  });
}
