/** What the kernels offer. Addresses and sizes in bytes; `Op.<name>` tells the number of each op. */
export interface Kernels {
  /** Makes this instance one of `count` threads. */
  become(index: number, count: number): void;
  /** Tells where scratch lies: one block for all threads, and one for each. */
  place(shared: number, own: number): void;
  scratchBytes(op: number, H: number): number;
  /** Runs a list of commands on all threads, or on this one alone. */
  run(list: number, commands: number, times: number): void;
  runAlone(list: number, commands: number, times: number): void;
  /** Runs jobs for ever. */
  serve(): void;
  readonly ownScratch: WebAssembly.Global;
}

/** An instance of the kernels on a memory, for the thread that calls. */
export async function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Promise<Kernels> {
  const words = new Int32Array(memory.buffer);
  const sleep = (address: number, value: number) => Atomics.wait(words, address >> 2, value);
  const { exports } = await WebAssembly.instantiate(module, { env: { memory, sleep } });
  return exports as unknown as Kernels;
}
