// What all kernels share: the block at the start of memory, the thread that runs them, and the command they are given.
// Every thread has its own instance of this module (its own globals) on the same memory.

/** 128 bytes that are always 0: a row to start sums from. */
export const zeros: usize = 0;
const arrived: usize = 128;
const generation: usize = 192;
const sharedScratch: usize = 256;
const ownScratch: usize = 260;
/** Raised with every job; the other threads sleep on it. The job itself follows: list, commands, times. */
export const job: usize = 320;

/** Bytes of scratch a thread has for itself: a block of A, a panel of B, a tile, and a row of sums. */
export const ownScratchBytes: usize = 192 * 1024;

/**
 * How often a thread looks before it goes to sleep at a barrier: about half a millisecond. Threads of equal work come in
 * that far apart where the machine lends its cores to others, and to be woken costs as much as the smaller ops.
 */
const spins = 100_000;

export let thread = 0;
export let threads = 1;

export function become(index: i32, count: i32): void {
  thread = index;
  threads = count;
}

/** Tells where scratch lies: one block for all threads, and `ownScratchBytes` for each. */
export function place(shared: usize, own: usize): void {
  store<u32>(sharedScratch, <u32>shared);
  store<u32>(ownScratch, <u32>own);
}

/** Scratch of all threads together; `scratchBytes` in index.ts says how much a command needs. */
@inline export function scratch(): usize {
  return load<u32>(sharedScratch);
}

/** Scratch of this thread alone. */
@inline export function own(): usize {
  return load<u32>(ownScratch) + thread * ownScratchBytes;
}

/** The i-th word of a command: an address for a buffer, then the numbers in contract order. */
@inline export function buffer(command: usize, i: i32): usize {
  return load<u32>(command + (i << 2));
}

@inline export function number(command: usize, i: i32): i32 {
  return load<i32>(command + (i << 2));
}

/**
 * Sleeps while the number at an address is `value`: JavaScript's Atomics.wait. Not memory.atomic.wait32, after which the
 * baseline compiler of V8 11.3 (Node 20) has lost locals.
 */
@external('env', 'sleep')
declare function sleep(address: usize, value: i32): void;

/** Waits until every thread has come here: looks for a while, then sleeps. */
export function barrier(): void {
  if (threads == 1) return;
  const now = atomic.load<i32>(generation);
  if (atomic.add<i32>(arrived, 1) + 1 == threads) {
    atomic.store<i32>(arrived, 0);
    atomic.add<i32>(generation, 1);
    atomic.notify(generation, -1);
    return;
  }
  for (let i = 0; i < spins; i++) if (atomic.load<i32>(generation) != now) return;
  while (atomic.load<i32>(generation) == now) sleep(generation, now);
}

/** Tells the other threads of a job. */
export function announce(list: usize, commands: i32, times: i32): void {
  store<u32>(job, <u32>list, 4);
  store<i32>(job, commands, 8);
  store<i32>(job, times, 12);
  atomic.add<i32>(job, 1);
  atomic.notify(job, -1);
}

/** Another thread's wait for the job after `done` of them. */
export function awaitJob(done: i32): void {
  while (atomic.load<i32>(job) == done) sleep(job, done);
}

/** The part of 0..n that is this thread's, set by `share`. */
export let first = 0;
export let end = 0;

/** Splits 0..n among the threads at multiples of `grain`. */
export function share(n: i32, grain: i32): void {
  const grains = (n + grain - 1) / grain;
  first = min(n, (grains * thread) / threads * grain);
  end = min(n, (grains * (thread + 1)) / threads * grain);
}
