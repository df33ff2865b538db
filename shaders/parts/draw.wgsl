// How a symbol is drawn from scores by one workgroup. Uses the kernel's `score(v)`, `params` V, P and n, `hyper`, `prime`,
// `counters`, `token`, `tokens`, `probabilities`, `WORKGROUP_X`, and `sums`, in which each lane leaves what its own
// stretch of symbols adds up to: of e^z, and of chances.

// Symbols in the stretch of a lane; the last ones may have fewer.
fn stretch_of() -> u32 {
  return (params.V + WORKGROUP_X - 1u) / WORKGROUP_X;
}

// Chance of a symbol, up to a common factor; 0 unless it is among the k likeliest, ties by lower index first.
fn chance(v: u32, peak: f32) -> f32 {
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
fn draw(u: f32, peak: f32) -> u32 {
  var whole = 0.0;
  for (var lane = 0u; lane < WORKGROUP_X; lane++) {
    whole += sums[lane].y;
  }
  var before = 0.0;
  var owner = 0u;
  var sum = 0.0;
  for (var lane = 0u; lane < WORKGROUP_X && sum <= u * whole; lane++) {
    if (sums[lane].y > 0.0) {
      owner = lane;
      before = sum;
      sum += sums[lane].y;
    }
  }
  var chosen = 0u;
  sum = before;
  let stretch = stretch_of();
  for (var v = owner * stretch; v < min((owner + 1u) * stretch, params.V) && sum <= u * whole; v++) {
    let here = chance(v, peak);
    if (here > 0.0) {
      chosen = v;
      sum += here;
    }
  }
  return chosen;
}

// Writes the symbol that follows position `position`, the prime's where there is one, and what the network gave each at
// temperature 1. All lanes call it together; lane 0 is told the symbol. Any number of symbols: none has a place of its own.
fn draw_symbol(lane: u32, position: u32) -> u32 {
  let V = params.V;
  let begin = lane * stretch_of();
  let end = min(begin + stretch_of(), V);
  var peak = score(0u);
  for (var v = 1u; v < V; v++) {
    peak = max(peak, score(v));
  }
  var sum = vec2f(0.0);
  for (var v = begin; v < end; v++) {
    sum += vec2f(exp_of(score(v) - peak), chance(v, peak));
  }
  sums[lane] = sum;
  workgroupBarrier();
  var whole = 0.0;
  for (var other = 0u; other < WORKGROUP_X; other++) {
    whole += sums[other].x;
  }
  let place = position % params.n;
  for (var v = begin; v < end; v++) {
    probabilities[place * V + v] = exp_of(score(v) - peak) / whole;
  }
  var next = 0u;
  if (lane == 0u) {
    if (position + 1u < params.P) {
      next = prime[position + 1u];
    } else {
      next = draw(random_uniform(counters[COUNTER_SEED], STREAM_SAMPLE, position), peak);
    }
    token[0] = next;
    tokens[place] = next;
  }
  return next;
}
