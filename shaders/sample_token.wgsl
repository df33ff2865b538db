// The next symbol of a generated text. Each lane owns one stretch of the symbols and adds up their chances; the first lane
// finds the stretch in which the random number falls and walks it. No symbol needs a place of its own in shared memory,
// so V has no bound.

struct Params {
  V: u32,
  P: u32,
  n: u32,
}

@group(0) @binding(0) var<storage, read> logits: array<f32>;              // [V]
@group(0) @binding(1) var<storage, read> hyper: array<f32>;               // [16]
@group(0) @binding(2) var<storage, read> prime: array<u32>;               // [P]
@group(0) @binding(3) var<storage, read_write> counters: array<u32>;      // [4]
@group(0) @binding(4) var<storage, read_write> token: array<u32>;         // [1]
@group(0) @binding(5) var<storage, read_write> tokens: array<u32>;        // [n]
@group(0) @binding(6) var<storage, read_write> probabilities: array<f32>; // [n,V]
@group(0) @binding(7) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

var<workgroup> peaks: array<f32, WORKGROUP_X>;
var<workgroup> sums: array<vec2f, WORKGROUP_X>; // of e^z, and of the chances

// Chance of a symbol, up to a common factor; 0 unless it is among the k likeliest, ties by lower index first.
fn chance(v: u32, peak: f32) -> f32 {
  let z = logits[v];
  let temperature = hyper[HYPER_TEMPERATURE];
  // The likeliest alone is what temperature 0 leaves.
  let k = select(u32(hyper[HYPER_TOP_K]), 1u, temperature < 1e-6);
  if (k > 0u && k < params.V) {
    var rank = 0u;
    for (var u = 0u; u < params.V; u++) {
      rank += u32(logits[u] > z || (logits[u] == z && u < v));
    }
    if (rank >= k) {
      return 0.0;
    }
  }
  return exp_of((z - peak) / max(temperature, 1e-6));
}

// The first symbol at which the sum goes past u of the whole; for a sum rounded down, the last that has a chance.
fn draw(u: f32, peak: f32, stretch: u32) -> u32 {
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
  for (var v = owner * stretch; v < min((owner + 1u) * stretch, params.V) && sum <= u * whole; v++) {
    let here = chance(v, peak);
    if (here > 0.0) {
      chosen = v;
      sum += here;
    }
  }
  return chosen;
}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn sample_token(@builtin(local_invocation_id) local: vec3u) {
  let V = params.V;
  let position = counters[COUNTER_STEP];
  let place = position % params.n;
  let stretch = (V + WORKGROUP_X - 1u) / WORKGROUP_X;
  let begin = local.x * stretch;
  let end = min(begin + stretch, V);
  var peak = logits[0];
  for (var v = begin; v < end; v++) {
    peak = max(peak, logits[v]);
  }
  peaks[local.x] = peak;
  workgroupBarrier();
  for (var lane = 0u; lane < WORKGROUP_X; lane++) {
    peak = max(peak, peaks[lane]);
  }
  var sum = vec2f(0.0);
  for (var v = begin; v < end; v++) {
    sum += vec2f(exp_of(logits[v] - peak), chance(v, peak));
  }
  sums[local.x] = sum;
  workgroupBarrier();
  var whole = 0.0;
  for (var lane = 0u; lane < WORKGROUP_X; lane++) {
    whole += sums[lane].x;
  }
  for (var v = begin; v < end; v++) {
    probabilities[place * V + v] = exp_of(logits[v] - peak) / whole;
  }
  if (local.x != 0u) {
    return;
  }
  var next = 0u;
  if (position + 1u < params.P) {
    next = prime[position + 1u];
  } else {
    next = draw(random_uniform(counters[COUNTER_SEED], STREAM_SAMPLE, position), peak, stretch);
  }
  token[0] = next;
  tokens[place] = next;
  counters[COUNTER_STEP] = position + 1u;
}
