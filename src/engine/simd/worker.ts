import { serve } from '../worker/serve.ts';
import { SimdEngine, type Thread } from './engine.ts';
import type { ThreadTask } from './thread.ts';
import ThreadWorker from './thread.ts?worker';

function startThread(module: WebAssembly.Module, memory: WebAssembly.Memory, index: number, count: number) {
  return new Promise<Thread>((resolve, reject) => {
    const worker = new ThreadWorker();
    worker.onerror = (event) => reject(new Error(event.message || 'a thread stopped'));
    worker.onmessage = () => resolve({ stop: () => worker.terminate() });
    worker.postMessage({ module, memory, index, count } satisfies ThreadTask);
  });
}

// Threads share memory only where the page is cross-origin isolated. The page asks in the worker's name.
const wish = new URLSearchParams(self.name);
const threads = self.crossOriginIsolated ? Number(wish.get('threads')) || 1 : 1;
serve(SimdEngine.create({ threads, fma: wish.get('fma') !== 'false', startThread }));
