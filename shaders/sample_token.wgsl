// The next symbol of a generated text, by one workgroup.
// Parts: draw.

struct Params {
  V: u32,
  P: u32,
  n: u32,
}

@group(0) @binding(0) var<storage, read> logits: array<f32>;              // [V]
@group(0) @binding(1) var<storage, read> hyper: array<f32>;               // [16]
@group(0) @binding(2) var<storage, read> prime: array<u32>;               // [P]
@group(0) @binding(3) var<storage, read_write> counters: array<u32>;      // [4]
@group(0) @binding(4) var<storage, read_write> token: array<u32>;         // [1]
@group(0) @binding(5) var<storage, read_write> tokens: array<u32>;        // [n]
@group(0) @binding(6) var<storage, read_write> probabilities: array<f32>; // [n,V]
@group(0) @binding(7) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

fn score(v: u32) -> f32 {
  return logits[v];
}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn sample_token(@builtin(local_invocation_id) local: vec3u) {
  let position = counters[COUNTER_STEP];
  draw_symbol(local.x, position);
  if (local.x == 0u) {
    counters[COUNTER_STEP] = position + 1u;
  }
}
