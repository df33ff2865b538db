// One step of backpropagation through time for an LSTM layer: what comes back from the gates of the step after, as a
// product walked as stands in shaders/products, with the gates' own gradients where its sums are put. A row of the
// weights holds the four gates of each unit side by side: a four of its sum over K = 4 H is a unit.

struct Params {
  t: u32,
  T: u32,
  B: u32,
  H: u32,
  skip: u32,
}

@group(0) @binding(0) var<storage, read> w_hh: array<vec4f>;         // [H,H] of (i,f,g,o)
@group(0) @binding(1) var<storage, read> gates: array<vec4f>;        // [T,B,H]
@group(0) @binding(2) var<storage, read> c: array<f32>;              // [T+1,B,H]
@group(0) @binding(3) var<storage, read_write> dh: array<f32>;       // [T,B,H]
@group(0) @binding(4) var<storage, read_write> dgates: array<vec4f>; // [T,B,H]
@group(0) @binding(5) var<storage, read_write> dc: array<f32>;       // [B,H]
@group(0) @binding(6) var<uniform> params: Params;

override WORKGROUP_X: u32 = 8;
override WORKGROUP_Y: u32 = 8;

// Gate gradients of a unit in four streams of the step after. Streams past the end repeat the last one.
fn left_of(m4: u32, unit: u32) -> mat4x4f {
  let stream = min(m4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.B - 1u));
  let row = ((params.t + 1u) * params.B + stream) * params.H + unit;
  return transpose(mat4x4f(dgates[row.x], dgates[row.y], dgates[row.z], dgates[row.w]));
}

// Weights from four states to the gates of a unit. States past the end repeat the last one.
fn right_of(unit: u32, n4: u32) -> mat4x4f {
  let row = min(n4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.H - 1u)) * params.H + unit;
  return transpose(mat4x4f(w_hh[row.x], w_hh[row.y], w_hh[row.z], w_hh[row.w]));
}

fn start_of(n4: u32) -> vec4f {
  return vec4f(0.0);
}

fn finish(stream: u32, unit: u32, back: f32) {
  let now = (params.t * params.B + stream) * params.H + unit;
  let line = stream * params.H + unit;
  let gate = gates[now];
  let squashed = tanh_of(c[now + params.B * params.H]);
  let total = dh[now] + back;
  var memory = total * gate.w * (1.0 - squashed) * (1.0 + squashed);
  if (params.t + 1u < params.T) {
    memory += dc[line];
  }
  let slope = vec4f(gate.xy * (1.0 - gate.xy), (1.0 - gate.z) * (1.0 + gate.z), gate.w * (1.0 - gate.w));
  dh[now] = total;
  dgates[now] = vec4f(memory * gate.z, memory * c[now], memory * gate.x, total * squashed) * slope;
  dc[line] = memory * gate.y;
}

fn put(stream: u32, n4: u32, product: vec4f) {
  if (stream >= params.B) {
    return;
  }
  for (var i = 0u; i < 4u; i++) {
    if (n4 * 4u + i < params.H) {
      finish(stream, n4 * 4u + i, product[i]);
    }
  }
}

fn put_sum(n4: u32, sum: vec4f) {}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn lstm_cell_grad(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  // The last step has no future to hear from.
  walk(group + skipped(params.skip), local, select(0u, params.H, params.t + 1u < params.T), params.B);
}
