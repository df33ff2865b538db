// Any number of rows of up to three inputs: but for the table everything stays in registers. With parts/neuron.wgsl.

// Gradient of the loss by the weights w.
fn gradient_at(w: vec4f) -> vec4f {
  let share = 1.0 / f32(params.rows);
  var g = vec4f(0.0);
  for (var r = 0u; r < params.rows; r++) {
    let here = x[r];
    let score = dot(here, w);
    g += slope_of(score, exp_of(-abs(score)), y[r]) * share * here;
  }
  return g;
}

fn loss_at(w: vec4f) -> f32 {
  var loss = 0.0;
  for (var r = 0u; r < params.rows; r++) {
    let score = dot(x[r], w);
    loss += loss_of(score, exp_of(-abs(score)), y[r]);
  }
  return loss / f32(params.rows);
}

fn train(step: u32, s: Settings) -> Now {
  var held = Held(weights[0], first[0], second[0], vec4f(0.0), Now());
  let told = first_told();
  for (var round = 0u; round < told; round++) {
    held = learned(held, s, gradient_at(held.w), step + round, false);
  }
  for (var round = told; round < params.rounds; round++) {
    held.now.loss = loss_at(held.w);
    held = learned(held, s, gradient_at(held.w), step + round, true);
    record_for(held.now, step + round);
  }
  weights[0] = held.w;
  first[0] = held.m;
  second[0] = held.v;
  grads[0] = held.g;
  return held.now;
}
