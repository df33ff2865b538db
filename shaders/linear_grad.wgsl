// dw = a^T dy and db = column sums of dy: gradient of a linear layer's weights and bias.
// For any sizes, number by number; how the product is walked stands in shaders/products.

struct Params {
  M: u32,
  N: u32,
  K: u32,
  offsetA: u32,
  skip: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;        // after offsetA elements [K,M]
@group(0) @binding(1) var<storage, read> dy: array<f32>;       // [K,N]
@group(0) @binding(2) var<storage, read_write> dw: array<f32>; // [M,N]
@group(0) @binding(3) var<storage, read_write> db: array<f32>; // [N]
@group(0) @binding(4) var<uniform> params: Params;

override WORKGROUP_X: u32 = 8;
override WORKGROUP_Y: u32 = 8;

// Rows m and columns k of the left factor, 4 x 4, by column. Past M the last row: its sums are thrown away.
fn left_of(m4: u32, k4: u32) -> mat4x4f {
  let row = params.offsetA + min(k4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.K - 1u)) * params.M;
  let place = min(m4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.M - 1u));
  return mat4x4f(
    vec4f(a[row.x + place.x], a[row.x + place.y], a[row.x + place.z], a[row.x + place.w]),
    vec4f(a[row.y + place.x], a[row.y + place.y], a[row.y + place.z], a[row.y + place.w]),
    vec4f(a[row.z + place.x], a[row.z + place.y], a[row.z + place.z], a[row.z + place.w]),
    vec4f(a[row.w + place.x], a[row.w + place.y], a[row.w + place.z], a[row.w + place.w]),
  );
}

// Rows k and columns n of the right factor, 4 x 4, by row. Zero past K. Past N the last column.
fn right_of(k4: u32, n4: u32) -> mat4x4f {
  let k = k4 * 4u + vec4u(0u, 1u, 2u, 3u);
  let row = min(k, vec4u(params.K - 1u)) * params.N;
  let inside = vec4f(k < vec4u(params.K));
  let place = min(n4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.N - 1u));
  return mat4x4f(
    inside.x * vec4f(dy[row.x + place.x], dy[row.x + place.y], dy[row.x + place.z], dy[row.x + place.w]),
    inside.y * vec4f(dy[row.y + place.x], dy[row.y + place.y], dy[row.y + place.z], dy[row.y + place.w]),
    inside.z * vec4f(dy[row.z + place.x], dy[row.z + place.y], dy[row.z + place.z], dy[row.z + place.w]),
    inside.w * vec4f(dy[row.w + place.x], dy[row.w + place.y], dy[row.w + place.z], dy[row.w + place.w]),
  );
}

fn start_of(n4: u32) -> vec4f {
  return vec4f(0.0);
}

fn put(m: u32, n4: u32, value: vec4f) {
  for (var i = 0u; i < 4u; i++) {
    if (m < params.M && n4 * 4u + i < params.N) {
      dw[m * params.N + n4 * 4u + i] = value[i];
    }
  }
}

fn put_sum(n4: u32, sum: vec4f) {
  for (var i = 0u; i < 4u; i++) {
    if (n4 * 4u + i < params.N) {
      db[n4 * 4u + i] = sum[i];
    }
  }
}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn linear_grad(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  walk(group + skipped(params.skip), local, (params.K + 3u) / 4u, params.M);
}
