// Ends a training step: the mean loss, a place in the history for it, and the counter moves on.

struct Params {
  R: u32,
  S: u32,
}

@group(0) @binding(0) var<storage, read> rowLoss: array<f32>;        // [R]
@group(0) @binding(1) var<storage, read_write> counters: array<u32>; // [4]
@group(0) @binding(2) var<storage, read_write> control: array<f32>;  // [8]
@group(0) @binding(3) var<storage, read_write> ring: array<f32>;     // [S,2]
@group(0) @binding(4) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

var<workgroup> sums: array<f32, WORKGROUP_X>;

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn record(@builtin(local_invocation_id) local: vec3u) {
  var sum = 0.0;
  for (var r = local.x; r < params.R; r += WORKGROUP_X) {
    sum += rowLoss[r];
  }
  sums[local.x] = sum;
  workgroupBarrier();
  if (local.x != 0u) {
    return;
  }
  for (var lane = 1u; lane < WORKGROUP_X; lane++) {
    sum += sums[lane];
  }
  let loss = sum / f32(params.R);
  let place = (counters[COUNTER_STEP] % params.S) * 2u;
  control[CONTROL_LOSS] = loss;
  ring[place] = loss;
  ring[place + 1u] = control[CONTROL_GRAD_NORM];
  counters[COUNTER_STEP] += 1u;
}
