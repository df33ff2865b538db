import { barrier, become, job, ownScratchBytes, place } from './context';
import { matmul_nn, matmul_nt, matmul_tn } from './matmul';

/** Numbers of the ops in a command; the engine reads them from here by name. */
export enum Op {
  matmul_nn,
  matmul_nt,
  matmul_tn,
}

function execute(op: i32, command: usize): void {
  switch (op) {
    case Op.matmul_nn: return matmul_nn(command);
    case Op.matmul_nt: return matmul_nt(command);
    case Op.matmul_tn: return matmul_tn(command);
  }
}

/** A list of commands, each its number of words, its op, and its words; `times` over. Every thread runs it. */
function perform(list: usize, commands: i32, times: i32): void {
  for (let i = 0; i < times; i++) {
    let at = list;
    for (let k = 0; k < commands; k++) {
      execute(load<i32>(at, 4), at + 8);
      barrier();
      at += load<u32>(at) << 2;
    }
  }
}

/** Thread 0: has all threads run a list, and returns when they are done. */
export function run(list: usize, commands: i32, times: i32): void {
  store<u32>(job, <u32>list, 4);
  store<i32>(job, commands, 8);
  store<i32>(job, times, 12);
  atomic.add<i32>(job, 1);
  atomic.notify(job, -1);
  perform(list, commands, times);
}

/** The other threads: runs every job that comes. Never returns. */
export function serve(seen: i32): void {
  while (true) {
    while (atomic.load<i32>(job) == seen) atomic.wait<i32>(job, seen, -1);
    seen++;
    perform(load<u32>(job, 4), load<i32>(job, 8), load<i32>(job, 12));
  }
}

export { become, place };
export const ownScratch: usize = ownScratchBytes;
