import { LabError } from '../core/errors.ts';
import type { Engine } from './engine.ts';
import { RemoteReferenceEngine } from './reference/remote.ts';
import type { FoundDevice } from './webgpu/device.ts';
import { WebGpuEngine } from './webgpu/engine.ts';

/**
 * The engine for a wish: WebGPU on the device found, else the reference in a worker. Throws E_DEVICE where WebGPU is
 * insisted on and there is none.
 */
export function openEngine(
  wish: 'auto' | 'webgpu' | 'reference',
  found: FoundDevice | null,
): { engine: Engine; why: 'best' | 'asked' | 'noWebgpu' } {
  if (wish === 'reference') return { engine: new RemoteReferenceEngine(), why: 'asked' };
  if (found) return { engine: new WebGpuEngine(found.device, found.name), why: wish === 'auto' ? 'best' : 'asked' };
  if (wish === 'webgpu')
    throw new LabError('E_DEVICE', 'engine=webgpu', 'a WebGPU device', 'found none; choose auto or reference');
  return { engine: new RemoteReferenceEngine(), why: 'noWebgpu' };
}
