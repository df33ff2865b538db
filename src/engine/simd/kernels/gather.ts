import { buffer, end, first, number, share } from './context';

/** w, tokens, y; R, V, N. */
export function gather(at: usize): void {
  const bytes = number(at, 5) << 2;
  share(number(at, 3), 1);
  for (let r = first; r < end; r++)
    memory.copy(buffer(at, 2) + r * bytes, buffer(at, 0) + load<i32>(buffer(at, 1) + (r << 2)) * bytes, bytes);
}

/** dy, starts, order, dw; R, V, N. Each row of the table is the sum of its places in ascending order. */
export function gather_grad(at: usize): void {
  const N = number(at, 6);
  share(number(at, 5), 1);
  for (let v = first; v < end; v++) {
    const to = buffer(at, 3) + (v * N << 2);
    const stop = to + (N << 2);
    memory.fill(to, 0, N << 2);
    const last = load<i32>(buffer(at, 1) + (v << 2), 4);
    for (let i = load<i32>(buffer(at, 1) + (v << 2)); i < last; i++) {
      let from = buffer(at, 0) + (load<i32>(buffer(at, 2) + (i << 2)) * N << 2);
      let sum = to;
      for (; sum + 16 <= stop; sum += 16) {
        v128.store(sum, f32x4.add(v128.load(sum), v128.load(from)));
        from += 16;
      }
      for (; sum < stop; sum += 4) {
        store<f32>(sum, load<f32>(sum) + load<f32>(from));
        from += 4;
      }
    }
  }
}

/** source, index, target; N, K, offset. */
export function pick(at: usize): void {
  const to = buffer(at, 2) + (number(at, 5) << 2);
  share(number(at, 4), 16);
  for (let i = first; i < end; i++)
    store<f32>(to + (i << 2), load<f32>(buffer(at, 0) + (load<u32>(buffer(at, 1) + (i << 2)) << 2)));
}

/** source, index, target; N, K, offset. */
export function pick_symbols(at: usize): void {
  const to = buffer(at, 2) + (number(at, 5) << 2);
  share(number(at, 4), 16);
  for (let i = first; i < end; i++)
    store<f32>(to + (i << 2), <f32>load<u32>(buffer(at, 0) + (load<u32>(buffer(at, 1) + (i << 2)) << 2)));
}
