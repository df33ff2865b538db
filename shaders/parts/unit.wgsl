// One unit of a recurrent layer at one time step, by one lane. Uses the kernel's parameters `p`, the states `h` and
// `state`, the `symbol` that is read, and `params` H and L.

// Where a layer finds what it needs: its parameters in p, the row of the symbol or the units below, its own units in h.
struct Layer {
  ih: u32,
  hh: u32,
  b_ih: u32,
  b_hh: u32,
  below: u32,
  own: u32,
}

fn weight(i: u32) -> f32 {
  return p[i / 4u][i % 4u];
}

fn padded(length: u32) -> u32 {
  return (length + 63u) / 64u * 64u;
}

fn lstm_unit(at: Layer, l: u32, j: u32) -> f32 {
  let H = params.H;
  var sum = p[at.ih / 4u + select(0u, symbol * H, l == 0u) + j];
  if (l > 0u) {
    sum *= h[at.below];
    for (var k = 1u; k < H; k++) {
      sum += h[at.below + k] * p[at.ih / 4u + k * H + j];
    }
  }
  sum += p[at.b_ih / 4u + j] + p[at.b_hh / 4u + j];
  for (var k = 0u; k < H; k++) {
    sum += h[at.own + k] * p[at.hh / 4u + k * H + j];
  }
  let s = sigmoid4_of(sum);
  let place = (params.L + l) * H + j;
  let memory = s.y * state[place] + s.x * tanh_of(sum.z);
  state[place] = memory;
  return s.w * tanh_of(memory);
}

fn rnn_unit(at: Layer, l: u32, j: u32) -> f32 {
  let H = params.H;
  var sum = weight(at.ih + select(0u, symbol * H, l == 0u) + j);
  if (l > 0u) {
    sum *= h[at.below];
    for (var k = 1u; k < H; k++) {
      sum += h[at.below + k] * weight(at.ih + k * H + j);
    }
  }
  sum += weight(at.b_ih + j) + weight(at.b_hh + j);
  for (var k = 0u; k < H; k++) {
    sum += h[at.own + k] * weight(at.hh + k * H + j);
  }
  return tanh_of(sum);
}
