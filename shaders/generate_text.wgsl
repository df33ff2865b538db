// A text written symbol by symbol inside one dispatch: every round reads a symbol, runs all layers for one time step, and
// draws the next one. One workgroup of one subgroup does it: its lanes share the units of a layer and meet after each,
// which costs far less than a dispatch a layer and a symbol as long as the weights are few; see src/nn/sampler.ts. How
// many units of an LSTM a lane does at once stands in the part that is appended, pairs or fours.
// Parts: draw, unit.

struct Params {
  V: u32,
  H: u32,
  L: u32,
  G: u32,
  P: u32,
  n: u32,
  flat: u32,
  rounds: u32,
}

@group(0) @binding(0) var<storage, read> p: array<vec4f>;                 // [flat,4]
@group(0) @binding(1) var<storage, read> hyper: array<f32>;               // [16]
@group(0) @binding(2) var<storage, read> prime: array<u32>;               // [P]
@group(0) @binding(3) var<storage, read_write> counters: array<u32>;      // [4]
@group(0) @binding(4) var<storage, read_write> token: array<u32>;         // [1]
@group(0) @binding(5) var<storage, read_write> tokens: array<u32>;        // [n]
@group(0) @binding(6) var<storage, read_write> probabilities: array<f32>; // [n,V]
@group(0) @binding(7) var<storage, read_write> state: array<f32>;         // [2,L,H]
@group(0) @binding(8) var<uniform> params: Params;

override WORKGROUP_X: u32 = 32;
override WORKGROUP_Y: u32 = 1;

var<workgroup> h: array<f32, 2048>; // twice [L,H]: a round reads one half and writes the other
var<workgroup> z: array<f32, 1024>; // [V]

fn score(v: u32) -> f32 {
  return z[v];
}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn generate_text(@builtin(local_invocation_index) lane: u32) {
  let H = params.H;
  let V = params.V;
  let N = params.G * H;
  let units = params.L * H;
  let start = counters[COUNTER_STEP];
  for (var i = lane; i < units; i += WORKGROUP_X) {
    h[i] = state[i];
  }
  var symbol = token[0];
  storageBarrier();
  workgroupBarrier();
  var old = 0u; // the half of h that is read
  for (var round = 0u; round < params.rounds; round++) {
    let fresh = units - old;
    var end = 0u;
    for (var l = 0u; l < params.L; l++) {
      let hh = end + padded(select(H, V, l == 0u) * N);
      let biases = hh + padded(H * N);
      let below = fresh + max(l, 1u) * H - H;
      let at = Layer(end, hh, biases, biases + padded(N), below, old + l * H, fresh + l * H);
      if (params.G == 4u) {
        for (var j = UNITS * lane; j < H; j += UNITS * WORKGROUP_X) {
          lstm_units(at, l, j, symbol);
        }
      } else {
        for (var j = lane; j < H; j += WORKGROUP_X) {
          rnn_unit(at, l, j, symbol);
        }
      }
      end = biases + 2u * padded(N);
      workgroupBarrier();
    }
    let top = fresh + units - H;
    if (V % 4u == 0u) {
      for (var v4 = lane; v4 < V / 4u; v4 += WORKGROUP_X) {
        let four = score_four(v4, top, end);
        for (var i = 0u; i < 4u; i++) {
          z[v4 * 4u + i] = four[i];
        }
      }
    } else {
      for (var v = lane; v < V; v += WORKGROUP_X) {
        z[v] = score_one(v, top, end);
      }
    }
    // What a lane scores is not what it draws among.
    workgroupBarrier();
    symbol = draw_symbol(lane, start + round);
    old = fresh;
  }
  for (var i = lane; i < units; i += WORKGROUP_X) {
    state[i] = h[old + i];
  }
  if (lane == 0u) {
    counters[COUNTER_STEP] = start + params.rounds;
  }
}
