import plain from './kernels/index.ts?simd';
import fused from './kernels/index.ts?simd&fma';

export interface Binary {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fma: boolean;
}

const decode = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/**
 * The kernels this machine can run: with fused multiply-add where it has relaxed SIMD and `fma` does not forbid it. Null
 * without WebAssembly SIMD.
 */
export function binaryFor(fma: boolean): Binary | null {
  for (const [base64, fuses] of [[fused, true] as const, [plain, false] as const]) {
    if (fuses && !fma) continue;
    const bytes = decode(base64);
    if (WebAssembly.validate(bytes)) return { bytes, fma: fuses };
  }
  return null;
}
