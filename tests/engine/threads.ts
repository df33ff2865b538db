import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { SimdEngine, type Thread } from '../../src/engine/simd/engine.ts';

// Node 20 has relaxed SIMD behind a flag; later ones have it anyway.
if (Number(process.versions.node.split('.')[0]) < 21) setFlagsFromString('--experimental-wasm-relaxed-simd');

const script = `
const { parentPort, workerData } = require('node:worker_threads');
const { module, memory, index, count } = workerData;
const words = new Int32Array(memory.buffer);
const sleep = (address, value) => Atomics.wait(words, address >> 2, value);
const { exports } = new WebAssembly.Instance(module, { env: { memory, sleep } });
exports.become(index, count);
parentPort.postMessage('ready');
exports.serve();
`;

/** What `src/engine/simd/thread.ts` is in a browser, for Node. */
function startThread(module: WebAssembly.Module, memory: WebAssembly.Memory, index: number, count: number) {
  return new Promise<Thread>((resolve, reject) => {
    const worker = new Worker(script, { eval: true, workerData: { module, memory, index, count } });
    worker.on('error', reject);
    worker.on('message', () => resolve({ stop: () => worker.terminate() }));
  });
}

/** The SIMD engine in Node. */
export function simdEngine(fma: boolean, threads: number): Promise<SimdEngine> {
  return SimdEngine.create({ fma, threads, startThread });
}

/** Every way the kernels can run. */
export const ways = [
  { fma: true, threads: 1 },
  { fma: true, threads: 2 },
  { fma: false, threads: 1 },
  { fma: false, threads: 3 },
];
