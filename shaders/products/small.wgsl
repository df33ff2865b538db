// Walks a product with 4 x 4 numbers an invocation, 32 x 32 a workgroup: half the reuse of `block`, four times as many
// invocations, for products whose blocks would leave most of a device idle.

fn walk(group: vec3u, local: vec3u, fours: u32, rows: u32) {
  let m4 = group.y * WORKGROUP_Y + local.y;
  let n4 = group.x * WORKGROUP_X + local.x;
  if (m4 * 4u >= rows) {
    return;
  }
  let start = start_of(n4);
  var sums = mat4x4f(start, start, start, start);
  var column_sum = vec4f(0.0);
  for (var k4 = 0u; k4 < fours; k4++) {
    let left = left_of(m4, k4);
    let right = right_of(k4, n4);
    // Column m of `sums` is row m of the product: right times the m-th numbers of the four left columns.
    sums += right * transpose(left);
    column_sum += right[0] + right[1] + right[2] + right[3];
  }
  for (var i = 0u; i < 4u; i++) {
    put(m4 * 4u + i, n4, sums[i]);
  }
  if (m4 == 0u) {
    put_sum(n4, column_sum);
  }
}
