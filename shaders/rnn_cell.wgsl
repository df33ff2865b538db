// One step of a tanh RNN layer: the recurrent product, walked as stands in shaders/products, with the nonlinearity where
// its sums are put.

struct Params {
  t: u32,
  T: u32,
  B: u32,
  H: u32,
  skip: u32,
}

@group(0) @binding(0) var<storage, read> w_hh: array<f32>;    // [H,H]
@group(0) @binding(1) var<storage, read> b_ih: array<f32>;    // [H]
@group(0) @binding(2) var<storage, read> b_hh: array<f32>;    // [H]
@group(0) @binding(3) var<storage, read> pre: array<f32>;     // [T,B,H]
@group(0) @binding(4) var<storage, read_write> h: array<f32>; // [T+1,B,H]
@group(0) @binding(5) var<uniform> params: Params;

override WORKGROUP_X: u32 = 8;
override WORKGROUP_Y: u32 = 8;

// States k of four streams. Streams past the end repeat the last one: their sums are thrown away.
fn left_of(m4: u32, k4: u32) -> mat4x4f {
  let stream = min(m4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.B - 1u));
  let row = (params.t * params.B + stream) * params.H;
  let k = min(k4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.H - 1u));
  return mat4x4f(
    vec4f(h[row.x + k.x], h[row.y + k.x], h[row.z + k.x], h[row.w + k.x]),
    vec4f(h[row.x + k.y], h[row.y + k.y], h[row.z + k.y], h[row.w + k.y]),
    vec4f(h[row.x + k.z], h[row.y + k.z], h[row.z + k.z], h[row.w + k.z]),
    vec4f(h[row.x + k.w], h[row.y + k.w], h[row.z + k.w], h[row.w + k.w]),
  );
}

// Weights from states k to four units, zero past the last state.
fn right_of(k4: u32, n4: u32) -> mat4x4f {
  let k = k4 * 4u + vec4u(0u, 1u, 2u, 3u);
  let row = min(k, vec4u(params.H - 1u)) * params.H;
  let unit = min(n4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.H - 1u));
  let inside = vec4f(k < vec4u(params.H));
  return mat4x4f(
    inside.x * vec4f(w_hh[row.x + unit.x], w_hh[row.x + unit.y], w_hh[row.x + unit.z], w_hh[row.x + unit.w]),
    inside.y * vec4f(w_hh[row.y + unit.x], w_hh[row.y + unit.y], w_hh[row.y + unit.z], w_hh[row.y + unit.w]),
    inside.z * vec4f(w_hh[row.z + unit.x], w_hh[row.z + unit.y], w_hh[row.z + unit.z], w_hh[row.z + unit.w]),
    inside.w * vec4f(w_hh[row.w + unit.x], w_hh[row.w + unit.y], w_hh[row.w + unit.z], w_hh[row.w + unit.w]),
  );
}

fn start_of(n4: u32) -> vec4f {
  return vec4f(0.0);
}

fn put(stream: u32, n4: u32, product: vec4f) {
  if (stream >= params.B) {
    return;
  }
  for (var i = 0u; i < 4u; i++) {
    let unit = n4 * 4u + i;
    if (unit < params.H) {
      let now = (params.t * params.B + stream) * params.H + unit;
      h[now + params.B * params.H] = tanh_of(pre[now] + b_ih[unit] + b_hh[unit] + product[i]);
    }
  }
}

fn put_sum(n4: u32, sum: vec4f) {}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn rnn_cell(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  walk(group + skipped(params.skip), local, (params.H + 3u) / 4u, params.B);
}
