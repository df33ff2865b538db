import type { Vec, Wire } from './forms.ts';
import { phases } from './phases.ts';
import { fixed } from './sources.ts';
import { planePoint, type TextPlan } from './text_plan.ts';

/** How far the lanes lie above the weights, so that the way of the signal passes over all of them. */
const above = 0.1;
const up: Vec = [0, 0.51, 0.86];

/**
 * One lane a symbol over the circuit, dark but for the way of the signal: the lane of the letter that is read is lit
 * from the bus under all units of the first layer, and those of the guesses from under the last layer to the answer, as
 * wide and bright as each is probable.
 */
export function textLanes(plan: TextPlan): Wire[] {
  const { shape, layout, steps, banks, bands, portIn, portOut } = plan;
  const first = banks[0]!;
  const last = banks[banks.length - 1]!;
  const letters = Array.from({ length: shape.inputs }, (_, symbol): Wire => {
    const { v, middle } = depthOf(bands.input, symbol, shape.inputs);
    const turn = portIn + Math.abs(v - middle);
    return {
      ...wire(plan, [
        [portIn, middle],
        [turn, v],
        [first.left + first.width, v],
      ]),
      source: fixed(layout.regions.x, steps - 1),
      kind: 'letter',
      symbol,
      phase: phases.wave,
    };
  });
  const guesses = Array.from({ length: shape.outputs }, (_, symbol): Wire => {
    const { v, middle } = depthOf(bands.output, symbol, shape.outputs);
    const turn = portOut - Math.abs(v - middle);
    return {
      ...wire(plan, [
        [last.left, v],
        [turn, v],
        [portOut, middle],
      ]),
      source: fixed(layout.regions.probabilities, symbol),
      kind: 'guess',
      phase: phases.axon,
    };
  });
  return [...letters, ...guesses];
}

function depthOf([from, to]: readonly [number, number], symbol: number, count: number) {
  return { v: from + ((to - from) * symbol) / Math.max(1, count - 1), middle: (from + to) / 2 };
}

function wire(
  plan: TextPlan,
  way: readonly (readonly [number, number])[],
): Pick<Wire, 'points' | 'up' | 'width' | 'lift'> {
  // A lane in the middle of its band goes straight on from the bus.
  const turns = way.filter(([x, v], i) => i === 0 || Math.hypot(x - way[i - 1]![0], v - way[i - 1]![1]) > 1e-6);
  const points = turns.map(([x, v]): Vec => {
    const [px, py, pz] = planePoint(plan, x, v);
    return [px, py + up[1] * above, pz + up[2] * above];
  });
  return { points, up, width: 0.034, lift: 0 };
}
