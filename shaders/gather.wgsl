// Rows of a table by index.

struct Params {
  R: u32,
  V: u32,
  N: u32,
}

@group(0) @binding(0) var<storage, read> w: array<f32>;       // [V,N]
@group(0) @binding(1) var<storage, read> tokens: array<u32>;  // [R]
@group(0) @binding(2) var<storage, read_write> y: array<f32>; // [R,N]
@group(0) @binding(3) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn gather(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let N = params.N;
  for (var i = id.x; i < params.R * N; i += groups.x * WORKGROUP_X) {
    y[i] = w[tokens[i / N] * N + i % N];
  }
}
