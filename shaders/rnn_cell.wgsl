// One step of a tanh RNN layer: an invocation owns one unit of four streams, so that one load of a weight serves four.

struct Params {
  t: u32,
  T: u32,
  B: u32,
  H: u32,
}

@group(0) @binding(0) var<storage, read> w_hh: array<f32>;    // [H,H]
@group(0) @binding(1) var<storage, read> b_ih: array<f32>;    // [H]
@group(0) @binding(2) var<storage, read> b_hh: array<f32>;    // [H]
@group(0) @binding(3) var<storage, read> pre: array<f32>;     // [T,B,H]
@group(0) @binding(4) var<storage, read_write> h: array<f32>; // [T+1,B,H]
@group(0) @binding(5) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn rnn_cell(@builtin(global_invocation_id) id: vec3u) {
  let j = id.x;
  let H = params.H;
  let first = id.y * 4u;
  if (j >= H || first >= params.B) {
    return;
  }
  // Streams past the end repeat the last one: their sums are thrown away.
  let stream = min(vec4u(first) + vec4u(0u, 1u, 2u, 3u), vec4u(params.B - 1u));
  let row = (vec4u(params.t * params.B) + stream) * H;
  var sum = vec4f(pre[row.x + j], pre[row.y + j], pre[row.z + j], pre[row.w + j]) + b_ih[j] + b_hh[j];
  for (var k = 0u; k < H; k++) {
    sum += w_hh[k * H + j] * vec4f(h[row.x + k], h[row.y + k], h[row.z + k], h[row.w + k]);
  }
  for (var s = 0u; s < min(4u, params.B - first); s++) {
    h[row[s] + params.B * H + j] = tanh_of(sum[s]);
  }
}
