// Copies numbers from anywhere in a buffer to one place in the view.

struct Params {
  N: u32,
  K: u32,
  offset: u32,
}

@group(0) @binding(0) var<storage, read> source: array<f32>;        // [N]
@group(0) @binding(1) var<storage, read> index: array<u32>;         // [K]
@group(0) @binding(2) var<storage, read_write> target_: array<f32>; // [offset+K]; "target" is a reserved word
@group(0) @binding(3) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn pick(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  for (var i = id.x; i < params.K; i += groups.x * WORKGROUP_X) {
    target_[params.offset + i] = source[index[i]];
  }
}
