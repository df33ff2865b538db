// Sums of squares of every P-th gradient: neighboring invocations read neighboring numbers, and the order of each sum
// does not depend on the device.

struct Params {
  n: u32,
  P: u32,
}

@group(0) @binding(0) var<storage, read> g: array<f32>;              // [n]
@group(0) @binding(1) var<storage, read_write> partials: array<f32>; // [P]
@group(0) @binding(2) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn norm_partials(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= params.P) {
    return;
  }
  var sum = 0.0;
  for (var i = id.x; i < params.n; i += params.P) {
    sum += g[i] * g[i];
  }
  partials[id.x] = sum;
}
