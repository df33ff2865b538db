// What an invocation holds of a product: 8 rows by two fours of columns, near and far, and the columns' own sums.

struct Held {
  near0: vec4f, near1: vec4f, near2: vec4f, near3: vec4f, near4: vec4f, near5: vec4f, near6: vec4f, near7: vec4f,
  far0: vec4f, far1: vec4f, far2: vec4f, far3: vec4f, far4: vec4f, far5: vec4f, far6: vec4f, far7: vec4f,
  near_sum: vec4f,
  far_sum: vec4f,
}

fn held_from(near: vec4f, far: vec4f) -> Held {
  let zero = vec4f(0.0);
  return Held(near, near, near, near, near, near, near, near, far, far, far, far, far, far, far, far, zero, zero);
}

// One k of the sum: the column of the left factor, as its upper and lower four, times the row of the right one.
fn hold(held: ptr<function, Held>, upper: vec4f, lower: vec4f, near: vec4f, far: vec4f) {
  (*held).near0 += upper.x * near;
  (*held).near1 += upper.y * near;
  (*held).near2 += upper.z * near;
  (*held).near3 += upper.w * near;
  (*held).near4 += lower.x * near;
  (*held).near5 += lower.y * near;
  (*held).near6 += lower.z * near;
  (*held).near7 += lower.w * near;
  (*held).far0 += upper.x * far;
  (*held).far1 += upper.y * far;
  (*held).far2 += upper.z * far;
  (*held).far3 += upper.w * far;
  (*held).far4 += lower.x * far;
  (*held).far5 += lower.y * far;
  (*held).far6 += lower.z * far;
  (*held).far7 += lower.w * far;
  (*held).near_sum += near;
  (*held).far_sum += far;
}

// Columns n4 and n4 + WORKGROUP_X, in fours, of the eight rows from m. Only the first row of invocations tells the
// sums: they are the same in all. A loop, so that what `put` does is compiled once and not sixteen times.
fn put_held(held: Held, m: u32, n4: u32) {
  let near = array<vec4f, 8>(
    held.near0, held.near1, held.near2, held.near3, held.near4, held.near5, held.near6, held.near7,
  );
  let far = array<vec4f, 8>(held.far0, held.far1, held.far2, held.far3, held.far4, held.far5, held.far6, held.far7);
  for (var i = 0u; i < 16u; i++) {
    put(m + i / 2u, n4 + (i % 2u) * WORKGROUP_X, select(near[i / 2u], far[i / 2u], i % 2u == 1u));
  }
  if (m == 0u) {
    put_sum(n4, held.near_sum);
    put_sum(n4 + WORKGROUP_X, held.far_sum);
  }
}
