// Rows of a table by index: a workgroup copies a row, four numbers a lane at a time.

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
fn gather(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let N = params.N;
  for (var r = group.x; r < params.R; r += groups.x) {
    let start = tokens[r] * N;
    let to = r * N;
    var n = lane;
    for (; n + 3u * WORKGROUP_X < N; n += 4u * WORKGROUP_X) {
      let column = n + vec4u(0u, 1u, 2u, 3u) * WORKGROUP_X;
      let row = vec4f(w[start + column.x], w[start + column.y], w[start + column.z], w[start + column.w]);
      y[to + column.x] = row.x;
      y[to + column.y] = row.y;
      y[to + column.z] = row.z;
      y[to + column.w] = row.w;
    }
    for (; n < N; n += WORKGROUP_X) {
      y[to + n] = w[start + n];
    }
  }
}
