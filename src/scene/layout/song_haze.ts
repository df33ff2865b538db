import type { Haze } from './forms.ts';
import { matricesOf } from './matrices.ts';
import type { SongPlan } from './song_plan.ts';
import { layerOf } from './song_traces.ts';

/** How far before a unit its haze lies, and how wide that is to each side. */
const before = 0.75;
const reach = 0.6;

/** Haze before each hidden unit, behind the conductors that lead to it. */
export function songHazes({ layout, shape, hidden }: SongPlan): Haze[] {
  return matricesOf(layout).names.flatMap((name, matrix): Haze[] => {
    const somas = hidden[layerOf(name, shape.layers)];
    const energy = layout.regions[`energy.${name}`];
    if (!somas || !energy) return [];
    const apart = somas.length > 1 ? Math.abs(somas[0]!.at[1] - somas[1]!.at[1]) || 1.2 : 1.2;
    return somas.map(({ at: [x, y], unit }): Haze => {
      return {
        matrix,
        at: [x - before, y, -0.42],
        along: [0, apart, 0],
        across: [reach, 0, 0],
        up: [0, 0, 1],
        element: energy.offset + unit,
        count: 1,
      };
    });
  });
}
