// Adds one bias a column to every row.

struct Params {
  M: u32,
  N: u32,
}

@group(0) @binding(0) var<storage, read_write> y: array<f32>; // [M,N]
@group(0) @binding(1) var<storage, read> b: array<f32>;       // [N]
@group(0) @binding(2) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn bias_add(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  for (var i = id.x; i < params.M * params.N; i += groups.x * WORKGROUP_X) {
    y[i] += b[i % params.N];
  }
}
