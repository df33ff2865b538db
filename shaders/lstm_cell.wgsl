// One step of an LSTM layer: the recurrent product, walked as stands in shaders/products, with the gates and the memory
// where its sums are put. The four gates of a unit lie side by side, so that a four of the product is a unit, and the
// invocation that owns it finishes it without talking to any other.

struct Params {
  t: u32,
  T: u32,
  B: u32,
  H: u32,
  skip: u32,
}

@group(0) @binding(0) var<storage, read> w_hh: array<vec4f>;        // [H,H] of (i,f,g,o)
@group(0) @binding(1) var<storage, read> b_ih: array<vec4f>;        // [H]
@group(0) @binding(2) var<storage, read> b_hh: array<vec4f>;        // [H]
@group(0) @binding(3) var<storage, read_write> gates: array<vec4f>; // [T,B,H]
@group(0) @binding(4) var<storage, read_write> h: array<f32>;       // [T+1,B,H]
@group(0) @binding(5) var<storage, read_write> c: array<f32>;       // [T+1,B,H]
@group(0) @binding(6) var<uniform> params: Params;

override WORKGROUP_X: u32 = 16;
override WORKGROUP_Y: u32 = 4;

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

// Weights from states k to the gates of a unit, zero past the last state.
fn right_of(k4: u32, unit: u32) -> mat4x4f {
  let k = k4 * 4u + vec4u(0u, 1u, 2u, 3u);
  let place = min(k, vec4u(params.H - 1u)) * params.H + min(unit, params.H - 1u);
  let inside = vec4f(k < vec4u(params.H));
  return mat4x4f(
    inside.x * w_hh[place.x],
    inside.y * w_hh[place.y],
    inside.z * w_hh[place.z],
    inside.w * w_hh[place.w],
  );
}

fn start_of(unit: u32) -> vec4f {
  let j = min(unit, params.H - 1u);
  return b_ih[j] + b_hh[j];
}

fn put(stream: u32, unit: u32, product: vec4f) {
  if (stream >= params.B || unit >= params.H) {
    return;
  }
  let now = (params.t * params.B + stream) * params.H + unit;
  let next = now + params.B * params.H;
  let pre = product + gates[now];
  let s = sigmoid4_of(pre);
  let gate = vec4f(s.x, s.y, tanh_of(pre.z), s.w);
  let memory = gate.y * c[now] + gate.x * gate.z;
  gates[now] = gate;
  c[next] = memory;
  h[next] = gate.w * tanh_of(memory);
}

fn put_sum(unit: u32, sum: vec4f) {}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn lstm_cell(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  walk(group + skipped(params.skip), local, (params.H + 3u) / 4u, params.B);
}
