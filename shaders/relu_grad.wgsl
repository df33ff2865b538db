// Gradient of the rectifier, from its output; 0 at exactly 0.

struct Params {
  n: u32,
}

@group(0) @binding(0) var<storage, read> y: array<f32>;        // [n]
@group(0) @binding(1) var<storage, read> dy: array<f32>;       // [n]
@group(0) @binding(2) var<storage, read_write> dx: array<f32>; // [n]
@group(0) @binding(3) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn relu_grad(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  for (var i = id.x; i < params.n; i += groups.x * WORKGROUP_X) {
    dx[i] = select(0.0, dy[i], y[i] > 0.0);
  }
}
