// Time steps of an LSTM layer inside one dispatch. Streams never meet: a workgroup walks four of them through all steps
// with its own barriers, no other ever waits for it, and what they say stays in workgroup memory. Lanes along x own a
// unit each, with its memory in registers; lanes along y share the sum over the states, whose parts meet once a step.

struct Params {
  T: u32,
  B: u32,
  H: u32,
  carry: u32,
  first_step: u32,
  steps: u32,
}

@group(0) @binding(0) var<storage, read> w_hh: array<vec4f>;        // [H,H] of (i,f,g,o)
@group(0) @binding(1) var<storage, read> b_ih: array<vec4f>;        // [H]
@group(0) @binding(2) var<storage, read> b_hh: array<vec4f>;        // [H]
@group(0) @binding(3) var<storage, read_write> gates: array<vec4f>; // [T,B,H]
@group(0) @binding(4) var<storage, read_write> h: array<f32>;       // [T+1,B,H]
@group(0) @binding(5) var<storage, read_write> c: array<f32>;       // [T+1,B,H]
@group(0) @binding(6) var<uniform> params: Params;

override WORKGROUP_X: u32 = 128;
override WORKGROUP_Y: u32 = 2;

var<workgroup> said: array<vec4f, WORKGROUP_X>; // [H]: the states of the four streams
var<workgroup> parts: array<mat4x4f, WORKGROUP_X * (WORKGROUP_Y - 1u) + 1u>;

// Weights from states k to the gates of a unit, zero past the last state.
fn weights_of(k4: u32, unit: u32) -> mat4x4f {
  let k = k4 * 4u + vec4u(0u, 1u, 2u, 3u);
  let place = min(k, vec4u(params.H - 1u)) * params.H + unit;
  let inside = vec4f(k < vec4u(params.H));
  return mat4x4f(
    inside.x * w_hh[place.x],
    inside.y * w_hh[place.y],
    inside.z * w_hh[place.z],
    inside.w * w_hh[place.w],
  );
}

// Where a stream stands before the first step: from what it said, or from zeros where a sequence begins so.
fn begin(i: u32, stream: u32, unit: u32) -> f32 {
  let states = params.B * params.H;
  let place = stream * params.H + unit;
  let starts = params.first_step == 0u;
  var old = vec2f(0.0);
  if (!starts || params.carry != 0u) {
    let row = select(params.first_step, params.T, starts) * states + place;
    old = vec2f(h[row], c[row]);
  }
  if (starts) {
    h[place] = old.x;
    c[place] = old.y;
  }
  said[unit][i] = old.x;
  return old.y;
}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn lstm_sequence(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let H = params.H;
  let first = group.x * 4u;
  let count = min(4u, params.B - first);
  let unit = min(local.x, H - 1u);
  let owns = local.y == 0u && local.x < H;
  var memory = vec4f(0.0);
  if (owns) {
    for (var i = 0u; i < count; i++) {
      memory[i] = begin(i, first + i, unit);
    }
  }
  let bias = b_ih[unit] + b_hh[unit];
  workgroupBarrier();
  for (var t = params.first_step; t < params.first_step + params.steps; t++) {
    // Streams past the end repeat the last one: their sums are thrown away.
    let row = (t * params.B + min(first + vec4u(0u, 1u, 2u, 3u), vec4u(params.B - 1u))) * H + unit;
    var sums = mat4x4f();
    if (owns) {
      sums = mat4x4f(gates[row.x] + bias, gates[row.y] + bias, gates[row.z] + bias, gates[row.w] + bias);
    }
    for (var k4 = local.y; k4 * 4u < H; k4 += WORKGROUP_Y) {
      let k = k4 * 4u;
      sums += weights_of(k4, unit) * transpose(mat4x4f(said[k], said[k + 1u], said[k + 2u], said[k + 3u]));
    }
    if (local.y > 0u) {
      parts[(local.y - 1u) * WORKGROUP_X + local.x] = sums;
    }
    workgroupBarrier();
    if (owns) {
      for (var y = 1u; y < WORKGROUP_Y; y++) {
        sums += parts[(y - 1u) * WORKGROUP_X + local.x];
      }
      for (var i = 0u; i < count; i++) {
        let s = sigmoid4_of(sums[i]);
        let gate = vec4f(s.x, s.y, tanh_of(sums[i].z), s.w);
        let next = row[i] + params.B * H;
        memory[i] = gate.y * memory[i] + gate.x * gate.z;
        let state = gate.w * tanh_of(memory[i]);
        gates[row[i]] = gate;
        c[next] = memory[i];
        h[next] = state;
        said[unit][i] = state;
      }
    }
    workgroupBarrier();
  }
}
