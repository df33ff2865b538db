import { engineIndex, type ParameterTable } from './parameters.ts';

/** Gates of an LSTM in PyTorch's order, without the candidate. */
export const gateRows = { i: 0, f: 1, o: 3 } as const;

export type Gate = keyof typeof gateRows;

/** A sum whose sigmoid is 0 or 1 in float32. */
const far = 30;

/**
 * Flat weights of an LSTM whose gate of the first layer is always 0 or always 1, for all units: nothing that comes in
 * counts for it any more, and its bias says the rest. The weights that came stay as they are.
 */
export function clamped(table: ParameterTable, flat: Float32Array, gate: Gate, value: 0 | 1): Float32Array {
  const held = flat.slice();
  for (const name of ['weight_ih', 'weight_hh', 'bias_ih', 'bias_hh']) {
    const parameter = table.get(`lstm.${name}_l0`);
    const [rows, columns = 1] = parameter.shape as [number, number?];
    const units = rows / 4;
    const filled = name === 'bias_ih' ? (value ? far : -far) : 0;
    for (let row = gateRows[gate] * units; row < (gateRows[gate] + 1) * units; row++)
      for (let column = 0; column < columns; column++)
        held[parameter.offset + engineIndex(parameter, row, column)] = filled;
  }
  return held;
}
