// Up to four rows of up to three inputs: the table too stays in registers, a row a column. Rows that are not there are
// zeros, and have no share. With parts/neuron.wgsl.

struct Seen {
  score: vec4f,
  e: vec4f,
  // By the weights.
  gradient: vec4f,
}

fn see(table: mat4x4f, labels: vec4f, share: vec4f, w: vec4f) -> Seen {
  let score = w * table;
  let far = -abs(score);
  let e = select(exp4_within(max(far, vec4f(-87.0))), vec4f(0.0), far < vec4f(-87.0));
  let q = 1.0 / (1.0 + e);
  let slope = select(e * q, q, score >= vec4f(0.0)) - labels;
  return Seen(score, e, table * (slope * share));
}

fn train(step: u32, s: Settings) -> Now {
  let table = mat4x4f(x[0], x[1], x[2], x[3]);
  let labels = vec4f(y[0], y[1], y[2], y[3]);
  let share = select(vec4f(0.0), vec4f(1.0 / f32(params.rows)), vec4u(0u, 1u, 2u, 3u) < vec4u(params.rows));
  var held = Held(weights[0], first[0], second[0], vec4f(0.0), Now());
  let told = first_told();
  for (var round = 0u; round < told; round++) {
    held = learned(held, s, see(table, labels, share, held.w).gradient, step + round, false);
  }
  for (var round = told; round < params.rounds; round++) {
    let seen = see(table, labels, share, held.w);
    let beyond = vec4f(log1p_of(seen.e.x), log1p_of(seen.e.y), log1p_of(seen.e.z), log1p_of(seen.e.w));
    held.now.loss = dot(max(seen.score, vec4f(0.0)) - seen.score * labels + beyond, share);
    held = learned(held, s, seen.gradient, step + round, true);
    record_for(held.now, step + round);
  }
  weights[0] = held.w;
  first[0] = held.m;
  second[0] = held.v;
  grads[0] = held.g;
  return held.now;
}
