/**
 * Counter-based random numbers: the same (seed, stream, counter) gives the same bits in TypeScript and in WGSL, in any
 * order, on any machine. Source: pcg3d of Jarzynski and Olano, "Hash Functions for GPU Rendering", JCGT 9(3), 2020.
 * `shaders/lib/random.wgsl` is the same function; a test on the device holds the two together.
 */

/** Streams of random numbers; a stream never shares a number with another. */
export const streams = { parameters: 1, batch: 2, sample: 3, orthogonal: 4 } as const;

/** 32 random bits for a seed, a stream and a counter, each taken modulo 2^32. */
export function randomBits(seed: number, stream: number, counter: number): number {
  let x = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  let y = (Math.imul(stream, 1664525) + 1013904223) >>> 0;
  let z = (Math.imul(counter, 1664525) + 1013904223) >>> 0;
  x = (x + Math.imul(y, z)) >>> 0;
  y = (y + Math.imul(z, x)) >>> 0;
  z = (z + Math.imul(x, y)) >>> 0;
  x = (x ^ (x >>> 16)) >>> 0;
  y = (y ^ (y >>> 16)) >>> 0;
  z = (z ^ (z >>> 16)) >>> 0;
  x = (x + Math.imul(y, z)) >>> 0;
  y = (y + Math.imul(z, x)) >>> 0;
  z = (z + Math.imul(x, y)) >>> 0;
  return (x ^ y ^ z) >>> 0;
}

/** A uniform number in [0, 1) with 24 bits, so that float32 holds it exactly. */
export function randomUniform(seed: number, stream: number, counter: number): number {
  return (randomBits(seed, stream, counter) >>> 8) / 16777216;
}

/** A standard normal number (Box-Muller, from counters 2n and 2n+1). */
export function randomNormal(seed: number, stream: number, counter: number): number {
  const u = 1 - randomUniform(seed, stream, 2 * counter);
  const v = randomUniform(seed, stream, 2 * counter + 1);
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
}
