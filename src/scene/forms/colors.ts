import { float, mix, normalView, positionViewDirection, vec3 } from 'three/tsl';
import { Color, type Node } from 'three/webgpu';
import { type PaletteColor, palette } from '../../core/palette.ts';
import type { Float } from './live.ts';

export type Float3 = Node<'vec3'>;

/** A palette color in linear light, for materials. */
export function tint(name: PaletteColor): Float3 {
  const { r, g, b } = new Color(palette[name]);
  return vec3(r, g, b);
}

/** Amber for a positive, blue for a negative number; both at zero. */
export function signTint(value: Float): Float3 {
  return mix(tint('minus'), tint('plus'), value.sign().mul(0.5).add(0.5));
}

/** How far a surface faces the viewer: 1 straight on, 0 at the silhouette. */
export function facing(normal: Float3 = normalView): Float {
  return normal.normalize().dot(positionViewDirection).abs().clamp(0, 1);
}

/** A glass body lit from above left: a shaded base, a bright core where it faces the viewer, a glowing edge. */
export function glass(base: Float3, glow: Float, normal: Float3 = normalView): Float3 {
  const lamp = normal
    .normalize()
    .dot(vec3(-0.35, 0.7, 0.62))
    .mul(0.5)
    .add(0.5);
  const front = facing(normal);
  // A power of less than nothing is not a number, and bloom would spread it over the picture.
  const edge = float(1).sub(front).max(0).pow(2.5);
  const core = front.pow(5).mul(glow);
  return base
    .mul(lamp.mul(0.75).add(0.25))
    .mul(glow.mul(0.55).add(0.35))
    .add(base.mul(edge).mul(0.5))
    .add(mix(base, vec3(1, 1, 1), 0.5).mul(core.mul(0.38)));
}
