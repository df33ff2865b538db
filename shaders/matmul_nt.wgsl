// C = A B^T: gradient with respect to the input of a linear layer.
// For any sizes, number by number; how the product is walked stands in shaders/products.

struct Params {
  M: u32,
  N: u32,
  K: u32,
  offsetA: u32,
  skip: u32,
}

@group(0) @binding(0) var<storage, read> a: array<f32>;       // after offsetA elements [M,K]
@group(0) @binding(1) var<storage, read> b: array<f32>;       // [N,K]
@group(0) @binding(2) var<storage, read_write> c: array<f32>; // [M,N]
@group(0) @binding(3) var<uniform> params: Params;

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
  let row = min(n4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.N - 1u)) * params.K;
  let k = k4 * 4u + vec4u(0u, 1u, 2u, 3u);
  let place = min(k, vec4u(params.K - 1u));
  let inside = vec4f(k < vec4u(params.K));
  return mat4x4f(
    inside.x * vec4f(b[place.x + row.x], b[place.x + row.y], b[place.x + row.z], b[place.x + row.w]),
    inside.y * vec4f(b[place.y + row.x], b[place.y + row.y], b[place.y + row.z], b[place.y + row.w]),
    inside.z * vec4f(b[place.z + row.x], b[place.z + row.y], b[place.z + row.z], b[place.z + row.w]),
    inside.w * vec4f(b[place.w + row.x], b[place.w + row.y], b[place.w + row.z], b[place.w + row.w]),
  );
}

fn start_of(n4: u32) -> vec4f {
  return vec4f(0.0);
}

fn put(m: u32, n4: u32, value: vec4f) {
  for (var i = 0u; i < 4u; i++) {
    if (m < params.M && n4 * 4u + i < params.N) {
      c[m * params.N + n4 * 4u + i] = value[i];
    }
  }
}

fn put_sum(n4: u32, sum: vec4f) {}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn matmul_nt(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  walk(group + skipped(params.skip), local, (params.K + 3u) / 4u, params.M);
}
