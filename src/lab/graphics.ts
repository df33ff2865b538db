import { LabError } from '../core/errors.ts';
import { type FoundDevice, findDevice } from '../engine/webgpu/device.ts';
import { createFlatView } from '../scene/flat.ts';
import { createSculpture } from '../scene/sculpture.ts';
import type { Sculpture } from '../scene/sculpture_contract.ts';
import { isWebglFast } from '../scene/webgl.ts';

type Words = (key: string, values?: Record<string, string | number>) => string;

/** A device to draw and compute with, or null with the reason there is none. */
export async function tryDevice(): Promise<{ found: FoundDevice | null; reason: LabError | null }> {
  try {
    return { found: await findDevice(), reason: null };
  } catch (error) {
    if (error instanceof LabError) return { found: null, reason: error };
    throw error;
  }
}

/**
 * The best picture there is: on the device, else WebGL on a graphics card, else a flat drawing. `container` is emptied first, since a
 * canvas that had a WebGPU context can have no other.
 */
export async function makePicture(container: HTMLElement, found: FoundDevice | null, words: Words): Promise<Sculpture> {
  const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
  for (const candidate of [...(found ? [found] : []), ...(isWebglFast() ? [null] : [])]) {
    try {
      container.replaceChildren();
      const device = candidate?.device ?? null;
      return await createSculpture({ container, device, software: candidate?.software, words, reducedMotion });
    } catch (error) {
      console.warn(error);
    }
  }
  container.replaceChildren();
  return createFlatView(container, words);
}
