// Units of a recurrent layer at one time step, and the scores of symbols. Uses the kernel's parameters `p`, `state`, the states `h` of which a round
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

fn weight(i: u32) -> f32 {
  return p[i / 4u][i % 4u];
}

fn padded(length: u32) -> u32 {
  return (length + 63u) / 64u * 64u;
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

// What the states h[begin..] and the head, which lies at `end` in p, give symbol v.
fn score_one(v: u32, begin: u32, end: u32) -> f32 {
  let V = params.V;
  var sum = weight(end + padded(params.H * V) + v);
  var w = end + v;
  for (var k = begin; k < begin + params.H; k++) {
    sum += h[k] * weight(w);
    w += V;
  }
  return sum;
}

// The same for symbols 4 v4 to 4 v4 + 3, where the symbols are whole fours.
fn score_four(v4: u32, begin: u32, end: u32) -> vec4f {
  let V4 = params.V / 4u;
  var sum = p[(end + padded(params.H * params.V)) / 4u + v4];
  var w = end / 4u + v4;
  var k = begin;
  for (; k + 4u <= begin + params.H; k += 4u) {
    sum += h[k] * p[w];
    sum += h[k + 1u] * p[w + V4];
    sum += h[k + 2u] * p[w + 2u * V4];
    sum += h[k + 3u] * p[w + 3u * V4];
    w += 4u * V4;
  }
  for (; k < begin + params.H; k++) {
    sum += h[k] * p[w];
    w += V4;
  }
  return sum;
}
