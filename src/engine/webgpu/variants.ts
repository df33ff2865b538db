import type { OpSpec } from '../../ops/op.ts';
import type { Step } from '../engine.ts';
import { cells } from './cells.ts';
import { plainPiece, type Variant } from './kernel.ts';
import { neurons } from './neurons.ts';
import { products } from './products.ts';
import { sequences } from './sequences.ts';
import { softmax } from './softmax.ts';
import { texts } from './texts.ts';

/** Ops with other ways to do them than one dispatch of the kernel of their name. */
export const variants: Readonly<Record<string, readonly Variant[]>> = {
  ...products,
  ...softmax,
  ...texts,
  ...neurons,
  ...cells,
  ...Object.fromEntries(
    // Step by step first: it compiles sooner, and does any size.
    Object.entries(sequences).map(([name, whole]) => [name, [...cells[name]!, whole]]),
  ),
};

/**
 * The ways to do a step on its sizes, the one to take first unless measured otherwise, or in software. Never empty.
 * `features` are those of the device; without them, all ways there are.
 */
export function waysFor(
  { op, params }: Pick<Step, 'op' | 'params'>,
  features?: GPUSupportedFeatures,
): readonly Variant[] {
  return (variants[op.name] ?? [plain(op)]).filter(
    ({ fits, feature }) => fits(params) && (!feature || !features || features.has(feature)),
  );
}

function plain(op: OpSpec): Variant {
  return {
    name: 'plain',
    why: 'the only way it is written',
    fits: () => true,
    work: () => 0,
    pieces: (params) => [plainPiece(op, params)],
  };
}
