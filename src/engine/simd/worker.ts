import { serve } from '../worker/serve.ts';
import { type Helper, SimdEngine } from './engine.ts';
import type { HelperTask } from './helper.ts';
import HelperWorker from './helper.ts?worker';

function startHelper(module: WebAssembly.Module, memory: WebAssembly.Memory, index: number, count: number) {
  return new Promise<Helper>((resolve, reject) => {
    const worker = new HelperWorker();
    worker.onerror = (event) => reject(new Error(event.message || 'a helper thread stopped'));
    worker.onmessage = () => resolve({ stop: () => worker.terminate() });
    worker.postMessage({ module, memory, index, count } satisfies HelperTask);
  });
}

// Threads share memory only where the page is cross-origin isolated. The page asks in the worker's name.
const wish = new URLSearchParams(self.name);
const threads = self.crossOriginIsolated ? Number(wish.get('threads')) || 1 : 1;
serve(SimdEngine.create({ threads, fma: wish.get('fma') !== 'false', startHelper }));
