// The batch of this training step out of the text on the device: x is read, y is what came next. A workgroup owns four
// symbols: its lanes each walk one stretch of the batch twice, first to count what is smaller and what is equal to each,
// then to list the equal ones behind those of the lanes before. Symbol V, which nothing is, has only a start.

struct Params {
  first: u32,
  length: u32,
  T: u32,
  B: u32,
  random: u32,
  V: u32,
}

@group(0) @binding(0) var<storage, read> corpus: array<u32>;       // [first+length]
@group(0) @binding(1) var<storage, read> counters: array<u32>;     // [4]
@group(0) @binding(2) var<storage, read_write> x: array<u32>;      // [T,B]
@group(0) @binding(3) var<storage, read_write> y: array<u32>;      // [T,B]
@group(0) @binding(4) var<storage, read_write> starts: array<u32>; // [V+1]
@group(0) @binding(5) var<storage, read_write> order: array<u32>;  // [T,B]
@group(0) @binding(6) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

var<workgroup> below: array<u32, WORKGROUP_X>;    // smaller than the first symbol
var<workgroup> counts: array<vec4u, WORKGROUP_X>; // equal to each of the four

// Where stream b of this step starts, before it goes around the end.
fn start_of(b: u32, pairs: u32) -> u32 {
  let step = counters[COUNTER_STEP];
  if (params.random != 0u) {
    return random_bits(counters[COUNTER_SEED], STREAM_BATCH, step * params.B + b) % (pairs - params.T + 1u);
  }
  // (step mod pairs) T is step T around the end, and stays below 2^32.
  return (b * pairs) / params.B + (step % pairs) * params.T;
}

// Where in the corpus place i of the batch lies.
fn place_of(i: u32) -> u32 {
  let pairs = params.length - 1u;
  return params.first + (start_of(i % params.B, pairs) + i / params.B) % pairs;
}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn draw_text(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let first = group.y * 4u;
  let own = first + vec4u(0u, 1u, 2u, 3u);
  let R = params.T * params.B;
  let stretch = (R + WORKGROUP_X - 1u) / WORKGROUP_X;
  let begin = local.x * stretch;
  let end = min(begin + stretch, R);
  var smaller = 0u;
  var equal = vec4u(0u);
  for (var r = begin; r < end; r++) {
    let place = place_of(r);
    let token = corpus[place];
    smaller += u32(token < first);
    equal += vec4u(vec4u(token) == own);
    // The workgroups share the writing.
    if (r % groups.y == group.y) {
      x[r] = token;
      y[r] = corpus[place + 1u];
    }
  }
  below[local.x] = smaller;
  counts[local.x] = equal;
  workgroupBarrier();
  var start = 0u;
  var before = vec4u(0u);
  var all = vec4u(0u);
  for (var lane = 0u; lane < WORKGROUP_X; lane++) {
    start += below[lane];
    before += select(vec4u(0u), counts[lane], lane < local.x);
    all += counts[lane];
  }
  let begins = vec4u(start, start + all.x, start + all.x + all.y, start + all.x + all.y + all.z);
  if (local.x < 4u && first + local.x <= params.V) {
    starts[first + local.x] = begins[local.x];
  }
  if (any(equal > vec4u(0u))) {
    var next = begins + before;
    for (var r = begin; r < end; r++) {
      let which = corpus[place_of(r)] - first;
      if (which < 4u) {
        order[next[which]] = r;
        next[which]++;
      }
    }
  }
}
