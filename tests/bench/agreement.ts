import { median } from './rows.ts';

/** How far two losses, or two entries of a product, may be apart. */
export const tolerance = 1e-3;

/**
 * The numbers that the others are held to: the float64 reference's, where it ran, else the median of all at each place.
 * Entries are losses before each of the first updates, or fixed entries of a product.
 */
export function yardstick(
  all: readonly { readonly reference: boolean; readonly checks: readonly number[] }[],
): readonly number[] {
  const reference = all.find((one) => one.reference);
  if (reference) return reference.checks;
  const length = Math.min(...all.map(({ checks }) => checks.length));
  return Array.from({ length }, (_, i) => median(all.map(({ checks }) => checks[i]!)));
}

/** Why these numbers do not agree with the yardstick, or null where they do. NaN never agrees. */
export function disagreement(checks: readonly number[], truth: readonly number[]): string | null {
  if (checks.length < truth.length) return `gave ${checks.length} of ${truth.length} numbers`;
  let worst = 0;
  let place = -1;
  for (const [i, value] of truth.entries()) {
    const apart = Math.abs(checks[i]! - value);
    if (!(apart <= tolerance) && !(apart <= worst)) {
      worst = apart;
      place = i;
    }
  }
  if (place < 0) return null;
  return `number ${place} is ${checks[place]}, expected ${truth[place]} within ${tolerance}`;
}
