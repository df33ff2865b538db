// Counter-based random numbers, bit for bit those of src/core/random.ts (pcg3d, Jarzynski and Olano 2020).

const STREAM_BATCH: u32 = 2;
const STREAM_SAMPLE: u32 = 3;

fn random_bits(seed: u32, stream: u32, counter: u32) -> u32 {
  var v = vec3u(seed, stream, counter) * 1664525u + 1013904223u;
  v.x += v.y * v.z;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  v ^= v >> vec3u(16u);
  v.x += v.y * v.z;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  return v.x ^ v.y ^ v.z;
}

// Uniform in [0, 1), 24 bits: exact in f32.
fn random_uniform(seed: u32, stream: u32, counter: u32) -> f32 {
  return f32(random_bits(seed, stream, counter) >> 8u) / 16777216.0;
}
