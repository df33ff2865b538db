import type { Region } from '../../probe/view.ts';
import type { Haze, Vec } from './forms.ts';
import { matricesOf } from './matrices.ts';
import { type Bank, laneIn, planeDown, planePoint, planeUp, type TextPlan } from './text_plan.ts';
import { matrixOf } from './text_traces.ts';

/** How far the haze of a band reaches beyond it. */
const beyond = 0.12;

/** Haze on the circuit: under each unit in the bands that lead to it, and along the lane of each symbol on the way out. */
export function textHazes(plan: TextPlan): Haze[] {
  const { layout, banks, bands } = plan;
  return matricesOf(layout).names.flatMap((name, matrix): Haze[] => {
    const energy = layout.regions[`energy.${name}`];
    const { kind, layer } = matrixOf(name);
    const bank = kind === 'output' ? banks[banks.length - 1] : banks[layer];
    if (!energy || !bank) return [];
    if (kind === 'output') return lanes(plan, bank, energy, matrix);
    const [from, to] = kind === 'recurrent' ? bands.recurrent : bands.input;
    return bank.somas.map(({ at: [x], unit }): Haze => {
      const count = energy.shape[1] ?? 1;
      return {
        matrix,
        at: planePoint(plan, x, (from + to) / 2),
        along: [bank.pitch, 0, 0],
        across: downBy((to - from) / 2 + beyond),
        up: planeUp,
        element: energy.offset + unit * count,
        count,
      };
    });
  });
}

function lanes(plan: TextPlan, bank: Bank, energy: Region, matrix: number): Haze[] {
  const [from, to] = plan.bands.output;
  const symbols = energy.shape[0]!;
  const pitch = (to - from) / Math.max(1, symbols - 1);
  return Array.from({ length: symbols }, (_, s): Haze => {
    return {
      matrix,
      at: planePoint(plan, (bank.left + plan.portOut) / 2, laneIn(plan.bands.output, s, symbols)),
      along: downBy(symbols > 1 ? pitch : to - from),
      across: [(plan.portOut - bank.left) / 2, 0, 0],
      up: planeUp,
      element: energy.offset + s,
      count: 1,
    };
  });
}

function downBy(v: number): Vec {
  return [0, planeDown[1] * v, planeDown[2] * v];
}
