import { LabError } from '../core/errors.ts';
import type { Engine, EngineKind } from './engine.ts';
import { openReference } from './reference/remote.ts';
import { hasSimd, openSimd } from './simd/remote.ts';
import type { FoundDevice } from './webgpu/device.ts';
import { WebGpuEngine } from './webgpu/engine.ts';

/** Why an engine runs: the best there is, asked for, no GPU or only one in software, or not even SIMD. */
export type Reason = 'best' | 'asked' | 'noWebgpu' | 'software' | 'noSimd';

/**
 * The kind of engine for a wish. WebGPU is best on a real GPU; a software adapter is a processor in disguise, and there
 * the SIMD engine is 9 to 15 times faster. Throws E_DEVICE where the wish cannot be had.
 */
export function chooseEngine(
  wish: 'auto' | EngineKind,
  found: FoundDevice | null,
  simd = hasSimd(),
): { kind: EngineKind; why: Reason } {
  if (wish === 'webgpu' && !found)
    throw new LabError('E_DEVICE', 'engine=webgpu', 'a WebGPU device', 'found none; choose auto, simd or reference');
  if (wish === 'simd' && !simd)
    throw new LabError('E_DEVICE', 'engine=simd', 'WebAssembly SIMD', 'found none; choose auto or reference');
  if (wish !== 'auto') return { kind: wish, why: 'asked' };
  if (found && !(found.software && simd)) return { kind: 'webgpu', why: 'best' };
  if (simd) return { kind: 'simd', why: found ? 'software' : 'noWebgpu' };
  return { kind: 'reference', why: 'noSimd' };
}

/** Opens the engine that `chooseEngine` names. */
export function openEngine(wish: 'auto' | EngineKind, found: FoundDevice | null): { engine: Engine; why: Reason } {
  const { kind, why } = chooseEngine(wish, found);
  if (kind === 'webgpu') {
    const { device, name, software } = found!;
    return { engine: new WebGpuEngine(device, name, { ways: 'auto', software }), why };
  }
  return { engine: kind === 'simd' ? openSimd() : openReference(), why };
}
