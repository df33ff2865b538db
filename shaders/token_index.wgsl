// Where each symbol occurs. Workgroup v owns symbol v: its lanes each walk one stretch of the positions twice, first to
// count what is smaller and what is equal, then to write the equal ones behind those of the lanes before.
// Workgroup V writes only the end, starts[V].

struct Params {
  R: u32,
  V: u32,
}

@group(0) @binding(0) var<storage, read> tokens: array<u32>;       // [R]
@group(0) @binding(1) var<storage, read_write> starts: array<u32>; // [V+1]
@group(0) @binding(2) var<storage, read_write> order: array<u32>;  // [R]
@group(0) @binding(3) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

var<workgroup> counts: array<vec2u, WORKGROUP_X>; // smaller than v, equal to v

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn token_index(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let v = group.y;
  let stretch = (params.R + WORKGROUP_X - 1u) / WORKGROUP_X;
  let begin = local.x * stretch;
  let end = min(begin + stretch, params.R);
  var count = vec2u(0u);
  for (var r = begin; r < end; r++) {
    let token = tokens[r];
    count += vec2u(u32(token < v), u32(token == v));
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
  if (v < params.V) {
    var place = start + before;
    for (var r = begin; r < end; r++) {
      if (tokens[r] == v) {
        order[place] = r;
        place++;
      }
    }
  }
}
