// Backpropagation through time of a tanh RNN layer inside one dispatch, from the last step to the first: a workgroup
// walks four streams. Lanes along x own four units each, lanes along y share the sum over what the units of the step
// after say, which stays in workgroup memory, and then finish a stream each.

struct Params {
  T: u32,
  B: u32,
  H: u32,
  first_step: u32,
  steps: u32,
}

@group(0) @binding(0) var<storage, read> w_hh: array<f32>;     // [H,H]
@group(0) @binding(1) var<storage, read> h: array<f32>;        // [T+1,B,H]
@group(0) @binding(2) var<storage, read_write> dh: array<f32>; // [T,B,H]
@group(0) @binding(3) var<storage, read_write> da: array<f32>; // [T,B,H]
@group(0) @binding(4) var<uniform> params: Params;

override WORKGROUP_X: u32 = 32;
override WORKGROUP_Y: u32 = 4;

var<workgroup> after: array<vec4f, WORKGROUP_X * 4u>; // [H]: da of the step after, of the four streams
var<workgroup> parts: array<mat4x4f, WORKGROUP_X * WORKGROUP_Y>;

// Weights from four units to unit k.
fn weights_of(k: u32, n4: u32) -> vec4f {
  let place = min(n4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.H - 1u)) * params.H + k;
  return vec4f(w_hh[place.x], w_hh[place.y], w_hh[place.z], w_hh[place.w]);
}

fn finish(t: u32, i: u32, stream: u32, unit: u32, back: f32) {
  let now = (t * params.B + stream) * params.H + unit;
  let state = h[now + params.B * params.H];
  let total = dh[now] + back;
  let slope = total * (1.0 - state) * (1.0 + state);
  dh[now] = total;
  da[now] = slope;
  after[unit][i] = slope;
}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn rnn_sequence_grad(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let H = params.H;
  let first = group.x * 4u;
  let count = min(4u, params.B - first);
  let n4 = local.x;
  // The last step of all has no future to hear from: it stays at zero.
  if (params.first_step > 0u && local.y == 0u) {
    for (var i = 0u; i < count; i++) {
      for (var unit = n4 * 4u; unit < min(n4 * 4u + 4u, H); unit++) {
        after[unit][i] = da[((params.T - params.first_step) * params.B + first + i) * H + unit];
      }
    }
  }
  workgroupBarrier();
  for (var step = params.first_step; step < params.first_step + params.steps; step++) {
    var sums = mat4x4f();
    for (var k = local.y; k < H; k += WORKGROUP_Y) {
      let weights = weights_of(k, n4);
      let said = after[k];
      sums += mat4x4f(weights * said.x, weights * said.y, weights * said.z, weights * said.w);
    }
    parts[local.y * WORKGROUP_X + n4] = sums;
    workgroupBarrier();
    for (var i = local.y; i < count; i += WORKGROUP_Y) {
      var back = vec4f(0.0);
      for (var y = 0u; y < WORKGROUP_Y; y++) {
        back += parts[y * WORKGROUP_X + n4][i];
      }
      for (var q = 0u; q < 4u; q++) {
        if (n4 * 4u + q < H) {
          finish(params.T - 1u - step, i, first + i, n4 * 4u + q, back[q]);
        }
      }
    }
    workgroupBarrier();
  }
}
