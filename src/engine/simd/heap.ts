/** Blocks start at multiples of this: a cache line. */
const alignment = 64;
const pageBytes = 65536;
/** Memory grows by this at least, so that many small slots do not each grow it. */
const growth = 64 * pageBytes;
/** Kernels read, and never write, up to this far past the end of a block. */
const guard = 256;

interface Block {
  readonly start: number;
  readonly size: number;
}

/** First fit over one WebAssembly memory, from `start` bytes on. Freed neighbors join, so that nothing leaks over days. */
export class Heap {
  private readonly memory: WebAssembly.Memory;
  private readonly taken = new Map<number, number>();
  /** By address, never two that touch. */
  private free: Block[];
  private end: number;

  constructor(memory: WebAssembly.Memory, start: number) {
    this.memory = memory;
    this.end = memory.buffer.byteLength - guard;
    this.free = [{ start, size: this.end - start }];
  }

  /** Bytes in use. */
  get used(): number {
    return [...this.taken.values()].reduce((sum, size) => sum + size, 0);
  }

  /** Address of `bytes` bytes, whatever they hold; null where memory has no more. */
  take(bytes: number): number | null {
    const size = Math.ceil(Math.max(1, bytes) / alignment) * alignment;
    let index = this.free.findIndex((block) => block.size >= size);
    if (index < 0) {
      if (!this.grow(size)) return null;
      index = this.free.findIndex((block) => block.size >= size);
    }
    const { start, size: found } = this.free[index]!;
    this.free.splice(index, 1, ...(found > size ? [{ start: start + size, size: found - size }] : []));
    this.taken.set(start, size);
    return start;
  }

  /** Gives a block back; an address that is none is left alone. */
  give(start: number): void {
    const size = this.taken.get(start);
    if (size === undefined) return;
    this.taken.delete(start);
    this.join({ start, size });
  }

  private join(block: Block): void {
    const at = this.free.findIndex(({ start }) => start > block.start);
    const index = at < 0 ? this.free.length : at;
    let { start, size } = block;
    const before = this.free[index - 1];
    const after = this.free[index];
    const joinsBefore = before !== undefined && before.start + before.size === start;
    const joinsAfter = after !== undefined && start + size === after.start;
    if (joinsBefore) {
      start = before.start;
      size += before.size;
    }
    if (joinsAfter) size += after.size;
    this.free.splice(index - (joinsBefore ? 1 : 0), (joinsBefore ? 1 : 0) + (joinsAfter ? 1 : 0), { start, size });
  }

  private grow(bytes: number): boolean {
    for (const wanted of [Math.max(bytes + pageBytes, growth), bytes + pageBytes]) {
      try {
        this.memory.grow(Math.ceil(wanted / pageBytes));
        const end = this.memory.buffer.byteLength - guard;
        this.join({ start: this.end, size: end - this.end });
        this.end = end;
        return true;
      } catch {
        // No more to be had in one piece: try the least.
      }
    }
    return false;
  }
}
