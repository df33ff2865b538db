// Time steps of a tanh RNN layer inside one dispatch. Streams never meet: a workgroup walks four of them through all
// steps with its own barriers, and what they say stays in workgroup memory. Lanes along x own four units each; lanes
// along y share the sum over the states, whose parts meet once a step, and then finish a stream each.

struct Params {
  T: u32,
  B: u32,
  H: u32,
  carry: u32,
  first_step: u32,
  steps: u32,
}

@group(0) @binding(0) var<storage, read> w_hh: array<f32>;    // [H,H]
@group(0) @binding(1) var<storage, read> b_ih: array<f32>;    // [H]
@group(0) @binding(2) var<storage, read> b_hh: array<f32>;    // [H]
@group(0) @binding(3) var<storage, read> pre: array<f32>;     // [T,B,H]
@group(0) @binding(4) var<storage, read_write> h: array<f32>; // [T+1,B,H]
@group(0) @binding(5) var<uniform> params: Params;

override WORKGROUP_X: u32 = 32;
override WORKGROUP_Y: u32 = 4;

var<workgroup> said: array<vec4f, WORKGROUP_X * 4u>; // [H]: the states of the four streams
var<workgroup> parts: array<mat4x4f, WORKGROUP_X * WORKGROUP_Y>;

// Weights from state k to four units.
fn weights_of(k: u32, n4: u32) -> vec4f {
  let place = k * params.H + min(n4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.H - 1u));
  return vec4f(w_hh[place.x], w_hh[place.y], w_hh[place.z], w_hh[place.w]);
}

// Where a stream stands before the first step: from what it said, or from zeros where a sequence begins so.
fn begin(i: u32, stream: u32, unit: u32) {
  let place = stream * params.H + unit;
  let starts = params.first_step == 0u;
  var old = 0.0;
  if (!starts || params.carry != 0u) {
    old = h[select(params.first_step, params.T, starts) * params.B * params.H + place];
  }
  if (starts) {
    h[place] = old;
  }
  said[unit][i] = old;
}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn rnn_sequence(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let H = params.H;
  let first = group.x * 4u;
  let count = min(4u, params.B - first);
  let n4 = local.x;
  if (local.y == 0u) {
    for (var i = 0u; i < count; i++) {
      for (var unit = n4 * 4u; unit < min(n4 * 4u + 4u, H); unit++) {
        begin(i, first + i, unit);
      }
    }
  }
  workgroupBarrier();
  for (var t = params.first_step; t < params.first_step + params.steps; t++) {
    var sums = mat4x4f();
    for (var k = local.y; k < H; k += WORKGROUP_Y) {
      let weights = weights_of(k, n4);
      let states = said[k];
      sums += mat4x4f(weights * states.x, weights * states.y, weights * states.z, weights * states.w);
    }
    parts[local.y * WORKGROUP_X + n4] = sums;
    workgroupBarrier();
    for (var i = local.y; i < count; i += WORKGROUP_Y) {
      var sum = vec4f(0.0);
      for (var y = 0u; y < WORKGROUP_Y; y++) {
        sum += parts[y * WORKGROUP_X + n4][i];
      }
      for (var q = 0u; q < 4u; q++) {
        let unit = n4 * 4u + q;
        if (unit < H) {
          let now = (t * params.B + first + i) * H + unit;
          let state = tanh_of(pre[now] + b_ih[unit] + b_hh[unit] + sum[q]);
          h[now + params.B * H] = state;
          said[unit][i] = state;
        }
      }
    }
    workgroupBarrier();
  }
}
