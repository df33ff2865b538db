// The batch of this training step out of the text on the device: x is read, y is what came next.

struct Params {
  first: u32,
  length: u32,
  T: u32,
  B: u32,
  random: u32,
}

@group(0) @binding(0) var<storage, read> corpus: array<u32>;   // [first+length]
@group(0) @binding(1) var<storage, read> counters: array<u32>; // [4]
@group(0) @binding(2) var<storage, read_write> x: array<u32>;  // [T,B]
@group(0) @binding(3) var<storage, read_write> y: array<u32>;  // [T,B]
@group(0) @binding(4) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

// Where stream b of this step starts, before it goes around the end.
fn start_of(b: u32, pairs: u32) -> u32 {
  let step = counters[COUNTER_STEP];
  if (params.random != 0u) {
    return random_bits(counters[COUNTER_SEED], STREAM_BATCH, step * params.B + b) % (pairs - params.T + 1u);
  }
  // (step mod pairs) T is step T around the end, and stays below 2^32.
  return (b * pairs) / params.B + (step % pairs) * params.T;
}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn draw_text(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let pairs = params.length - 1u;
  for (var i = id.x; i < params.T * params.B; i += groups.x * WORKGROUP_X) {
    let place = params.first + (start_of(i % params.B, pairs) + i / params.B) % pairs;
    x[i] = corpus[place];
    y[i] = corpus[place + 1u];
  }
}
