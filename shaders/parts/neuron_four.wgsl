// A table of up to four rows, in registers too, a row a column. Rows that are not there are zeros, and have no share. With
// parts/neuron_held.wgsl.

struct Table {
  rows: mat4x4f,
  labels: vec4f,
  share: vec4f,
}

fn table_of() -> Table {
  let there = vec4u(0u, 1u, 2u, 3u) < vec4u(params.rows);
  return Table(
    mat4x4f(x[0], x[1], x[2], x[3]),
    vec4f(y[0], y[1], y[2], y[3]),
    select(vec4f(0.0), vec4f(1.0 / f32(params.rows)), there),
  );
}

// e^-|score|.
fn exp4_of(score: vec4f) -> vec4f {
  let far = -abs(score);
  return select(exp4_within(max(far, vec4f(-87.0))), vec4f(0.0), far < vec4f(-87.0));
}

fn gradient_at(table: Table, w: vec4f) -> vec4f {
  let score = w * table.rows;
  let e = exp4_of(score);
  let q = 1.0 / (1.0 + e);
  let slope = select(e * q, q, score >= vec4f(0.0)) - table.labels;
  return table.rows * (slope * table.share);
}

fn loss_at(table: Table, w: vec4f) -> f32 {
  let score = w * table.rows;
  let e = exp4_of(score);
  let beyond = vec4f(log1p_of(e.x), log1p_of(e.y), log1p_of(e.z), log1p_of(e.w));
  return dot(max(score, vec4f(0.0)) - score * table.labels + beyond, table.share);
}
