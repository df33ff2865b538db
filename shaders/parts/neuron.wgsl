// How one neuron learns from a table, by one invocation. Uses the kernel's `x`, `y`, `weights`, `grads`, `first`,
// `second`, `ring`, and `params`; and parts/rules.wgsl.

// Of one row: slope of its loss by the score, and the loss where it is told.
fn row_of(score: f32, label: f32, told: bool) -> vec2f {
  let e = exp_of(-abs(score));
  let q = 1.0 / (1.0 + e);
  let slope = select(e * q, q, score >= 0.0) - label;
  if (!told) {
    return vec2f(slope, 0.0);
  }
  return vec2f(slope, max(score, 0.0) - score * label + log1p_of(e));
}

// The history keeps S rounds: what this dispatch itself writes over is not worked out.
fn is_told(round: u32) -> bool {
  return params.rounds - round <= params.S;
}

// Mean loss over all rows where it is told; its gradient goes to `grads`.
fn look(blocks: u32, told: bool) -> f32 {
  let share = 1.0 / f32(params.rows);
  var loss = 0.0;
  grads = array<vec4f, 4>();
  for (var r = 0u; r < params.rows; r++) {
    var score = 0.0;
    for (var b = 0u; b < blocks; b++) {
      score += dot(x[r * blocks + b], weights[b]);
    }
    let row = row_of(score, y[r], told);
    loss += row.y;
    for (var b = 0u; b < blocks; b++) {
      grads[b] += row.x * share * x[r * blocks + b];
    }
  }
  return loss * share;
}

// Rounds with up to three inputs: everything stays in registers.
fn train_few(step: u32, s: Settings) -> Now {
  let share = 1.0 / f32(params.rows);
  var now = Now();
  var w = weights[0];
  var m = first[0];
  var v = second[0];
  var g = vec4f(0.0);
  for (var round = 0u; round < params.rounds; round++) {
    let told = is_told(round);
    var loss = 0.0;
    g = vec4f(0.0);
    for (var r = 0u; r < params.rows; r++) {
      let here = x[r];
      let row = row_of(dot(here, w), y[r], told);
      loss += row.y;
      g += row.x * share * here;
    }
    now.loss = loss * share;
    now = account_for(now, s, step + round, dot(g, g), told, round + 1u == params.rounds);
    g *= now.clip;
    let next = updated(s, now, w, g, m, v);
    w = next.p;
    m = next.m;
    v = next.v;
    if (told) {
      record_for(now, step + round);
    }
  }
  weights[0] = w;
  first[0] = m;
  second[0] = v;
  grads[0] = g;
  return now;
}

// The same with any number of inputs.
fn train_many(step: u32, s: Settings) -> Now {
  let blocks = params.F / 4u + 1u;
  var now = Now();
  for (var round = 0u; round < params.rounds; round++) {
    let told = is_told(round);
    now.loss = look(blocks, told);
    var squares = 0.0;
    for (var b = 0u; b < blocks; b++) {
      squares += dot(grads[b], grads[b]);
    }
    now = account_for(now, s, step + round, squares, told, round + 1u == params.rounds);
    for (var b = 0u; b < blocks; b++) {
      grads[b] *= now.clip;
      let next = updated(s, now, weights[b], grads[b], first[b], second[b]);
      weights[b] = next.p;
      first[b] = next.m;
      second[b] = next.v;
    }
    if (told) {
      record_for(now, step + round);
    }
  }
  return now;
}

fn record_for(now: Now, step: u32) {
  let place = step % params.S * 2u;
  ring[place] = now.loss;
  ring[place + 1u] = now.norm;
}
