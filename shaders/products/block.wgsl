// Walks a product straight from the buffers: 8 x 8 numbers an invocation, 64 x 64 a workgroup, 64 multiply-adds for 16
// numbers loaded. Along x all read the same rows and neighboring columns; the cache stands for a shared tile.

fn walk(group: vec3u, local: vec3u, fours: u32, rows: u32) {
  let m4 = (group.y * WORKGROUP_Y + local.y) * 2u;
  let n4 = group.x * 2u * WORKGROUP_X + local.x;
  let far4 = n4 + WORKGROUP_X;
  if (m4 * 4u >= rows) {
    return;
  }
  var held = held_from(start_of(n4), start_of(far4));
  for (var k4 = 0u; k4 < fours; k4++) {
    let upper = left_of(m4, k4);
    let lower = left_of(m4 + 1u, k4);
    let near = right_of(k4, n4);
    let far = right_of(k4, far4);
    hold(&held, upper[0], lower[0], near[0], far[0]);
    hold(&held, upper[1], lower[1], near[1], far[1]);
    hold(&held, upper[2], lower[2], near[2], far[2]);
    hold(&held, upper[3], lower[3], near[3], far[3]);
  }
  put_held(held, m4 * 4u, n4);
}
