// Backpropagation through time of an LSTM layer inside one dispatch, from the last step to the first: a workgroup walks
// four streams. Lanes along x own four units each, lanes along y share the sum over what the gates of the step after say
// and then finish a stream each. The gates' gradients go through their own buffer: they are written there anyway, and
// all lanes read the same address.

struct Params {
  T: u32,
  B: u32,
  H: u32,
  first_step: u32,
  steps: u32,
}

@group(0) @binding(0) var<storage, read> w_hh: array<vec4f>;         // [H,H] of (i,f,g,o)
@group(0) @binding(1) var<storage, read> gates: array<vec4f>;        // [T,B,H]
@group(0) @binding(2) var<storage, read> c: array<f32>;              // [T+1,B,H]
@group(0) @binding(3) var<storage, read_write> dh: array<f32>;       // [T,B,H]
@group(0) @binding(4) var<storage, read_write> dgates: array<vec4f>; // [T,B,H]
@group(0) @binding(5) var<storage, read_write> dc: array<f32>;       // [B,H]
@group(0) @binding(6) var<uniform> params: Params;

override WORKGROUP_X: u32 = 32;
override WORKGROUP_Y: u32 = 8;

var<workgroup> parts: array<mat4x4f, WORKGROUP_X * WORKGROUP_Y>;

// What unit k of the step after `t` tells four units, for four streams. Streams past the end repeat the last one.
fn back_of(t: u32, k: u32, n4: u32, first: u32) -> mat4x4f {
  let unit = min(n4 * 4u + vec4u(0u, 1u, 2u, 3u), vec4u(params.H - 1u)) * params.H + k;
  let stream = min(first + vec4u(0u, 1u, 2u, 3u), vec4u(params.B - 1u));
  let row = ((t + 1u) * params.B + stream) * params.H + k;
  let weights = mat4x4f(w_hh[unit.x], w_hh[unit.y], w_hh[unit.z], w_hh[unit.w]);
  return transpose(weights) * mat4x4f(dgates[row.x], dgates[row.y], dgates[row.z], dgates[row.w]);
}

fn finish(t: u32, stream: u32, unit: u32, back: f32) {
  let now = (t * params.B + stream) * params.H + unit;
  let line = stream * params.H + unit;
  let gate = gates[now];
  let squashed = tanh_of(c[now + params.B * params.H]);
  let total = dh[now] + back;
  var memory = total * gate.w * (1.0 - squashed) * (1.0 + squashed);
  if (t + 1u < params.T) {
    memory += dc[line];
  }
  let slope = vec4f(gate.xy * (1.0 - gate.xy), (1.0 - gate.z) * (1.0 + gate.z), gate.w * (1.0 - gate.w));
  dh[now] = total;
  dgates[now] = vec4f(memory * gate.z, memory * c[now], memory * gate.x, total * squashed) * slope;
  dc[line] = memory * gate.y;
}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn lstm_sequence_grad(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let H = params.H;
  let first = group.x * 4u;
  let n4 = local.x;
  for (var step = params.first_step; step < params.first_step + params.steps; step++) {
    let t = params.T - 1u - step;
    var sums = mat4x4f();
    // The last step has no future to hear from.
    if (step > 0u) {
      for (var k = local.y; k < H; k += WORKGROUP_Y) {
        sums += back_of(t, k, n4, first);
      }
    }
    parts[local.y * WORKGROUP_X + n4] = sums;
    workgroupBarrier();
    for (var i = local.y; i < min(4u, params.B - first); i += WORKGROUP_Y) {
      var back = vec4f(0.0);
      for (var y = 0u; y < WORKGROUP_Y; y++) {
        back += parts[y * WORKGROUP_X + n4][i];
      }
      for (var q = 0u; q < 4u; q++) {
        if (n4 * 4u + q < H) {
          finish(t, first + i, n4 * 4u + q, back[q]);
        }
      }
    }
    // The next step reads what all lanes wrote, and writes over the parts they read.
    storageBarrier();
    workgroupBarrier();
  }
}
