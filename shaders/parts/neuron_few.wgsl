// A table of any number of rows, in the workgroup's memory. With parts/neuron_held.wgsl.

struct Table {
  share: f32,
}

fn table_of() -> Table {
  return Table(1.0 / f32(params.rows));
}

fn gradient_at(table: Table, w: vec4f) -> vec4f {
  var g = vec4f(0.0);
  for (var r = 0u; r < params.rows; r++) {
    let here = x[r];
    let score = dot(here, w);
    g += slope_of(score, exp_of(-abs(score)), y[r]) * table.share * here;
  }
  return g;
}

fn loss_at(table: Table, w: vec4f) -> f32 {
  var loss = 0.0;
  for (var r = 0u; r < params.rows; r++) {
    let score = dot(x[r], w);
    loss += loss_of(score, exp_of(-abs(score)), y[r]);
  }
  return loss * table.share;
}
