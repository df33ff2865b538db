/** Parts of one beat, 0..1, in causal order: what arrives, what it does, what comes back. */
export const phases = {
  wave: [0, 0.2],
  synapse: [0.15, 0.38],
  soma: [0.32, 0.52],
  axon: [0.44, 0.56],
  verdict: [0.54, 0.66],
  error: [0.62, 0.84],
  update: [0.84, 1],
} as const satisfies Record<string, readonly [number, number]>;

/** Part of a phrase in which a number goes from what it was to what it is. */
export type Moment = 'wave' | 'soma' | 'verdict' | 'error' | 'update';
export const moments: readonly Moment[] = ['wave', 'soma', 'verdict', 'error', 'update'];

/** How far each kind of number has come, from 0, the step shown before, to 1, the step that is shown. */
export type Ease = Readonly<Record<Moment, number>>;
