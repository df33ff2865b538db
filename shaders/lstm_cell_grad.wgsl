// One step of backpropagation through time for an LSTM layer. Eight lanes share one unit of four streams, so that they
// read its row of weights side by side; then each of the first four finishes one stream.

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

const LANES: u32 = 8u; // share the sum of one unit, and read its row of weights side by side

var<workgroup> partial_sums: array<vec4f, WORKGROUP_X>; // of four streams


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
fn lstm_cell_grad(@builtin(global_invocation_id) id: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let H = params.H;
  let lane = id.x % LANES;
  let j = min(id.x / LANES, H - 1u);
  let first = id.y * 4u;
  var sum = vec4f(0.0);
  // The last step has no future to hear from.
  if (params.t + 1u < params.T) {
    // Streams past the end repeat the last one: their sums are thrown away.
    let stream = min(vec4u(first) + vec4u(0u, 1u, 2u, 3u), vec4u(params.B - 1u));
    let row = (vec4u((params.t + 1u) * params.B) + stream) * H + lane;
    let weights = j * H + lane;
    for (var k = 0u; k + lane < H; k += LANES) {
      let w = w_hh[weights + k];
      sum += vec4f(
        dot(w, dgates[row.x + k]),
        dot(w, dgates[row.y + k]),
        dot(w, dgates[row.z + k]),
        dot(w, dgates[row.w + k]),
      );
    }
  }
  partial_sums[local.x] = sum;
  workgroupBarrier();
  let b = first + lane;
  if (lane >= 4u || b >= params.B || id.x / LANES >= H) {
    return;
  }
  var total = dh[(params.t * params.B + b) * H + j];
  for (var i = 0u; i < LANES; i++) {
    total += partial_sums[local.x - lane + i][lane];
  }
  finish(total, b, j);
}
