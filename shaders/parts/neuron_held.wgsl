// Rounds of a neuron of up to three inputs: its parameters, and what an optimizer keeps of them, stay in registers. Uses
// parts/neuron.wgsl, and of neuron_four or neuron_few: `Table`, `table_of`, and at weights w `gradient_at` and `loss_at`.

// Four parameters, and the books.
struct Held {
  w: vec4f,
  m: vec4f,
  v: vec4f,
  g: vec4f,
  now: Now,
}

// After a round along the gradient g of four parameters, which are all there are.
fn learned(before: Held, s: Settings, g: vec4f, step: u32, told: bool) -> Held {
  let now = account_for(before.now, s, step, dot(g, g), told);
  let clipped = g * now.clip;
  let next = updated(s, now, before.w, clipped, before.m, before.v);
  return Held(next.p, next.m, next.v, clipped, now);
}

fn train(step: u32, s: Settings) -> Now {
  let table = table_of();
  var held = Held(weights[0], first[0], second[0], vec4f(0.0), Now());
  let told = first_told();
  for (var round = 0u; round < told; round++) {
    held = learned(held, s, gradient_at(table, held.w), step + round, false);
  }
  for (var round = told; round < params.rounds; round++) {
    held.now.loss = loss_at(table, held.w);
    held = learned(held, s, gradient_at(table, held.w), step + round, true);
    record_for(held.now, step + round);
  }
  weights[0] = held.w;
  first[0] = held.m;
  second[0] = held.v;
  grads[0] = held.g;
  return held.now;
}
