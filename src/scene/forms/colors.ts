import {
  cameraViewMatrix,
  float,
  mix,
  normalView,
  positionViewDirection,
  transformDirection,
  transformNormalToView,
  uniform,
  vec3,
} from 'three/tsl';
import { Color, type Node } from 'three/webgpu';
import { type PaletteColor, type PaletteName, palettes } from '../../core/palette.ts';
import type { Float } from './live.ts';

export type Float3 = Node<'vec3'>;
export type Float4 = Node<'vec4'>;

const names = Object.keys(palettes.dark) as PaletteColor[];
const tints = Object.fromEntries(names.map((name) => [name, uniform(new Color(palettes.dark[name]))])) as Record<
  PaletteColor,
  ReturnType<typeof uniform<'color', Color>>
>;
/** 1 where light adds to a dark room, 0 where ink lies on a bright one. */
export const darkness = uniform(1, 'float');

/** A palette color in linear light, for materials; it follows the room. */
export function tint(name: PaletteColor): Float3 {
  return tints[name] as unknown as Float3;
}

/** Sets all materials for a dark or a daylight room. */
export function setRoom(room: PaletteName): void {
  for (const name of names) tints[name].value.set(palettes[room][name]);
  darkness.value = room === 'dark' ? 1 : 0;
}

/** Amber for a positive, blue for a negative number; both at zero. */
export function signTint(value: Float): Float3 {
  return mix(tint('minus'), tint('plus'), value.sign().mul(0.5).add(0.5));
}

/** How far a surface faces the viewer: 1 straight on, 0 at the silhouette. */
export function facing(normal: Float3 = normalView): Float {
  return normal.normalize().dot(positionViewDirection).abs().clamp(0, 1);
}

/** A normal given in stage coordinates, in the viewer's. */
export function toView(normal: Float3): Float3 {
  return transformNormalToView(normal) as unknown as Float3;
}

/** Ways to the key light, above and before the stage on the left, and to the rim light behind it on the right. */
const keyWay = vec3(-0.46, 0.72, 0.52);
const rimWay = vec3(0.62, 0.5, -0.6);

/**
 * A polished body: shaded by the key light, with its reflection, an edge in the rim light, and light of its own:
 * `glow` 1 is as bright as its color, more is for the bloom. `gloss` 0..1 is how sharp it mirrors.
 */
export function lit(base: Float3, glow: Float, gloss = 0.6, normal: Float3 = normalView): Float3 {
  const n = normal.normalize();
  const key = transformDirection(keyWay, cameraViewMatrix) as unknown as Float3;
  const rim = transformDirection(rimWay, cameraViewMatrix) as unknown as Float3;
  const front = facing(n);
  // A power of less than nothing is not a number, and bloom would spread it over the picture.
  const edge = float(1).sub(front).max(0);
  const lamp = n.dot(key).mul(0.5).add(0.5);
  const shine = n
    .dot(key.add(positionViewDirection).normalize())
    .max(0)
    .pow(float(20 + 60 * gloss));
  const back = n.dot(rim).mul(0.5).add(0.5).max(0);
  return base
    .mul(lamp.mul(lamp).mul(0.5).add(0.05))
    .add(mix(base, vec3(1, 1, 1), 0.4).mul(shine.mul(0.4 * gloss)))
    .add(mix(base, tint('wall'), 0.2).mul(edge.pow(2.2).mul(back).mul(0.55)))
    .add(base.mul(glow.mul(front.mul(0.45).add(0.2))))
    .add(
      mix(base, vec3(1, 1, 1), 0.6)
        .mul(front.pow(8).mul(glow).mul(0.4))
        .mul(darkness),
    );
}
