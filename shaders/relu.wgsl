// Rectifier, in place.

struct Params {
  n: u32,
}

@group(0) @binding(0) var<storage, read_write> y: array<f32>; // [n] in: x; out: the nonlinearity of x
@group(0) @binding(1) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn relu(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  for (var i = id.x; i < params.n; i += groups.x * WORKGROUP_X) {
    y[i] = max(y[i], 0.0);
  }
}
