// Walks a product with 16 x 16 numbers an invocation, 256 multiply-adds for 32 numbers loaded: for CPUs in disguise, where
// a load costs as much as dozens of multiply-adds, sums in a cached stack cost next to nothing, and what a loop carries
// over is copied once a turn. A GPU has no registers for it.

// Four rows of sums, four k further: column m of `sums` is row m of the product.
fn add_block(sums: mat4x4f, right: mat4x4f, left: mat4x4f) -> mat4x4f {
  return mat4x4f(
    sums[0] + left[0].x * right[0] + left[1].x * right[1] + left[2].x * right[2] + left[3].x * right[3],
    sums[1] + left[0].y * right[0] + left[1].y * right[1] + left[2].y * right[2] + left[3].y * right[3],
    sums[2] + left[0].z * right[0] + left[1].z * right[1] + left[2].z * right[2] + left[3].z * right[3],
    sums[3] + left[0].w * right[0] + left[1].w * right[1] + left[2].w * right[2] + left[3].w * right[3],
  );
}

fn walk(group: vec3u, local: vec3u, fours: u32, rows: u32) {
  let m4 = (group.y * WORKGROUP_Y + local.y) * 4u;
  // Neighbors have neighboring columns.
  let n4 = group.x * 4u * WORKGROUP_X + local.x + vec4u(0u, 1u, 2u, 3u) * WORKGROUP_X;
  if (m4 * 4u >= rows) {
    return;
  }
  let start0 = start_of(n4[0]);
  let start1 = start_of(n4[1]);
  let start2 = start_of(n4[2]);
  let start3 = start_of(n4[3]);
  var s00 = mat4x4f(start0, start0, start0, start0);
  var s01 = mat4x4f(start1, start1, start1, start1);
  var s02 = mat4x4f(start2, start2, start2, start2);
  var s03 = mat4x4f(start3, start3, start3, start3);
  var s10 = mat4x4f(start0, start0, start0, start0);
  var s11 = mat4x4f(start1, start1, start1, start1);
  var s12 = mat4x4f(start2, start2, start2, start2);
  var s13 = mat4x4f(start3, start3, start3, start3);
  var s20 = mat4x4f(start0, start0, start0, start0);
  var s21 = mat4x4f(start1, start1, start1, start1);
  var s22 = mat4x4f(start2, start2, start2, start2);
  var s23 = mat4x4f(start3, start3, start3, start3);
  var s30 = mat4x4f(start0, start0, start0, start0);
  var s31 = mat4x4f(start1, start1, start1, start1);
  var s32 = mat4x4f(start2, start2, start2, start2);
  var s33 = mat4x4f(start3, start3, start3, start3);
  var column_sums = mat4x4f();
  for (var k4 = 0u; k4 < fours; k4++) {
    let right0 = right_of(k4, n4[0]);
    let right1 = right_of(k4, n4[1]);
    let right2 = right_of(k4, n4[2]);
    let right3 = right_of(k4, n4[3]);
    column_sums += mat4x4f(
      right0[0] + right0[1] + right0[2] + right0[3],
      right1[0] + right1[1] + right1[2] + right1[3],
      right2[0] + right2[1] + right2[2] + right2[3],
      right3[0] + right3[1] + right3[2] + right3[3],
    );
    let left0 = left_of(m4 + 0u, k4);
    s00 = add_block(s00, right0, left0);
    s01 = add_block(s01, right1, left0);
    s02 = add_block(s02, right2, left0);
    s03 = add_block(s03, right3, left0);
    let left1 = left_of(m4 + 1u, k4);
    s10 = add_block(s10, right0, left1);
    s11 = add_block(s11, right1, left1);
    s12 = add_block(s12, right2, left1);
    s13 = add_block(s13, right3, left1);
    let left2 = left_of(m4 + 2u, k4);
    s20 = add_block(s20, right0, left2);
    s21 = add_block(s21, right1, left2);
    s22 = add_block(s22, right2, left2);
    s23 = add_block(s23, right3, left2);
    let left3 = left_of(m4 + 3u, k4);
    s30 = add_block(s30, right0, left3);
    s31 = add_block(s31, right1, left3);
    s32 = add_block(s32, right2, left3);
    s33 = add_block(s33, right3, left3);
  }
  let sums = array<mat4x4f, 16>(
    s00, s01, s02, s03,
    s10, s11, s12, s13,
    s20, s21, s22, s23,
    s30, s31, s32, s33,
  );
  // A loop, so that what `put` does is compiled once.
  for (var i = 0u; i < 64u; i++) {
    put(m4 * 4u + i / 4u, n4[i % 4u], sums[i / 16u * 4u + i % 4u][i / 4u % 4u]);
  }
  if (m4 == 0u) {
    for (var i = 0u; i < 4u; i++) {
      put_sum(n4[i], column_sums[i]);
    }
  }
}
