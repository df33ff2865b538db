import type { ScreenName } from './screens.ts';

/** Where the parts of a text model stand on a screen of one shape, in stage units around the middle of what is seen. */
export interface TextScreen {
  /** What the front camera sees. */
  readonly width: number;
  readonly height: number;
  /** Ends of the units, which the banks share. */
  readonly left: number;
  readonly right: number;
  /** Distance between the banks of two layers. */
  readonly gap: number;
  /** Height of the lowest row of units, and height that the rows may fill. */
  readonly lowest: number;
  readonly rows: number;
  /** Height on the screen at which the oldest step stands, and how much wider than the newest. */
  readonly horizon: number;
  readonly spread: number;
  /** How much taller the bands of the circuit are than on a wide screen. */
  readonly stretch: number;
  /** The line of what was read, newest last, and that of the candidates, likeliest first. */
  readonly read: TextLine;
  readonly next: TextLine;
  /** Height on the screen of what is written above the landscape; no ridge reaches it. */
  readonly sky: number;
  /** On the screen, where the color above zero is named, and from there to where the one below is. */
  readonly signs: { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number };
  /** Ends of the wave that is read along x, and the middle of the verdict. */
  readonly wave: readonly [number, number];
  readonly verdict: number;
  /** Height of both where they stand under the circuit: the signal goes up on the left, down on the right. At the sides where null. */
  readonly below: number | null;
}

interface TextLine {
  readonly y: number;
  /** Where the newest character, or the likeliest candidate, stands. */
  readonly x: number;
  readonly pitch: number;
  readonly size: number;
  readonly most: number;
}

const wide: TextScreen = {
  width: 17.3,
  height: 9.9,
  left: -6.6,
  right: 5.3,
  gap: 1,
  lowest: -1.5,
  rows: 1.7,
  horizon: 2.45,
  spread: 0.62,
  stretch: 1,
  read: { y: 4.22, x: 1.5, pitch: 0.43, size: 0.5, most: 22 },
  next: { y: 4.22, x: 2.5, pitch: 0.85, size: 0.95, most: 6 },
  sky: 3.75,
  signs: { x: 5.4, y: 3.68, dx: 0, dy: -0.26 },
  wave: [-8.4, -7.45],
  verdict: 6.98,
  below: null,
};

export const textScreens: Readonly<Record<ScreenName, TextScreen>> = {
  wide,
  /** As tall, and twice as wide. */
  banner: {
    ...wide,
    width: 34.4,
    left: -14.1,
    right: 12.1,
    gap: 1.2,
    read: { ...wide.read, x: 4.1, pitch: 0.62, size: 0.62, most: 30 },
    next: { ...wide.next, x: 6.1, pitch: 1.35 },
    signs: { x: 14.1, y: 3.88, dx: 0, dy: -0.34 },
    wave: [-16.6, -15.1],
    verdict: 14.2,
  },
  square: {
    width: 13,
    height: 13.6,
    left: -5.5,
    right: 4.9,
    gap: 0.9,
    lowest: -0.6,
    rows: 2.3,
    horizon: 3.1,
    spread: 0.55,
    stretch: 1.15,
    read: { y: 6.1, x: 5.6, pitch: 0.5, size: 0.56, most: 22 },
    next: { y: 5.2, x: -4.9, pitch: 1.15, size: 0.92, most: 6 },
    sky: 4.15,
    signs: { x: -0.6, y: 4.76, dx: 2.9, dy: 0 },
    wave: [-2.9, -4.6],
    verdict: 5.15,
    below: -5.45,
  },
  tall: {
    width: 8.7,
    height: 18.8,
    left: -3.5,
    right: 2.8,
    gap: 1.05,
    lowest: -1.6,
    rows: 3.5,
    horizon: 4.4,
    spread: 0.5,
    stretch: 1.4,
    read: { y: 8.75, x: 3.7, pitch: 0.46, size: 0.54, most: 17 },
    next: { y: 7.55, x: -3.45, pitch: 1.3, size: 1.15, most: 6 },
    sky: 6.55,
    signs: { x: -3.7, y: 5.8, dx: 3.8, dy: 0 },
    wave: [-1.9, -3.2],
    verdict: 3.05,
    below: -7.5,
  },
};
