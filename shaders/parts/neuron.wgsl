// How one neuron learns from a table, by one invocation, whatever the form. Uses the kernel's `ring` and `params`, and
// parts/rules.wgsl.

// The history keeps S rounds: what this dispatch itself writes over is not worked out. Rounds before the first that is
// told have a loop of their own, since a device may work out what it then leaves.
fn first_told() -> u32 {
  return max(params.rounds, params.S) - params.S;
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
