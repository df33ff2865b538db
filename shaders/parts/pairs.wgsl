// Units of an LSTM by twos: eight loads at a time that wait for nothing. Uses what parts/unit.wgsl has.

const UNITS: u32 = 2u; // a lane finishes together

// What adds up for two units.
struct Sums {
  a: vec4f,
  b: vec4f,
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
