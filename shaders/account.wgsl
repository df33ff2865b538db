// The books of a training step: norm and clip scale, learning rate and corrections, loss and its place in the history,
// and the counter moves on. One workgroup; its lanes meet once.

struct Params {
  R: u32,
  P: u32,
  S: u32,
}

@group(0) @binding(0) var<storage, read> rowLoss: array<f32>;        // [R]
@group(0) @binding(1) var<storage, read> partials: array<f32>;       // [P]
@group(0) @binding(2) var<storage, read> hyper: array<f32>;          // [16]
@group(0) @binding(3) var<storage, read_write> counters: array<u32>; // [4]
@group(0) @binding(4) var<storage, read_write> control: array<f32>;  // [8]
@group(0) @binding(5) var<storage, read_write> ring: array<f32>;     // [S,2]
@group(0) @binding(6) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

var<workgroup> sums: array<vec2f, WORKGROUP_X>; // losses, squares

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn account(@builtin(local_invocation_id) local: vec3u) {
  var sum = vec2f(0.0);
  for (var r = local.x; r < params.R; r += WORKGROUP_X) {
    sum.x += rowLoss[r];
  }
  for (var i = local.x; i < params.P; i += WORKGROUP_X) {
    sum.y += partials[i];
  }
  sums[local.x] = sum;
  workgroupBarrier();
  if (local.x != 0u) {
    return;
  }
  for (var lane = 1u; lane < WORKGROUP_X; lane++) {
    sum += sums[lane];
  }
  let loss = sum.x / f32(params.R);
  let norm = sqrt(sum.y);
  let limit = hyper[HYPER_CLIP_NORM];
  let scale = limit / (norm + 1e-6);
  let step = counters[COUNTER_STEP];
  let count = f32(step) + 1.0;
  let warmup = hyper[HYPER_WARMUP];
  var rate = hyper[HYPER_LEARNING_RATE];
  rate *= schedule_factor(u32(hyper[HYPER_SCHEDULE]), step, max(u32(hyper[HYPER_SCHEDULE_STEPS]), 1u));
  if (count < warmup) {
    rate *= count / warmup;
  }
  control[CONTROL_LEARNING_RATE] = rate;
  control[CONTROL_CORRECTION1] = correction(hyper[HYPER_BETA1], count);
  control[CONTROL_CORRECTION2] = correction(hyper[HYPER_BETA2], count);
  control[CONTROL_GRAD_NORM] = norm;
  // Not min(): a NaN must stay one, so that a run that has gone wrong shows it.
  control[CONTROL_CLIP_SCALE] = select(scale, 1.0, scale > 1.0 || limit <= 0.0);
  control[CONTROL_LOSS] = loss;
  let place = (step % params.S) * 2u;
  ring[place] = loss;
  ring[place + 1u] = norm;
  counters[COUNTER_STEP] = step + 1u;
}
