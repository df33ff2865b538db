// Gradient of a table that was read by index. An invocation owns one number of the table and adds up the places where
// its row was read, in ascending order: no atomics, and the same bits every time.

struct Params {
  R: u32,
  V: u32,
  N: u32,
}

@group(0) @binding(0) var<storage, read> dy: array<f32>;       // [R,N]
@group(0) @binding(1) var<storage, read> starts: array<u32>;   // [V+1]
@group(0) @binding(2) var<storage, read> order: array<u32>;    // [R]
@group(0) @binding(3) var<storage, read_write> dw: array<f32>; // [V,N]
@group(0) @binding(4) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn gather_grad(@builtin(global_invocation_id) id: vec3u) {
  let n = id.x;
  let v = id.y;
  if (n >= params.N || v >= params.V) {
    return;
  }
  var sum = 0.0;
  for (var i = starts[v]; i < starts[v + 1u]; i++) {
    sum += dy[order[i] * params.N + n];
  }
  dw[v * params.N + n] = sum;
}
