import { hasGates } from '../../nn/shape.ts';
import type { Soma, Vec, Wire } from './forms.ts';
import { phases } from './phases.ts';
import { fixed } from './sources.ts';
import { type Bank, gateOf, laneIn, middleOf, overWeights, planePoint, planeUp, type TextPlan } from './text_plan.ts';
import { hasColumn } from './text_units.ts';

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
        [inwards(first, first.somas[first.somas.length - 1]!), v],
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
        [last.somas[0]!.at[0], v],
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

/** Between lanes and units, of all units that have a place of their own in the landscape; see `tapsOf`. */
export function textTaps(plan: TextPlan): Wire[] {
  return plan.banks.flatMap((bank) =>
    bank.somas.flatMap((soma) => {
      const { rise, down } = tapsOf(plan, soma);
      return [rise, down].flatMap((tap) => tap ?? []);
    }),
  );
}

/**
 * Taps of a unit: up from the letter's lane as far as the unit lets it in, which is its door, and down from the unit to
 * the lanes of the guesses with what it says. Null where a unit has none.
 */
export function tapsOf(plan: TextPlan, soma: Soma): { readonly rise: Wire | null; readonly down: Wire | null } {
  const { shape, banks, bands } = plan;
  if (!hasColumn(soma.unit, shape.hiddenSize, banks.length)) return { rise: null, down: null };
  const { pitch } = banks[soma.layer]!;
  const [x] = soma.at;
  const right = inwards(banks[soma.layer]!, soma);
  const door = hasGates(shape) ? gateOf(plan, soma, 0) : soma.value;
  const width = Math.min(0.018, pitch * 0.055);
  const down: Wire = {
    ...wire(plan, [
      [x, 0],
      [x, bands.output[1]],
    ]),
    source: soma.value,
    kind: 'said',
    width,
    phase: phases.axon,
  };
  const rise: Wire = {
    ...wire(plan, [
      [right, bands.input[1]],
      [right, 0],
    ]),
    source: door.element < 0 ? soma.value : door,
    kind: 'door',
    width,
    phase: phases.synapse,
  };
  return { rise: soma.layer === 0 ? rise : null, down };
}

/** Where a unit lets in, along x: right of its middle, which is where it says what it says. */
function inwards({ pitch }: Bank, { at }: Soma): number {
  return at[0] + pitch * 0.24;
}

function depthOf([from, to]: readonly [number, number], symbol: number, count: number) {
  return { v: laneIn([from, to], symbol, count), middle: middleOf([from, to]) };
}

function wire(
  plan: TextPlan,
  way: readonly (readonly [number, number])[],
): Pick<Wire, 'points' | 'up' | 'width' | 'lift'> {
  // A lane in the middle of its band goes straight on from the bus.
  const turns = way.filter(([x, v], i) => i === 0 || Math.hypot(x - way[i - 1]![0], v - way[i - 1]![1]) > 1e-6);
  const points = turns.map(([x, v]): Vec => {
    const [px, py, pz] = planePoint(plan, x, v);
    return [px, py + planeUp[1] * overWeights, pz + planeUp[2] * overWeights];
  });
  return { points, up: planeUp, width: 0.034, lift: 0 };
}
