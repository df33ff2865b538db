import { rgbOf } from '../../core/palette.ts';

export type Rgb = readonly [number, number, number];

/** The color of an answer, sRGB 0..1: blue for no, the dark of the room at one half, amber for yes. */
export function answerColor(answer: number): Rgb {
  const sure = Math.min(1, Math.abs(answer - 0.5) * 2);
  return mix(rgbOf('ground'), rgbOf(answer > 0.5 ? 'plus' : 'minus'), 0.75 * sure);
}

export function mix(a: Rgb, b: Rgb, part: number): Rgb {
  return [0, 1, 2].map((i) => a[i]! + (b[i]! - a[i]!) * part) as unknown as Rgb;
}

/** Light of a triangle on the sheet, 0.45 to 1, by how it lies: so that a bent sheet looks bent. */
export function lightOf(sheet: Float32Array, triangle: number): number {
  const t = 9 * triangle;
  const [a, b] = [3, 6].map((k) => [0, 1, 2].map((i) => sheet[t + k + i]! - sheet[t + i]!));
  const normal = [
    a![1]! * b![2]! - a![2]! * b![1]!,
    a![2]! * b![0]! - a![0]! * b![2]!,
    a![0]! * b![1]! - a![1]! * b![0]!,
  ];
  const length = Math.hypot(...normal) || 1;
  const lamp = [0.3, 0.75, 0.59];
  return 0.45 + 0.55 * Math.abs(normal.reduce((sum, value, i) => sum + (value / length) * lamp[i]!, 0));
}
