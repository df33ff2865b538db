/** Streams of random numbers, as in src/core/random.ts. */
export const streamBatch: u32 = 2;
export const streamSample: u32 = 3;

/** 32 random bits for a seed, a stream and a counter: pcg3d, the same bits as src/core/random.ts. */
export function randomBits(seed: u32, stream: u32, counter: u32): u32 {
  let x = seed * 1664525 + 1013904223;
  let y = stream * 1664525 + 1013904223;
  let z = counter * 1664525 + 1013904223;
  x += y * z;
  y += z * x;
  z += x * y;
  x ^= x >> 16;
  y ^= y >> 16;
  z ^= z >> 16;
  x += y * z;
  y += z * x;
  z += x * y;
  return x ^ y ^ z;
}

/** A uniform number in [0, 1) with 24 bits. */
export function randomUniform(seed: u32, stream: u32, counter: u32): f32 {
  return <f32>(randomBits(seed, stream, counter) >> 8) / 16777216;
}
