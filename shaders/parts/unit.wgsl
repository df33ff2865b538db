// Units of a recurrent layer at one time step. Uses the kernel's parameters `p`, `state`, the states `h` of which a round
// reads one half and writes the other, and `params` H and L.

// Where a layer finds what it needs: its parameters in p; in h the units below, its own old ones, and where new ones go.
struct Layer {
  ih: u32,
  hh: u32,
  b_ih: u32,
  b_hh: u32,
  below: u32,
  own: u32,
  fresh: u32,
}

// Two units of an LSTM, one of an RNN: what adds up for them.
struct Sums {
  a: vec4f,
  b: vec4f,
}

fn weight(i: u32) -> f32 {
  return p[i / 4u][i % 4u];
}

fn padded(length: u32) -> u32 {
  return (length + 63u) / 64u * 64u;
}

// What the states h[begin..] add to two units whose weights begin at w.x and w.y, H apart. Four at a time: loads that wait
// for nothing, and fewer turns of the loop.
fn add_states(start: Sums, begin: u32, first: vec2u) -> Sums {
  let H = params.H;
  var a = start.a;
  var b = start.b;
  var w = first;
  var k = begin;
  for (; k + 4u <= begin + H; k += 4u) {
    let s = vec4f(h[k], h[k + 1u], h[k + 2u], h[k + 3u]);
    a += s.x * p[w.x];
    b += s.x * p[w.y];
    a += s.y * p[w.x + H];
    b += s.y * p[w.y + H];
    a += s.z * p[w.x + 2u * H];
    b += s.z * p[w.y + 2u * H];
    a += s.w * p[w.x + 3u * H];
    b += s.w * p[w.y + 3u * H];
    w += 4u * H;
  }
  for (; k < begin + H; k++) {
    a += h[k] * p[w.x];
    b += h[k] * p[w.y];
    w += H;
  }
  return Sums(a, b);
}

fn finish(sum: vec4f, at: Layer, l: u32, j: u32) {
  let s = sigmoid4_of(sum);
  let place = (params.L + l) * params.H + j;
  let memory = s.y * state[place] + s.x * tanh_of(sum.z);
  state[place] = memory;
  h[at.fresh + j] = s.w * tanh_of(memory);
}

// Units j and j + 1, so that a state is loaded once for both.
fn lstm_units(at: Layer, l: u32, j: u32, symbol: u32) {
  let H = params.H;
  let two = vec2u(j, min(j + 1u, H - 1u));
  let ih = at.ih / 4u + two;
  var sums = Sums(vec4f(0.0), vec4f(0.0));
  if (l == 0u) {
    sums = Sums(p[ih.x + symbol * H], p[ih.y + symbol * H]);
  } else {
    sums = add_states(sums, at.below, ih);
  }
  sums.a += p[at.b_ih / 4u + two.x] + p[at.b_hh / 4u + two.x];
  sums.b += p[at.b_ih / 4u + two.y] + p[at.b_hh / 4u + two.y];
  sums = add_states(sums, at.own, at.hh / 4u + two);
  finish(sums.a, at, l, j);
  if (j + 1u < H) {
    finish(sums.b, at, l, j + 1u);
  }
}

fn rnn_unit(at: Layer, l: u32, j: u32, symbol: u32) {
  let H = params.H;
  var sum = 0.0;
  if (l == 0u) {
    sum = weight(at.ih + symbol * H + j);
  } else {
    for (var k = 0u; k < H; k++) {
      sum += h[at.below + k] * weight(at.ih + k * H + j);
    }
  }
  sum += weight(at.b_ih + j) + weight(at.b_hh + j);
  for (var k = 0u; k < H; k++) {
    sum += h[at.own + k] * weight(at.hh + k * H + j);
  }
  h[at.fresh + j] = tanh_of(sum);
}
