/** Where our sampler's random numbers begin: after a prime of one symbol at the end of its buffer of 256. */
export const firstPosition = 255;

/** The symbol that a uniform number draws: the first at which the sum of chances goes past it, as `sample_token` does. */
export function drawn(chances: ArrayLike<number>, uniform: number): number {
  let sum = 0;
  for (let v = 0; v < chances.length; v++) {
    sum += chances[v]!;
    if (sum > uniform) return v;
  }
  return chances.length - 1;
}
