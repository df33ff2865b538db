import type { ShownNumber } from './say.ts';

/** A piece of a formula: a name or a sign, a number, a fraction, or a name with an index. */
export type Part =
  | ShownNumber
  | string
  | { readonly frac: readonly [Formula, Formula] }
  | { readonly sub: readonly [string, string] };

/** A formula in a line, as plain data; the page writes it in MathML. */
export type Formula = readonly Part[];

/** The derivative of one thing by another. */
export function derivative(of: Part, by: Part): Part {
  return {
    frac: [
      ['∂', of],
      ['∂', by],
    ],
  };
}
