// One step of backpropagation through time for a tanh RNN layer. Eight lanes share one unit of four streams, so that
// they read its row of weights side by side; then each of the first four finishes one stream.

struct Params {
  t: u32,
  T: u32,
  B: u32,
  H: u32,
}

@group(0) @binding(0) var<storage, read> w_hh: array<f32>;     // [H,H]
@group(0) @binding(1) var<storage, read> h: array<f32>;        // [T+1,B,H]
@group(0) @binding(2) var<storage, read_write> dh: array<f32>; // [T,B,H]
@group(0) @binding(3) var<storage, read_write> da: array<f32>; // [T,B,H]
@group(0) @binding(4) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

const LANES: u32 = 8u; // share the sum of one unit, and read its row of weights side by side

var<workgroup> partial_sums: array<vec4f, WORKGROUP_X>; // of four streams


@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn rnn_cell_grad(@builtin(global_invocation_id) id: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let H = params.H;
  let lane = id.x % LANES;
  let j = min(id.x / LANES, H - 1u);
  let first = id.y * 4u;
  var sum = vec4f(0.0);
  // The last step has no future to hear from.
  if (params.t + 1u < params.T) {
    // Streams past the end repeat the last one: their sums are thrown away.
    let stream = min(vec4u(first) + vec4u(0u, 1u, 2u, 3u), vec4u(params.B - 1u));
    let row = (vec4u((params.t + 1u) * params.B) + stream) * H;
    for (var k = lane; k < H; k += LANES) {
      sum += w_hh[j * H + k] * vec4f(da[row.x + k], da[row.y + k], da[row.z + k], da[row.w + k]);
    }
  }
  partial_sums[local.x] = sum;
  workgroupBarrier();
  let b = first + lane;
  if (lane >= 4u || b >= params.B || id.x / LANES >= H) {
    return;
  }
  let now = (params.t * params.B + b) * H + j;
  let state = h[now + params.B * H];
  var total = dh[now];
  for (var i = 0u; i < LANES; i++) {
    total += partial_sums[local.x - lane + i][lane];
  }
  dh[now] = total;
  da[now] = total * (1.0 - state) * (1.0 + state);
}
