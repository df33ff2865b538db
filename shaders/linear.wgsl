// y = a w + b: a linear layer whose weights are [in,out].
// For any sizes, number by number; how the product is walked stands in shaders/products.

struct Params {
  M: u32,
  N: u32,
  K: u32,
  offsetA: u32,
  skip: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;       // after offsetA elements [M,K]
@group(0) @binding(1) var<storage, read> w: array<f32>;       // [K,N]
@group(0) @binding(2) var<storage, read> b: array<f32>;       // [N]
@group(0) @binding(3) var<storage, read_write> y: array<f32>; // [M,N]
@group(0) @binding(4) var<uniform> params: Params;

override WORKGROUP_X: u32 = 8;
override WORKGROUP_Y: u32 = 8;

// Rows m and columns k of the left factor, 4 x 4, by column. Past M the last row: its sums are thrown away.
fn left_of(m4: u32, k4: u32) -> mat4x4f {
  let row = params.offsetA + min(m4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.M - 1u)) * params.K;
  let place = min(k4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.K - 1u));
  return mat4x4f(
    vec4f(a[place.x + row.x], a[place.x + row.y], a[place.x + row.z], a[place.x + row.w]),
    vec4f(a[place.y + row.x], a[place.y + row.y], a[place.y + row.z], a[place.y + row.w]),
    vec4f(a[place.z + row.x], a[place.z + row.y], a[place.z + row.z], a[place.z + row.w]),
    vec4f(a[place.w + row.x], a[place.w + row.y], a[place.w + row.z], a[place.w + row.w]),
  );
}

// Rows k and columns n of the right factor, 4 x 4, by row. Zero past K. Past N the last column.
fn right_of(k4: u32, n4: u32) -> mat4x4f {
  let k = k4 * 4u + vec4u(0u, 1u, 2u, 3u);
  let row = min(k, vec4u(params.K - 1u)) * params.N;
  let inside = vec4f(k < vec4u(params.K));
  let place = min(n4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.N - 1u));
  return mat4x4f(
    inside.x * vec4f(w[row.x + place.x], w[row.x + place.y], w[row.x + place.z], w[row.x + place.w]),
    inside.y * vec4f(w[row.y + place.x], w[row.y + place.y], w[row.y + place.z], w[row.y + place.w]),
    inside.z * vec4f(w[row.z + place.x], w[row.z + place.y], w[row.z + place.z], w[row.z + place.w]),
    inside.w * vec4f(w[row.w + place.x], w[row.w + place.y], w[row.w + place.z], w[row.w + place.w]),
  );
}

fn start_of(n4: u32) -> vec4f {
  let place = min(n4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.N - 1u));
  return vec4f(b[place.x], b[place.y], b[place.z], b[place.w]);
}

fn put(m: u32, n4: u32, value: vec4f) {
  for (var i = 0u; i < 4u; i++) {
    if (m < params.M && n4 * 4u + i < params.N) {
      y[m * params.N + n4 * 4u + i] = value[i];
    }
  }
}

fn put_sum(n4: u32, sum: vec4f) {}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn linear(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  walk(group + skipped(params.skip), local, (params.K + 3u) / 4u, params.M);
}
