// How one neuron learns from a table, by one invocation, whatever the form. Uses the kernel's `ring` and `params`, and
// parts/rules.wgsl.

// Four parameters, and the books.
struct Held {
  w: vec4f,
  m: vec4f,
  v: vec4f,
  g: vec4f,
  now: Now,
}

// The history keeps S rounds: what this dispatch itself writes over is not worked out. Rounds before the first that is
// told have a loop of their own, since a device may work out what it then leaves.
fn first_told() -> u32 {
  return max(params.rounds, params.S) - params.S;
}

// After a round along the gradient g of four parameters, which are all there are.
fn learned(before: Held, s: Settings, g: vec4f, step: u32, told: bool) -> Held {
  let now = account_for(before.now, s, step, dot(g, g), told);
  let clipped = g * now.clip;
  let next = updated(s, now, before.w, clipped, before.m, before.v);
  return Held(next.p, next.m, next.v, clipped, now);
}

// Slope of a row's loss by its score, with e = e^-|score|.
fn slope_of(score: f32, e: f32, label: f32) -> f32 {
  let q = 1.0 / (1.0 + e);
  return select(e * q, q, score >= 0.0) - label;
}

fn loss_of(score: f32, e: f32, label: f32) -> f32 {
  return max(score, 0.0) - score * label + log1p_of(e);
}

fn record_for(now: Now, step: u32) {
  let place = step % params.S * 2u;
  ring[place] = now.loss;
  ring[place + 1u] = now.norm;
}
