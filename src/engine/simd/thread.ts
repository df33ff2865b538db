import { instantiate } from './kernels.ts';

/** What a thread beside the first is told when it starts. */
export interface ThreadTask {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly index: number;
  readonly count: number;
}

// A thread beside the first, on the same memory: says that it is there, and then never hears another message.
self.onmessage = async ({ data }: MessageEvent<ThreadTask>) => {
  const kernels = await instantiate(data.module, data.memory);
  kernels.become(data.index, data.count);
  self.postMessage('ready');
  kernels.serve();
};
