import { type Chevron, ridgeAmplitude, type Soma, type Vec, type Wire } from './forms.ts';
import { phases } from './phases.ts';
import { direction } from './route.ts';
import { fixed, none, ofStep } from './sources.ts';
import {
  type Bank,
  gateOfBank,
  handOverRise,
  middleOf,
  overWeights,
  planePoint,
  planeUp,
  type TextPlan,
} from './text_plan.ts';
import { hasColumn } from './text_units.ts';

/** Units that get a branch of the red path; with more units, every so many. */
const mostBranches = 32;

/** Stubs from the units to the plane, memory filaments, buses to wave and verdict, and the red path. */
export function textWires(plan: TextPlan): Wire[] {
  return [...unitWires(plan), ...buses(plan), ...errorPath(plan)];
}

function unitWires(plan: TextPlan): Wire[] {
  const { banks, front, planeTop, shape } = plan;
  const side: Vec = [1, 0, 0];
  return banks.flatMap((bank) =>
    bank.somas.flatMap((soma): Wire[] => {
      // A thread to the landscape for every unit that has a place there; more would be a mist.
      if (!hasColumn(soma.unit, shape.hiddenSize, banks.length)) return [];
      const [x, y, z] = soma.at;
      const width = Math.min(0.03, bank.pitch * 0.08);
      const back = front[2];
      // Back and up to below the landscape, with room for a valley; high units go back level first.
      const turn = Math.min(z - back, Math.max(0.12, front[1] - ridgeAmplitude * 0.7 - y));
      const level: Vec[] = z - back - turn > 1e-6 ? [[x, y, back + turn]] : [];
      // To where the tap begins that carries it on.
      const top = planeTop[2] + planeUp[2] * overWeights;
      const stub: Vec[] = [
        [x, y, top],
        [x, planeTop[1] + planeUp[1] * overWeights, top],
      ];
      const filament: Vec[] = [[x, y, z], ...level, [x, y + turn, back], [x, front[1], back]];
      const memory = soma.memory.element >= 0 ? soma.memory : soma.value;
      return [
        {
          points: stub,
          up: [0, 0, 1],
          source: soma.value,
          kind: 'forward',
          width: width * 0.8,
          lift: 0,
          phase: phases.soma,
        },
        { points: filament, up: side, source: memory, kind: 'memory', width, lift: ridgeAmplitude, phase: phases.soma },
      ];
    }),
  );
}

function buses(plan: TextPlan): Wire[] {
  const { wave, verdict, portIn, portOut, layout, steps, bands, screen } = plan;
  const input = planePoint(plan, portIn, middleOf(bands.input));
  const output = planePoint(plan, portOut, middleOf(bands.output));
  const [wx, wy] = wave.to;
  const cut = portIn - wx;
  const z = input[2];
  const surprise = fixed(layout.regions.rowLoss, steps - 1);
  const [vx, vy] = verdict.at;
  const turn = 0.3;
  const riseX = vx - verdict.radius - 0.05 - turn;
  const oz = output[2];
  return [
    {
      points:
        screen.below !== null
          ? [[wx, wy, z], [portIn, wy, z], [portIn - 0.15, wy + 0.15, z], [portIn - 0.15, input[1] - 0.15, z], input]
          : [
              [wx, wy, z],
              [wx + 0.1, wy, z],
              [wx + 0.3, wy - 0.2, z],
              [wx + 0.3, input[1] + cut - 0.3, z],
              [portIn, input[1], z],
            ],
      up: [0, 0, 1],
      source: surprise,
      kind: 'input',
      width: 0.035,
      lift: 0,
      phase: phases.wave,
    },
    {
      points:
        screen.below !== null
          ? [
              output,
              [portOut + 0.75, output[1] - 0.75, oz],
              [portOut + 0.75, vy + turn, oz],
              [portOut + 0.75 - turn, vy, oz],
              [vx, vy, oz],
            ]
          : [
              output,
              [riseX - turn, output[1], oz],
              [riseX, output[1] + turn, oz],
              [riseX, vy - turn, oz],
              [riseX + turn, vy, oz],
              [vx, vy, oz],
            ],
      up: planeUp,
      source: surprise,
      kind: 'answer',
      width: 0.045,
      lift: 0,
      phase: phases.axon,
    },
  ];
}

/** The way of the error that all units share: out of the verdict and to the circuit, and along under the units. */
export function errorTrunk(plan: TextPlan): { readonly down: readonly Vec[]; readonly along: readonly Vec[] } {
  const { verdict, bands, screen, banks } = plan;
  const [x, y, z0] = verdict.at;
  const [, floor, z] = planePoint(plan, 0, bands.error);
  const [first, last] = [banks[0]!, banks[banks.length - 1]!];
  const end = branchOf(last, last.somas[last.somas.length - 1]!) + hook;
  // A single unit has a way along too.
  const begin = Math.min(branchOf(first, first.somas[0]!) + hook, end - 0.3);
  // From the gap between the lobes to as far forward as the error's band lies.
  const out = (front: number): Vec[] => [
    [x, y, z0],
    [x, front, z0],
    [x, front - (z - z0), z],
  ];
  if (screen.below === null)
    return {
      down: [...out(y - 1.05), [x, floor + 0.5, z], [x - 0.5, floor, z], [end, floor, z]],
      along: [
        [end, floor, z],
        [begin, floor, z],
      ],
    };
  // Under the circuit it rises beside the answer, left of the last units.
  const rise = x - 0.87;
  return {
    down: [
      ...out(y - 0.3),
      [x, y - 0.72, z],
      [x - 0.2, y - 0.92, z],
      [rise + 0.2, y - 0.92, z],
      [rise, y - 0.72, z],
      [rise, floor - 0.15, z],
      [rise - 0.15, floor, z],
      [Math.min(begin, rise - 0.5), floor, z],
    ],
    along: [
      [rise - 0.15, floor, z],
      [end, floor, z],
    ],
  };
}

/** How far the part of a unit runs along before it turns up. */
const hook = 0.16;

/** Where the part of a unit goes up. */
function branchOf({ pitch }: Bank, { at }: Soma): number {
  return at[0] + pitch * 0.46;
}

/** From the verdict down, back under the circuit, and up to the units with the gradient of each. */
function errorPath(plan: TextPlan): Wire[] {
  const { banks, layout, steps, bands } = plan;
  const [from, to] = phases.error;
  const half = (from + to) / 2;
  const source = fixed(layout.regions.rowLoss, steps - 1);
  const { down, along } = errorTrunk(plan);
  const trunk = { up: planeUp, source, kind: 'error', width: 0.085, lift: 0 } as const;
  const wires: Wire[] = [
    { ...trunk, points: down, phase: [from, (from + half) / 2] },
    { ...trunk, points: along, phase: [(from + half) / 2, half] },
  ];
  const somas = banks.flatMap((bank) => bank.somas.map((soma) => ({ soma, lane: branchOf(bank, soma) })));
  const stride = Math.ceil(somas.length / mostBranches);
  for (const { soma, lane } of somas.filter((_, i) => i % stride === 0)) {
    const points = [
      planePoint(plan, lane + hook, bands.error),
      planePoint(plan, lane, bands.error - hook),
      planePoint(plan, lane, 0.02),
    ].map(([px, py, pz]): Vec => [px, py + planeUp[1] * overWeights, pz + planeUp[2] * overWeights]);
    const gradient = ofStep(layout.regions[`dh.${soma.layer}`], soma.unit);
    wires.push({
      points,
      up: planeUp,
      source: gradient,
      kind: 'gradient',
      width: 0.014,
      lift: 0,
      phase: [half, to],
    });
  }
  return wires;
}

/** The mark on each bundle that leads from a layer to the next: in the gap, where it climbs. */
export function handOverMarks(plan: TextPlan): Chevron[] {
  const { bands } = plan;
  const rise = handOverRise(bands);
  const middle = middleOf(bands.output);
  return plan.banks.slice(0, -1).map((bank): Chevron => {
    const gate = gateOfBank(bank);
    const at = planePoint(plan, gate + rise / 2, middle - rise / 2);
    const way = direction(planePoint(plan, gate, middle), planePoint(plan, gate + rise, middle - rise));
    return { at, way, up: planeUp, size: 0.26, lift: 0.1, source: none, kind: 'forward' };
  });
}
