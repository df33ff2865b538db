import { engineIndex, type Parameter, type ParameterTable } from '../nn/parameters.ts';
import type { Trace } from './view.ts';

/** Weights that are drawn at most, of one matrix. */
const mostPerMatrix = 512;

/** Traces of a model and where their weights lie in the flat buffer, in the same order. */
export interface TraceChoice {
  readonly traces: readonly Trace[];
  readonly flatIndex: Uint32Array;
}

/**
 * The strongest weights of each matrix, by size, in order of place; small matrices whole. `flat` as the engine has it;
 * the weight that PyTorch calls `held` is among them however small it is.
 */
export function strongestTraces(table: ParameterTable, flat: Float32Array, held: string | null = null): TraceChoice {
  const traces: Trace[] = [];
  const index: number[] = [];
  for (const parameter of table.all) {
    if (parameter.shape.length !== 2) continue;
    for (const place of withHeld(strongest(parameter, flat), parameter, flat, held)) {
      const { row, column } = torchPlace(parameter, place);
      traces.push({ parameter: parameter.name, to: row, from: column });
      index.push(parameter.offset + place);
    }
  }
  return { traces, flatIndex: Uint32Array.from(index) };
}

/** Engine places within a parameter of its strongest weights, ascending. */
function strongest({ offset, length }: Parameter, flat: Float32Array): number[] {
  const places = Array.from({ length }, (_, i) => i);
  if (length <= mostPerMatrix) return places;
  // Radix-free selection: find the cut by sorting sizes once, then keep what reaches it.
  const sizes = Float32Array.from(places, (i) => Math.abs(flat[offset + i]!)).sort();
  const cut = sizes[length - mostPerMatrix]!;
  return places.filter((i) => Math.abs(flat[offset + i]!) >= cut).slice(0, mostPerMatrix);
}

/** The places, with that of the held weight for the weakest of them where it is one of this parameter. */
function withHeld(places: number[], parameter: Parameter, flat: Float32Array, held: string | null): number[] {
  const found = held && /^(.+)\[(\d+), (\d+)\]$/.exec(held);
  if (!found || found[1] !== parameter.name) return places;
  const [row, column] = [Number(found[2]), Number(found[3])];
  if (row >= parameter.shape[0]! || column >= parameter.shape[1]!) return places;
  const place = engineIndex(parameter, row, column);
  if (places.includes(place)) return places;
  const size = (i: number) => Math.abs(flat[parameter.offset + i]!);
  const weakest = places.reduce((least, one) => (size(one) < size(least) ? one : least));
  return [...places.filter((one) => one !== weakest), place].sort((a, b) => a - b);
}

/** PyTorch's row and column of an engine place: the inverse of `engineIndex`. */
export function torchPlace(
  parameter: Pick<Parameter, 'shape' | 'layout'>,
  place: number,
): { row: number; column: number } {
  const rows = parameter.shape[0]!;
  const column = Math.floor(place / rows);
  const within = place % rows;
  const units = rows / 4;
  const row = parameter.layout === 'gateMatrix' ? (within % 4) * units + Math.floor(within / 4) : within;
  return engineIndex(parameter, row, column) === place ? { row, column } : { row: -1, column: -1 };
}

/** Number of weights `strongestTraces` returns, which a model's shape alone decides. */
export function traceCount(table: ParameterTable): number {
  return table.all.reduce(
    (sum, { shape, length }) => sum + (shape.length === 2 ? Math.min(length, mostPerMatrix) : 0),
    0,
  );
}
