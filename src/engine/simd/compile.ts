import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

const folder = join(import.meta.dirname, 'kernels');
const entry = join(folder, 'index.ts');
/** Pages of 64 KiB: the first holds what the threads share and the compiler's tables; the engine grows the rest. */
const flags = [
  ...['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--noExportMemory', '--sharedMemory'],
  ...['--initialMemory', '1', '--maximumMemory', '32768', '--memoryBase', '1024'],
  // Addresses are 32 bits wide here; the warning is about 64.
  ...['--enable', 'simd', '--enable', 'threads', '--disableWarning', '201'],
];

const made = new Map<string, Promise<string>>();

/**
 * Compiles the SIMD kernels, AssemblyScript in `kernels/`, with fused multiply-add or without. Gives the WebAssembly in
 * base64; rejects with the compiler's words.
 */
export function compileKernels(fma: boolean): Promise<string> {
  const sources = sourceFiles().map((file) => readFileSync(file, 'utf8'));
  const key = JSON.stringify([fma, sources]);
  const promise = made.get(key) ?? compile(fma);
  made.set(key, promise);
  return promise;
}

async function compile(fma: boolean): Promise<string> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [entry, '--outFile', 'kernels.wasm', ...flags, ...(fma ? ['--enable', 'relaxed-simd'] : [])],
    {
      writeFile(_, contents) {
        binary = contents as Uint8Array;
      },
    },
  );
  if (error || !binary) throw new Error(`SIMD kernels: ${error?.message ?? 'no output'}\n${stderr}`);
  return Buffer.from(binary).toString('base64');
}

function sourceFiles(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

/** Vite's part: `kernels/index.ts?simd` and `?simd&fma` are the compiled kernels in base64. */
export function simdKernels() {
  return {
    name: 'simd-kernels',
    enforce: 'pre' as const,
    async load(this: { addWatchFile(file: string): void }, id: string) {
      const query = id.startsWith(folder) ? id.split('?')[1] : undefined;
      const words = query?.split('&') ?? [];
      if (!words.includes('simd')) return null;
      for (const file of sourceFiles()) this.addWatchFile(file);
      return `export default '${await compileKernels(words.includes('fma'))}';`;
    },
  };
}
