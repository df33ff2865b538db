import { type BufferView, type Engine, type Slot, type Step, whole } from '../engine/engine.ts';
import type { Model } from '../nn/model.ts';
import type { Parameter, ParameterTable } from '../nn/parameters.ts';
import { normPartials } from '../ops/norm.ts';

/** Matrices that lead to more than one place; of a single neuron every weight is drawn by its size. */
function summed({ all }: ParameterTable): readonly Parameter[] {
  return all.filter(({ shape }) => shape.length === 2 && shape[0]! > 1);
}

/** Shape of the energies of a matrix: by row, or for an LSTM by unit and gate (i, f, g, o). */
export function energyShapes(table: ParameterTable): readonly { readonly name: string; readonly shape: number[] }[] {
  return summed(table).map(({ name, shape: [rows], layout }) => {
    return { name: `energy.${name}`, shape: layout === 'gateMatrix' ? [rows! / 4, 4] : [rows!] };
  });
}

/** Steps that sum w^2 of what leads to each row of a matrix, and the slots where the sums lie, by region. */
export function energySteps(engine: Engine, { weights, parameters }: Model): { sums: Slot[]; steps: Step[] } {
  const sums: Slot[] = [];
  const steps = summed(parameters).map(({ name, offset, length, shape }): Step => {
    const rows = shape[0]!;
    const sum = engine.alloc(`energy ${name}`, rows);
    sums.push(sum);
    // Rows are neighbors in memory, so that every rows-th weight leads to the same one.
    const matrix: BufferView = { slot: weights, offset, length };
    return { op: normPartials, buffers: [matrix, whole(sum)], params: { n: length, P: rows } };
  });
  return { sums, steps };
}
