import { expect, test } from 'vitest';
import { type PaletteColor, type PaletteName, palettes, rgbOf } from '../../src/core/palette.ts';

type Rgb = readonly [number, number, number];

const linear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);

/** Simulated dichromacy of full strength on linear RGB: Machado, Oliveira and Fernandes (2009), table 1. */
const sights: Readonly<Record<string, readonly Rgb[]>> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seen(color: PaletteColor, room: PaletteName, sight: string): Rgb {
  const rgb = rgbOf(color, room).map(linear);
  return sights[sight]!.map((row) => Math.max(0, row[0] * rgb[0]! + row[1] * rgb[1]! + row[2] * rgb[2]!)) as never;
}

/** Distance in Oklab (Ottosson 2020), times 100: about 2 is just noticeable side by side. */
function distance(a: Rgb, b: Rgb): number {
  const [p, q] = [lab(a), lab(b)];
  return 100 * Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

function lab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const contrast = (a: Rgb, b: Rgb) => {
  const [hi, lo] = [luminance(a), luminance(b)].sort((p, q) => q - p) as [number, number];
  return (hi + 0.05) / (lo + 0.05);
};

const cases = (Object.keys(palettes) as PaletteName[]).flatMap((room) =>
  Object.keys(sights).map((sight) => ({ room, sight })),
);

/** Colors between which a meaning is told: signs of a number, and the ways of signal and error. */
const told: readonly (readonly [PaletteColor, PaletteColor])[] = [
  ['plus', 'minus'],
  ['forward', 'loss'],
  ['forward', 'backward'],
  ['input', 'loss'],
  ['loss', 'backward'],
  ['plus', 'copper'],
  ['minus', 'copper'],
];

test.each(cases)('$room room, $sight: colors that tell a difference stay apart', ({ room, sight }) => {
  for (const [a, b] of told)
    expect(distance(seen(a, room, sight), seen(b, room, sight)), `${a} and ${b}`).toBeGreaterThan(10);
});

test.each(cases)('$room room, $sight: every color stands out from the ground, text by 4.5 to 1', ({ room, sight }) => {
  const ground = seen(room === 'dark' ? 'ground' : 'groundDeep', room, sight);
  for (const color of ['forward', 'backward', 'loss', 'input', 'plus', 'minus', 'wall'] as const)
    expect(contrast(seen(color, room, sight), ground), color).toBeGreaterThan(3);
  expect(contrast(seen('ink', room, sight), ground)).toBeGreaterThan(4.5);
});

test('both rooms name the same colors, and neither ground is pure black or white', () => {
  expect(Object.keys(palettes.daylight)).toEqual(Object.keys(palettes.dark));
  expect(luminance(rgbOf('groundDeep', 'dark'))).toBeGreaterThan(0.03);
  expect(luminance(rgbOf('ground', 'daylight'))).toBeLessThan(0.95);
});
