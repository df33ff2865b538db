// The global norm of the gradient and by how much it is cut. One workgroup; its lanes meet once.

struct Params {
  P: u32,
}

@group(0) @binding(0) var<storage, read> partials: array<f32>;      // [P]
@group(0) @binding(1) var<storage, read> hyper: array<f32>;         // [16]
@group(0) @binding(2) var<storage, read_write> control: array<f32>; // [8]
@group(0) @binding(3) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

var<workgroup> sums: array<f32, WORKGROUP_X>;

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn norm_total(@builtin(local_invocation_id) local: vec3u) {
  var sum = 0.0;
  for (var i = local.x; i < params.P; i += WORKGROUP_X) {
    sum += partials[i];
  }
  sums[local.x] = sum;
  workgroupBarrier();
  if (local.x != 0u) {
    return;
  }
  for (var lane = 1u; lane < WORKGROUP_X; lane++) {
    sum += sums[lane];
  }
  let norm = sqrt(sum);
  let limit = hyper[HYPER_CLIP_NORM];
  let scale = limit / (norm + 1e-6);
  control[CONTROL_GRAD_NORM] = norm;
  // Not min(): a NaN must stay one, so that a run that has gone wrong shows it.
  control[CONTROL_CLIP_SCALE] = select(scale, 1.0, scale > 1.0 || limit <= 0.0);
}
