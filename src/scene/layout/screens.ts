/** Shapes of screen that are composed for: wider than tall, two projectors side by side, about square, a telephone held upright. */
export const screenNames = ['wide', 'banner', 'square', 'tall'] as const;
export type ScreenName = (typeof screenNames)[number];

/** Width over height that a composition is made for; at others it is opened until it fits. */
export const composedAspect: Readonly<Record<ScreenName, number>> = {
  wide: 16 / 9,
  banner: 32 / 9,
  square: 1,
  tall: 390 / 844,
};

/** The composition for a screen of that width over height. */
export function screenFor(aspect: number): ScreenName {
  return aspect < 0.75 ? 'tall' : aspect < 1.2 ? 'square' : aspect < 2.6 ? 'wide' : 'banner';
}
