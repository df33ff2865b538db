// Units of an LSTM by fours: one state for four weights, and a loop short enough that a CPU keeps it decoded. Uses what
// parts/unit.wgsl has.

const UNITS: u32 = 4u; // a lane finishes together

fn weights_at(w: vec4u) -> mat4x4f {
  return mat4x4f(p[w.x], p[w.y], p[w.z], p[w.w]);
}

// What the states h[begin..] add to four units whose weights begin at `first`.
fn add_states(start: mat4x4f, begin: u32, first: vec4u) -> mat4x4f {
  var sums = start;
  var w = first;
  for (var k = begin; k < begin + params.H; k++) {
    sums += h[k] * weights_at(w);
    w += vec4u(params.H);
  }
  return sums;
}

fn finish(sums: mat4x4f, at: Layer, l: u32, four: vec4u) {
  let gate = transpose(sums);
  let place = (params.L + l) * params.H + four;
  let old = vec4f(state[place.x], state[place.y], state[place.z], state[place.w]);
  let memory = sigmoid4_of(gate[1]) * old + sigmoid4_of(gate[0]) * tanh4_of(gate[2]);
  let said = sigmoid4_of(gate[3]) * tanh4_of(memory);
  // A unit that is there more than once comes out the same each time.
  for (var i = 0u; i < 4u; i++) {
    state[place[i]] = memory[i];
    h[at.fresh + four[i]] = said[i];
  }
}

// Units j to j + 3; past the end the last one again.
fn lstm_units(at: Layer, l: u32, j: u32, symbol: u32) {
  let H = params.H;
  let four = min(j + vec4u(0u, 1u, 2u, 3u), vec4u(H - 1u));
  let ih = at.ih / 4u + four;
  var sums = weights_at(at.b_ih / 4u + four) + weights_at(at.b_hh / 4u + four);
  if (l == 0u) {
    sums += weights_at(ih + symbol * H);
  } else {
    sums = add_states(sums, at.below, ih);
  }
  finish(add_states(sums, at.own, at.hh / 4u + four), at, l, four);
}
