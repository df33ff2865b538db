// Gradient of a bias: the sums of the columns. A workgroup owns 16 columns; 16 lanes share the rows of each, and the
// first lane adds up what they found, always in the same order.

struct Params {
  M: u32,
  N: u32,
}

@group(0) @binding(0) var<storage, read> dy: array<f32>;       // [M,N]
@group(0) @binding(1) var<storage, read_write> db: array<f32>; // [N]
@group(0) @binding(2) var<uniform> params: Params;

override WORKGROUP_X: u32 = 16;
override WORKGROUP_Y: u32 = 16;

var<workgroup> sums: array<f32, WORKGROUP_X * WORKGROUP_Y>;

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn bias_grad(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let n = group.x * WORKGROUP_X + local.x;
  var sum = 0.0;
  if (n < params.N) {
    for (var m = local.y; m < params.M; m += WORKGROUP_Y) {
      sum += dy[m * params.N + n];
    }
  }
  sums[local.y * WORKGROUP_X + local.x] = sum;
  workgroupBarrier();
  if (local.y == 0u && n < params.N) {
    for (var lane = 1u; lane < WORKGROUP_Y; lane++) {
      sum += sums[lane * WORKGROUP_X + local.x];
    }
    db[n] = sum;
  }
}
