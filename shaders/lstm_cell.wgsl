// One step of an LSTM layer: an invocation owns one unit of four streams. The four gates of a unit lie side by side,
// so one load brings all four weights and the invocation finishes the unit without talking to any other.

struct Params {
  t: u32,
  T: u32,
  B: u32,
  H: u32,
}

@group(0) @binding(0) var<storage, read> w_hh: array<vec4f>;        // [H,H] of (i,f,g,o)
@group(0) @binding(1) var<storage, read> b_ih: array<vec4f>;        // [H]
@group(0) @binding(2) var<storage, read> b_hh: array<vec4f>;        // [H]
@group(0) @binding(3) var<storage, read_write> gates: array<vec4f>; // [T,B,H]
@group(0) @binding(4) var<storage, read_write> h: array<f32>;       // [T+1,B,H]
@group(0) @binding(5) var<storage, read_write> c: array<f32>;       // [T+1,B,H]
@group(0) @binding(6) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

fn finish(pre: vec4f, b: u32, j: u32) {
  let s = sigmoid4_of(pre);
  let gate = vec4f(s.x, s.y, tanh_of(pre.z), s.w);
  let now = (params.t * params.B + b) * params.H + j;
  let next = now + params.B * params.H;
  let memory = gate.y * c[now] + gate.x * gate.z;
  gates[now] = gate;
  c[next] = memory;
  h[next] = gate.w * tanh_of(memory);
}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn lstm_cell(@builtin(global_invocation_id) id: vec3u) {
  let j = id.x;
  let H = params.H;
  let first = id.y * 4u;
  if (j >= H || first >= params.B) {
    return;
  }
  // Streams past the end repeat the last one: their sums are thrown away.
  let last = params.B - 1u;
  let row = (vec4u(params.t * params.B) + min(vec4u(first) + vec4u(0u, 1u, 2u, 3u), vec4u(last))) * H;
  let bias = b_ih[j] + b_hh[j];
  var sum0 = gates[row.x + j] + bias;
  var sum1 = gates[row.y + j] + bias;
  var sum2 = gates[row.z + j] + bias;
  var sum3 = gates[row.w + j] + bias;
  for (var k = 0u; k < H; k++) {
    let w = w_hh[k * H + j];
    sum0 += h[row.x + k] * w;
    sum1 += h[row.y + k] * w;
    sum2 += h[row.z + k] * w;
    sum3 += h[row.w + k] * w;
  }
  finish(sum0, first, j);
  if (first + 1u <= last) { finish(sum1, first + 1u, j); }
  if (first + 2u <= last) { finish(sum2, first + 2u, j); }
  if (first + 3u <= last) { finish(sum3, first + 3u, j); }
}
