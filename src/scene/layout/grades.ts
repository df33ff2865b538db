/** Yes or no decisions that a choice among so many is: 1 for a sigmoid neuron, log2 of the symbols of a text. */
export function decisionsOf(outputs: number): number {
  return Math.max(1, Math.log2(outputs));
}

/**
 * How far an answer was from the truth, 0..1, by its loss: 1 - exp(-loss / decisions), the share of belief that did not go
 * to what was true, a decision. For one sigmoid neuron it is |answer - truth|, and a guess among all alike is 0.5 in every
 * model. What stands for the error is as large as this.
 */
export function missed(loss: number, decisions = 1): number {
  return 1 - Math.exp(-Math.max(0, loss) / decisions);
}

/**
 * |w| at which the conductor of a single neuron has half its full width, and half its full light: light comes early, so
 * that a small weight is seen; width late, so that a large one is told from a very large one.
 */
export const halfWeight = { width: 6, light: 2.2 } as const;

/** Half of the gap that a valve closes, and how far a leaf swings out when its gate is fully open, in radians. */
export const valveAngle = { gap: 0.33, swing: 1.5 } as const;

/**
 * The wall of a single neuron is thick around two places, as far to both sides as a chord of so many radii: for an answer
 * of 1, for a bias of any size, and the |bias| at which half of that is reached.
 */
export const gauge = { answer: 0.44, bias: 0.5, halfBias: 1.5 } as const;

/** |gradient| of a weight at which its part of the red path has half its width. */
export const halfBlame = 0.12;

/** Size of a weight's gradient in 0..1, so that two of different size look different. */
export function blame(gradient: number): number {
  const size = Math.abs(gradient);
  return size / (size + halfBlame);
}

/** |c| whose compressed size is 1 before it bends, less one. */
export const memoryBase = 12;

/**
 * A memory cell as the height of its ridge, -1..1: L / sqrt(1 + L^2) with L = log(1 + |c|) / log(memoryBase), so that it
 * always grows with |c| and is never cut off.
 */
export function memoryHeight(c: number): number {
  const size = Math.log1p(Math.abs(c)) / Math.log(memoryBase);
  return (Math.sign(c) * size) / Math.sqrt(1 + size * size);
}

/** Sum of w^2 at which the haze of the weights to one place is half as dense as it gets. */
export const halfHaze = 6;

/** What a lane or a tap carries, 0..1: nothing under 2 %, so that guesses that are no more than chance are no mat of lanes. */
export function carriedBy(value: number): number {
  return Math.min(1, Math.max(0, Math.abs(value) - leastCarried) / (1 - leastCarried));
}

/** Light of the taps of units, of what their color has: there are two a unit, and the weights lie under them. */
export const tapLight = 0.55;

/** Of a probability, a door or |h|: what is less is not drawn. */
export const leastCarried = 0.02;

/** Least light of a letter, of what its color has: every letter of the line can be read. */
export const leastLetter = 0.22;

/** Share of a width, or of a lobe, that is left where its number is 0. */
export const least = { weight: 0.14, wire: 0.35, error: 0.06, answer: 0.3, loss: 0.12 } as const;

/** Distance between the lobes of the verdict where nothing was missed, and what missing everything adds. */
export const verdictGap = { least: 0.09, most: 0.75 } as const;

/** The verdict's lobes: `size` as part of the radius, `amount` how bright. The lower is the loss, dark where there is none. */
export function verdictOf(loss: number, answer: number, decisions = 1) {
  const share = missed(loss, decisions);
  return {
    answer: { amount: answer, size: least.answer + (1 - least.answer) * answer },
    loss: { amount: share, size: least.loss + (1 - least.loss) * share },
    gap: verdictGap.least + verdictGap.most * share,
  };
}
