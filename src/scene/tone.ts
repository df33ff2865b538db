import { Fn, float, max, mix, vec3 } from 'three/tsl';
import { CustomToneMapping, type WebGPURenderer } from 'three/webgpu';
import type { Float3 } from './forms/colors.ts';
import type { Float } from './forms/live.ts';

/** Light above this is compressed; below it colors are those of the palette. */
const shoulder = 0.7;
/** How fast what is too bright for the screen turns white. */
const whitening = 0.14;

/**
 * Filmic tone mapping that keeps the palette and the near-black ground: the shoulder of Khronos' PBR Neutral
 * (https://github.com/KhronosGroup/ToneMapping), without the toe it subtracts, which would sink the ground to black.
 */
export function useFilmicTone(renderer: WebGPURenderer): void {
  const curve = Fn(([color, exposure]: [Float3, Float]) => {
    const lit = color.mul(exposure).max(0);
    const peak = max(lit.x, max(lit.y, lit.z)).max(1e-6);
    const over = peak.sub(shoulder).max(0);
    const room = 1 - shoulder;
    const compressed = float(1).sub(float(room * room).div(over.add(room)));
    const shown = peak.greaterThan(shoulder).select(compressed, peak);
    const white = float(1).sub(float(1).div(peak.sub(shown).max(0).mul(whitening).add(1)));
    return mix(lit.mul(shown.div(peak)), vec3(shown, shown, shown), white);
  });
  const { library } = renderer as unknown as {
    library: { addToneMapping(curve: unknown, kind: number): void; getToneMappingFunction(kind: number): unknown };
  };
  if (!library.getToneMappingFunction(CustomToneMapping)) library.addToneMapping(curve, CustomToneMapping);
  renderer.toneMapping = CustomToneMapping;
}
