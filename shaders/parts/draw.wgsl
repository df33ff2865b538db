// How a symbol is drawn from scores by one workgroup. Uses the kernel's `score(v)`, `params` V, P and n, `hyper`, `prime`,
// `counters`, `token`, `tokens`, `probabilities` and `WORKGROUP_X`. Lane 0 adds up what the others leave, and they meet:
// cheaper than that each adds up for itself.

var<workgroup> peaks: array<f32, WORKGROUP_X>;
var<workgroup> sums: array<vec2f, WORKGROUP_X>; // of e^z, and of the chances, over the stretch of a lane
var<workgroup> peak: f32;
var<workgroup> whole: f32;
var<workgroup> drawn: u32;

// Symbols in the stretch of a lane; the last ones may have fewer.
fn stretch_of() -> u32 {
  return (params.V + WORKGROUP_X - 1u) / WORKGROUP_X;
}

// Chance of a symbol, up to a common factor; 0 unless it is among the k likeliest, ties by lower index first.
fn chance(v: u32) -> f32 {
  let z = score(v);
  let temperature = hyper[HYPER_TEMPERATURE];
  // The likeliest alone is what temperature 0 leaves.
  let k = select(u32(hyper[HYPER_TOP_K]), 1u, temperature < 1e-6);
  if (k > 0u && k < params.V) {
    var rank = 0u;
    for (var u = 0u; u < params.V; u++) {
      rank += u32(score(u) > z || (score(u) == z && u < v));
    }
    if (rank >= k) {
      return 0.0;
    }
  }
  return exp_of((z - peak) / max(temperature, 1e-6));
}

// The first symbol at which the sum goes past u of the whole; for a sum rounded down, the last that has a chance. For one
// lane, once `sums` holds (sum of e^z, sum of chances) of every stretch.
fn draw(u: f32) -> u32 {
  var all = 0.0;
  for (var lane = 0u; lane < WORKGROUP_X; lane++) {
    all += sums[lane].y;
  }
  var before = 0.0;
  var owner = 0u;
  var sum = 0.0;
  for (var lane = 0u; lane < WORKGROUP_X && sum <= u * all; lane++) {
    if (sums[lane].y > 0.0) {
      owner = lane;
      before = sum;
      sum += sums[lane].y;
    }
  }
  var chosen = 0u;
  sum = before;
  let stretch = stretch_of();
  for (var v = owner * stretch; v < min((owner + 1u) * stretch, params.V) && sum <= u * all; v++) {
    let here = chance(v);
    if (here > 0.0) {
      chosen = v;
      sum += here;
    }
  }
  return chosen;
}

// Writes the symbol that follows position `position`, the prime's where there is one, and what the network gave each at
// temperature 1. All lanes call it together, once the scores are there, and are told the symbol. Any number of symbols.
fn draw_symbol(lane: u32, position: u32) -> u32 {
  let V = params.V;
  let begin = lane * stretch_of();
  let end = min(begin + stretch_of(), V);
  var most = score(min(begin, V - 1u));
  for (var v = begin; v < end; v++) {
    most = max(most, score(v));
  }
  peaks[lane] = most;
  workgroupBarrier();
  if (lane == 0u) {
    for (var other = 1u; other < WORKGROUP_X; other++) {
      most = max(most, peaks[other]);
    }
    peak = most;
  }
  workgroupBarrier();
  var sum = vec2f(0.0);
  for (var v = begin; v < end; v++) {
    sum += vec2f(exp_of(score(v) - peak), chance(v));
  }
  sums[lane] = sum;
  workgroupBarrier();
  let place = position % params.n;
  if (lane == 0u) {
    for (var other = 1u; other < WORKGROUP_X; other++) {
      sum += sums[other];
    }
    whole = sum.x;
    if (position + 1u < params.P) {
      drawn = prime[position + 1u];
    } else {
      drawn = draw(random_uniform(counters[COUNTER_SEED], STREAM_SAMPLE, position));
    }
    token[0] = drawn;
    tokens[place] = drawn;
  }
  workgroupBarrier();
  for (var v = begin; v < end; v++) {
    probabilities[place * V + v] = exp_of(score(v) - peak) / whole;
  }
  return drawn;
}
