import { LabError } from '../../core/errors.ts';
import { WebGpuEngine, type WebGpuOptions } from './engine.ts';

/** A device and what to call it. `software` is true where the adapter is a CPU in disguise. */
export interface FoundDevice {
  readonly device: GPUDevice;
  readonly name: string;
  readonly software: boolean;
}

/**
 * A new WebGPU device with the adapter's own buffer limits. Rejects with E_DEVICE saying which step failed: no WebGPU
 * in this browser, no adapter, or no device.
 */
export async function findDevice(): Promise<FoundDevice> {
  const gpu = navigator.gpu as GPU | undefined;
  if (!gpu) throw new LabError('E_DEVICE', 'webgpu', 'a browser with WebGPU on a secure page', 'used the CPU');
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new LabError('E_DEVICE', 'webgpu', 'a graphics adapter', 'used the CPU');
  const { maxStorageBufferBindingSize, maxBufferSize } = adapter.limits;
  // A clock of its own, for the profile, and lanes that meet in registers, where it has them.
  const wanted: GPUFeatureName[] = ['timestamp-query', 'subgroups'];
  const requiredFeatures = wanted.filter((feature) => adapter.features.has(feature));
  const requiredLimits = { maxStorageBufferBindingSize, maxBufferSize };
  const device = await adapter
    .requestDevice({ label: 'lab', requiredLimits, requiredFeatures })
    .catch((error: unknown) => {
      throw new LabError('E_DEVICE', 'webgpu', 'a device from the adapter', `used the CPU (${String(error)})`);
    });
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const name = description || [vendor, architecture].filter(Boolean).join(' ') || 'unnamed adapter';
  return { device, name, software: isFallbackAdapter === true };
}

/** A WebGPU engine on a device of its own; see `findDevice` for the errors. */
export async function createWebGpuEngine(options: Pick<WebGpuOptions, 'ways'> = {}): Promise<WebGpuEngine> {
  const { device, name, software } = await findDevice();
  return new WebGpuEngine(device, name, { ...options, software });
}
