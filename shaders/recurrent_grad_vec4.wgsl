// dw = h^T da, and the column sums of da for both biases: gradient of a recurrent layer's parameters, four numbers a load.
// For M and N in whole fours; how the product is walked stands in shaders/products.

struct Params {
  M: u32,
  N: u32,
  K: u32,
  offsetA: u32,
  skip: u32,
}

@group(0) @binding(0) var<storage, read> h: array<vec4f>;           // after offsetA elements [K,M]
@group(0) @binding(1) var<storage, read> da: array<vec4f>;          // [K,N]
@group(0) @binding(2) var<storage, read_write> dw: array<vec4f>;    // [M,N]
@group(0) @binding(3) var<storage, read_write> db_ih: array<vec4f>; // [N]
@group(0) @binding(4) var<storage, read_write> db_hh: array<vec4f>; // [N]
@group(0) @binding(5) var<uniform> params: Params;

override WORKGROUP_X: u32 = 8;
override WORKGROUP_Y: u32 = 8;

// Rows m and columns k of the left factor, 4 x 4, by column. Past M the last row: its sums are thrown away.
fn left_of(m4: u32, k4: u32) -> mat4x4f {
  let place = min(k4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.K - 1u)) * (params.M / 4u) + params.offsetA / 4u + min(m4, params.M / 4u - 1u);
  return mat4x4f(h[place.x], h[place.y], h[place.z], h[place.w]);
}

// Rows k and columns n of the right factor, 4 x 4, by row. Zero past K. Past N the last column.
fn right_of(k4: u32, n4: u32) -> mat4x4f {
  let k = k4 * 4u + vec4u(0u, 1u, 2u, 3u);
  let place = min(k, vec4u(params.K - 1u)) * (params.N / 4u) + min(n4, params.N / 4u - 1u);
  let inside = vec4f(k < vec4u(params.K));
  return mat4x4f(inside.x * da[place.x], inside.y * da[place.y], inside.z * da[place.z], inside.w * da[place.w]);
}

fn start_of(n4: u32) -> vec4f {
  return vec4f(0.0);
}

fn put(m: u32, n4: u32, value: vec4f) {
  if (m < params.M && n4 < params.N / 4u) {
    dw[m * (params.N / 4u) + n4] = value;
  }
}

fn put_sum(n4: u32, sum: vec4f) {
  if (n4 < params.N / 4u) {
    db_ih[n4] = sum;
    db_hh[n4] = sum;
  }
}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn recurrent_grad_vec4(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  walk(group + skipped(params.skip), local, (params.K + 3u) / 4u, params.M);
}
