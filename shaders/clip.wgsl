// Cuts the gradient to the allowed length.

struct Params {
  n: u32,
}

@group(0) @binding(0) var<storage, read_write> g: array<f32>; // [n]
@group(0) @binding(1) var<storage, read> control: array<f32>; // [8]
@group(0) @binding(2) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn clip(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let scale = control[CONTROL_CLIP_SCALE];
  for (var i = id.x; i < params.n; i += groups.x * WORKGROUP_X) {
    g[i] *= scale;
  }
}
