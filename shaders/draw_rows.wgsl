// The batch of this training step out of a table on the device: the next R rows, around the end, or random ones.

struct Params {
  rows: u32,
  F: u32,
  R: u32,
  random: u32,
}

@group(0) @binding(0) var<storage, read> features: array<f32>; // [rows,F]
@group(0) @binding(1) var<storage, read> labels: array<f32>;   // [rows]
@group(0) @binding(2) var<storage, read> counters: array<u32>; // [4]
@group(0) @binding(3) var<storage, read_write> x: array<f32>;  // [R,F]
@group(0) @binding(4) var<storage, read_write> y: array<f32>;  // [R]
@group(0) @binding(5) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

fn row_of(r: u32) -> u32 {
  let step = counters[COUNTER_STEP];
  if (params.random != 0u) {
    return random_bits(counters[COUNTER_SEED], STREAM_BATCH, step * params.R + r) % params.rows;
  }
  return ((step % params.rows) * params.R + r) % params.rows;
}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn draw_rows(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let F = params.F;
  for (var i = id.x; i < params.R * F; i += groups.x * WORKGROUP_X) {
    let row = row_of(i / F);
    x[i] = features[row * F + i % F];
    if (i % F == 0u) {
      y[i / F] = labels[row];
    }
  }
}
