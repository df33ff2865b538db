// The batch of this training step out of the text on the device: x is read, y is what came next. Workgroup v owns
// symbol v: its lanes each walk one stretch of the batch twice, first to count what is smaller and what is equal, then
// to list the equal ones behind those of the lanes before. Workgroup V writes only the end, starts[V].

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

var<workgroup> counts: array<vec2u, WORKGROUP_X>; // smaller than v, equal to v

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
fn draw_text(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let v = group.y;
  let R = params.T * params.B;
  let stretch = (R + WORKGROUP_X - 1u) / WORKGROUP_X;
  let begin = local.x * stretch;
  let end = min(begin + stretch, R);
  var count = vec2u(0u);
  for (var r = begin; r < end; r++) {
    let place = place_of(r);
    let token = corpus[place];
    count += vec2u(u32(token < v), u32(token == v));
    // The workgroups share the writing.
    if (r % (params.V + 1u) == v) {
      x[r] = token;
      y[r] = corpus[place + 1u];
    }
  }
  counts[local.x] = count;
  workgroupBarrier();
  var start = 0u;
  var before = 0u;
  for (var lane = 0u; lane < WORKGROUP_X; lane++) {
    let found = counts[lane];
    start += found.x;
    before += select(0u, found.y, lane < local.x);
  }
  if (local.x == 0u) {
    starts[v] = start;
  }
  if (v < params.V && count.y > 0u) {
    var next = start + before;
    for (var r = begin; r < end; r++) {
      if (corpus[place_of(r)] == v) {
        order[next] = r;
        next++;
      }
    }
  }
}
