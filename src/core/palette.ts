/**
 * The colors of the sculpture and the page, sRGB hex. A color means one thing everywhere: a phase, a sign, or a
 * material. What a color tells is told a second way as well (side, shape or direction).
 */
export const palette = {
  groundDeep: '#070b14',
  ground: '#101a30',
  /** Phases: signal, gradient, error, input. */
  forward: '#3ad6a0',
  backward: '#9b7bff',
  loss: '#ff5a3c',
  input: '#4aa3ff',
  /** Sign of a number. */
  plus: '#ffb347',
  minus: '#5aa0ff',
  /** Materials: cell wall, idle trace, text. */
  wall: '#5fe3c8',
  copper: '#1c2a45',
  ink: '#c9d6ea',
} as const;

export type PaletteColor = keyof typeof palette;

/** The same meanings for a room with daylight on the wall: a pale ground, and colors dark enough to stand on it. */
const daylight: Readonly<Record<PaletteColor, string>> = {
  groundDeep: '#d2dae5',
  ground: '#e6ebf2',
  forward: '#0f7c6e',
  backward: '#7b3fb6',
  loss: '#cf2b0c',
  input: '#0a5cc2',
  plus: '#a65300',
  minus: '#134fb5',
  wall: '#0b6b60',
  copper: '#a3b1c6',
  ink: '#1b2638',
};

/** Palettes by the light of the room. */
export const palettes: Readonly<Record<'dark' | 'daylight', Readonly<Record<PaletteColor, string>>>> = {
  dark: palette,
  daylight,
};

export type PaletteName = keyof typeof palettes;

/** A palette color as red, green and blue in 0..1, sRGB-encoded as in the hex. */
export function rgbOf(color: PaletteColor, room: PaletteName = 'dark'): readonly [number, number, number] {
  const bits = Number.parseInt(palettes[room][color].slice(1), 16);
  return [((bits >> 16) & 255) / 255, ((bits >> 8) & 255) / 255, (bits & 255) / 255];
}
