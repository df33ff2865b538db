// y = a w + b: a linear layer whose weights are [in,out], four numbers a load.
// For K and N in whole fours; how the product is walked stands in shaders/products.

struct Params {
  M: u32,
  N: u32,
  K: u32,
  offsetA: u32,
  skip: u32,
}

@group(0) @binding(0) var<storage, read> a: array<vec4f>;       // after offsetA elements [M,K]
@group(0) @binding(1) var<storage, read> w: array<vec4f>;       // [K,N]
@group(0) @binding(2) var<storage, read> b: array<vec4f>;       // [N]
@group(0) @binding(3) var<storage, read_write> y: array<vec4f>; // [M,N]
@group(0) @binding(4) var<uniform> params: Params;

override WORKGROUP_X: u32 = 8;
override WORKGROUP_Y: u32 = 8;

// Rows m and columns k of the left factor, 4 x 4, by column. Past M the last row: its sums are thrown away.
fn left_of(m4: u32, k4: u32) -> mat4x4f {
  let row = min(m4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.M - 1u)) * (params.K / 4u) + params.offsetA / 4u + k4;
  return transpose(mat4x4f(a[row.x], a[row.y], a[row.z], a[row.w]));
}

// Rows k and columns n of the right factor, 4 x 4, by row. Past N the last column.
fn right_of(k4: u32, n4: u32) -> mat4x4f {
  let place = (k4 * 4u + vec4u(0u, 1u, 2u, 3u)) * (params.N / 4u) + min(n4, params.N / 4u - 1u);
  return mat4x4f(w[place.x], w[place.y], w[place.z], w[place.w]);
}

fn start_of(n4: u32) -> vec4f {
  return b[min(n4, params.N / 4u - 1u)];
}

fn put(m: u32, n4: u32, value: vec4f) {
  if (m < params.M && n4 < params.N / 4u) {
    y[m * (params.N / 4u) + n4] = value;
  }
}

fn put_sum(n4: u32, sum: vec4f) {}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn linear_vec4(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  walk(group + skipped(params.skip), local, (params.K + 3u) / 4u, params.M);
}
