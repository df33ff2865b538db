// One step of backpropagation through time for an LSTM layer: an invocation owns one unit of four streams. It walks its
// own row of weights, four gates a load; a row's cache line serves eight turns of the loop, and no lane waits for another.

struct Params {
  t: u32,
  T: u32,
  B: u32,
  H: u32,
}

@group(0) @binding(0) var<storage, read> w_hh: array<vec4f>;         // [H,H] of (i,f,g,o)
@group(0) @binding(1) var<storage, read> gates: array<vec4f>;        // [T,B,H]
@group(0) @binding(2) var<storage, read> c: array<f32>;              // [T+1,B,H]
@group(0) @binding(3) var<storage, read_write> dh: array<f32>;       // [T,B,H]
@group(0) @binding(4) var<storage, read_write> dgates: array<vec4f>; // [T,B,H]
@group(0) @binding(5) var<storage, read_write> dc: array<f32>;       // [B,H]
@group(0) @binding(6) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

fn finish(total: f32, b: u32, j: u32) {
  let now = (params.t * params.B + b) * params.H + j;
  let back = b * params.H + j;
  let gate = gates[now];
  let squashed = tanh_of(c[now + params.B * params.H]);
  var memory = total * gate.w * (1.0 - squashed) * (1.0 + squashed);
  if (params.t + 1u < params.T) {
    memory += dc[back];
  }
  let slope = vec4f(gate.xy * (1.0 - gate.xy), (1.0 - gate.z) * (1.0 + gate.z), gate.w * (1.0 - gate.w));
  dh[now] = total;
  dgates[now] = vec4f(memory * gate.z, memory * c[now], memory * gate.x, total * squashed) * slope;
  dc[back] = memory * gate.y;
}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn lstm_cell_grad(@builtin(global_invocation_id) id: vec3u) {
  let H = params.H;
  let j = id.x;
  let first = id.y * 4u;
  if (j >= H || first >= params.B) {
    return;
  }
  // Streams past the end repeat the last one: their sums are thrown away.
  let last = params.B - 1u;
  let stream = min(vec4u(first) + vec4u(0u, 1u, 2u, 3u), vec4u(last));
  let now = (vec4u(params.t * params.B) + stream) * H + j;
  var total = vec4f(dh[now.x], dh[now.y], dh[now.z], dh[now.w]);
  // The last step has no future to hear from.
  if (params.t + 1u < params.T) {
    let row = (vec4u((params.t + 1u) * params.B) + stream) * H;
    for (var k = 0u; k < H; k++) {
      let w = w_hh[j * H + k];
      total.x += dot(w, dgates[row.x + k]);
      total.y += dot(w, dgates[row.y + k]);
      total.z += dot(w, dgates[row.z + k]);
      total.w += dot(w, dgates[row.w + k]);
    }
  }
  finish(total.x, first, j);
  if (first + 1u <= last) { finish(total.y, first + 1u, j); }
  if (first + 2u <= last) { finish(total.z, first + 2u, j); }
  if (first + 3u <= last) { finish(total.w, first + 3u, j); }
}
