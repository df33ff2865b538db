// One step of backpropagation through time for a tanh RNN layer: what comes back from the step after, as a product
// walked as stands in shaders/products, with the slope of tanh where its sums are put.

struct Params {
  t: u32,
  T: u32,
  B: u32,
  H: u32,
  skip: u32,
}

@group(0) @binding(0) var<storage, read> w_hh: array<f32>;     // [H,H]
@group(0) @binding(1) var<storage, read> h: array<f32>;        // [T+1,B,H]
@group(0) @binding(2) var<storage, read_write> dh: array<f32>; // [T,B,H]
@group(0) @binding(3) var<storage, read_write> da: array<f32>; // [T,B,H]
@group(0) @binding(4) var<uniform> params: Params;

override WORKGROUP_X: u32 = 8;
override WORKGROUP_Y: u32 = 8;

// Gradients k of four streams of the step after. Streams past the end repeat the last one.
fn left_of(m4: u32, k4: u32) -> mat4x4f {
  let stream = min(m4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.B - 1u));
  let row = ((params.t + 1u) * params.B + stream) * params.H;
  let k = min(k4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.H - 1u));
  return mat4x4f(
    vec4f(da[row.x + k.x], da[row.y + k.x], da[row.z + k.x], da[row.w + k.x]),
    vec4f(da[row.x + k.y], da[row.y + k.y], da[row.z + k.y], da[row.w + k.y]),
    vec4f(da[row.x + k.z], da[row.y + k.z], da[row.z + k.z], da[row.w + k.z]),
    vec4f(da[row.x + k.w], da[row.y + k.w], da[row.z + k.w], da[row.w + k.w]),
  );
}

// Weights from four states to units k, zero past the last unit.
fn right_of(k4: u32, n4: u32) -> mat4x4f {
  let k = k4 * 4u + vec4u(0u, 1u, 2u, 3u);
  let unit = min(k, vec4u(params.H - 1u));
  let row = min(n4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.H - 1u)) * params.H;
  let inside = vec4f(k < vec4u(params.H));
  return mat4x4f(
    inside.x * vec4f(w_hh[row.x + unit.x], w_hh[row.y + unit.x], w_hh[row.z + unit.x], w_hh[row.w + unit.x]),
    inside.y * vec4f(w_hh[row.x + unit.y], w_hh[row.y + unit.y], w_hh[row.z + unit.y], w_hh[row.w + unit.y]),
    inside.z * vec4f(w_hh[row.x + unit.z], w_hh[row.y + unit.z], w_hh[row.z + unit.z], w_hh[row.w + unit.z]),
    inside.w * vec4f(w_hh[row.x + unit.w], w_hh[row.y + unit.w], w_hh[row.z + unit.w], w_hh[row.w + unit.w]),
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
    if (n4 * 4u + i < params.H) {
      let now = (params.t * params.B + stream) * params.H + n4 * 4u + i;
      let state = h[now + params.B * params.H];
      let total = dh[now] + product[i];
      dh[now] = total;
      da[now] = total * (1.0 - state) * (1.0 + state);
    }
  }
}

fn put_sum(n4: u32, sum: vec4f) {}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn rnn_cell_grad(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  // The last step has no future to hear from.
  walk(group + skipped(params.skip), local, select(0u, (params.H + 3u) / 4u, params.t + 1u < params.T), params.B);
}
