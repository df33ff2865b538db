// Gradient of a table that was read by index. An invocation owns four numbers of a row and adds up the places where the
// row was read, in ascending order: no atomics, and the same bits every time.

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
fn gather_grad(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let N = params.N;
  let v = group.y;
  let n = group.x * 4u * WORKGROUP_X + lane;
  if (n >= N) {
    return;
  }
  // Past the end the last column again, which is not written.
  let column = min(n + vec4u(0u, 1u, 2u, 3u) * WORKGROUP_X, vec4u(N - 1u));
  var sum = vec4f(0.0);
  for (var i = starts[v]; i < starts[v + 1u]; i++) {
    let place = order[i] * N + column;
    sum += vec4f(dy[place.x], dy[place.y], dy[place.z], dy[place.w]);
  }
  for (var c = 0u; c < 4u && n + c * WORKGROUP_X < N; c++) {
    dw[v * N + n + c * WORKGROUP_X] = sum[c];
  }
}
