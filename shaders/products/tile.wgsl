// Walks a product through workgroup memory, 64 x 64 numbers and 16 k at a time: an invocation brings 4 x 4 of either
// factor, and each is then read by eight invocations without going to the buffers again.

const TILE_K: u32 = 4u; // in fours

var<workgroup> left_tile: array<vec4f, 256>;  // [16 k, 16 fours of m]
var<workgroup> right_tile: array<vec4f, 256>; // [16 k, 16 fours of n]

fn walk(group: vec3u, local: vec3u, fours: u32, rows: u32) {
  let n4 = group.x * 16u + local.x;
  var held = held_from(start_of(n4), start_of(n4 + 8u));
  let lane = local.y * 8u + local.x;
  let across = lane % 16u;
  let along = lane / 16u;
  let place = along * 64u + across;
  for (var first = 0u; first < fours; first += TILE_K) {
    let left = left_of(group.y * 16u + across, first + along);
    let right = right_of(first + along, group.x * 16u + across);
    for (var k = 0u; k < 4u; k++) {
      left_tile[place + k * 16u] = left[k];
      right_tile[place + k * 16u] = right[k];
    }
    workgroupBarrier();
    // Behind the last k lies what must not be added.
    let until = min(TILE_K, fours - first) * 4u;
    for (var k = 0u; k < until; k++) {
      let row = k * 16u + local.y * 2u;
      let column = k * 16u + local.x;
      hold(&held, left_tile[row], left_tile[row + 1u], right_tile[column], right_tile[column + 8u]);
    }
    workgroupBarrier();
  }
  put_held(held, (group.y * 8u + local.y) * 8u, n4);
}
