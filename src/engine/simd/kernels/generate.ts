import { buffer, number, scratch, thread } from './context';
import { addThinProduct, product } from './gemm';
import { largest, softmax } from './loss';
import { cells } from './lstm';
import { activateSum } from './rnn';
import { choose } from './sample';
import * as steering from './steering';

/** Bytes of shared scratch: the gates of a layer. */
export function generateScratch(H: i32): usize {
  return H << 4;
}

/** Bytes from one parameter to the next: they begin at multiples of 64 numbers. */
@inline function padded(length: i32): usize {
  return ((length + 63) & -64) << 2;
}

/** All layers for one time step; gives the address of the head's weights, after the layers'. */
function runLayers(p: usize, state: usize, symbol: u32, V: i32, H: i32, L: i32, G: i32): usize {
  const N = G * H;
  const bytes = N << 2;
  const gates = scratch();
  for (let l = 0; l < L; l++) {
    const h = state + (l * H << 2);
    if (l == 0) memory.copy(gates, p + symbol * bytes, bytes);
    else product(false, h - (H << 2), H << 2, false, p, bytes, gates, bytes, 1, N, H, 0);
    const w = p + padded((l ? H : V) * N);
    const bIh = w + padded(H * N);
    const bHh = bIh + padded(N);
    addThinProduct(h, H << 2, w, bytes, gates, bytes, 1, N, H);
    if (G == 4) {
      const c = h + (L * H << 2);
      cells(bIh, bHh, gates, c, c, h, H);
    } else {
      activateSum(bIh, bHh, gates, H);
      memory.copy(h, gates, bytes);
    }
    p = bHh + padded(N);
  }
  return p;
}

/** p, hyper, prime, counters, token, tokens, probabilities, state; V, H, L, G, P, n, flat, rounds. */
export function generate_text(at: usize): void {
  if (thread != 0) return;
  const counters = buffer(at, 3);
  const token = buffer(at, 4);
  const state = buffer(at, 7);
  const V = number(at, 8);
  const H = number(at, 9);
  const L = number(at, 10);
  const P = <u32>number(at, 12);
  const n = <u32>number(at, 13);
  const top = state + ((L - 1) * H << 2);
  for (let round = number(at, 15); round > 0; round--) {
    const position = load<u32>(counters + steering.counterStep);
    const place = position % n;
    const w = runLayers(buffer(at, 0), state, load<u32>(token), V, H, L, number(at, 11));
    // Scores lie where the probabilities of this position will.
    const logits = buffer(at, 6) + (place * V << 2);
    product(false, top, H << 2, false, w, V << 2, logits, V << 2, 1, V, H, w + padded(H * V));
    const next = choose(logits, buffer(at, 1), buffer(at, 2), counters, V, P, position);
    softmax(logits, V, largest(logits, V), logits);
    store<u32>(token, next);
    store<u32>(buffer(at, 5) + (place << 2), next);
    store<u32>(counters + steering.counterStep, position + 1);
  }
}
