import { hasGates } from '../../nn/shape.ts';
import { type Ridge, type Ring, ridgeAmplitude, type Valve } from './forms.ts';
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
      return { at: soma.at, radius: bank.ring, tube, value: soma.value, gapped };
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

/** One ridge line a unit, straight behind it. */
export function ridgesOf({ shape, layout, banks, front, depth, rise, steps }: TextPlan): Ridge[] {
  const kind = hasGates(shape) ? 'c' : 'h';
  const H = shape.hiddenSize;
  return banks.flatMap((bank) => {
    const region = layout.regions[`${kind}.${bank.layer}`];
    if (!region) return [];
    return bank.somas.map(
      (soma): Ridge => ({
        at: [soma.at[0], front[1], front[2]],
        width: Math.min(0.3, bank.pitch * 0.62),
        depth,
        rise,
        amplitude: ridgeAmplitude,
        element: region.offset + soma.unit,
        gradient: (layout.regions[`dh.${bank.layer}`]?.offset ?? -1 - soma.unit) + soma.unit,
        step: H,
        steps,
        layer: bank.layer,
        unit: soma.unit,
      }),
    );
  });
}
