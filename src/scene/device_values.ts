import type { DataTexture, WebGPURenderer } from 'three/webgpu';
import { LabError } from '../core/errors.ts';
import { rowLength } from './forms/live.ts';

/** The parts of three's WebGPU backend that it keeps half private; the renderer's version is pinned for them. */
interface Backend {
  readonly device: GPUDevice;
  get(texture: DataTexture): { readonly texture?: GPUTexture };
}

/**
 * Copies a buffer on the device into a values texture, row by row of 256 floats; no readback. The texture is created
 * first where the renderer has not met it: from then on the renderer leaves it alone until `needsUpdate`. The buffer
 * needs COPY_SRC. Throws E_DEVICE for a buffer shorter than the texture.
 */
export function copyToTexture(renderer: WebGPURenderer, buffer: GPUBuffer, values: DataTexture): void {
  const height = values.image.height;
  const bytesPerRow = rowLength * 4;
  if (buffer.size < height * bytesPerRow)
    throw new LabError(
      'E_DEVICE',
      `scene copy of ${buffer.size} bytes`,
      `${height * bytesPerRow} bytes`,
      'copied nothing',
    );
  renderer.initTexture(values);
  const backend = renderer.backend as unknown as Backend;
  const texture = backend.get(values).texture;
  if (!texture) throw new LabError('E_DEVICE', 'scene values texture', 'a texture on the device', 'copied nothing');
  const encoder = backend.device.createCommandEncoder({ label: 'scene values' });
  encoder.copyBufferToTexture({ buffer, bytesPerRow }, { texture }, { width: rowLength, height });
  backend.device.queue.submit([encoder.finish()]);
}
