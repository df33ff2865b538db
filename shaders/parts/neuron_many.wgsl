// Any number of rows and inputs. With parts/neuron.wgsl.

fn score_of(row: u32, blocks: u32) -> f32 {
  var score = 0.0;
  for (var b = 0u; b < blocks; b++) {
    score += dot(x[row * blocks + b], weights[b]);
  }
  return score;
}

// The gradient goes to `grads`; gives its square.
fn look(blocks: u32) -> f32 {
  let share = 1.0 / f32(params.rows);
  grads = array<vec4f, 4>();
  for (var r = 0u; r < params.rows; r++) {
    let score = score_of(r, blocks);
    let slope = slope_of(score, exp_of(-abs(score)), y[r]) * share;
    for (var b = 0u; b < blocks; b++) {
      grads[b] += slope * x[r * blocks + b];
    }
  }
  var squares = 0.0;
  for (var b = 0u; b < blocks; b++) {
    squares += dot(grads[b], grads[b]);
  }
  return squares;
}

fn loss_now(blocks: u32) -> f32 {
  var loss = 0.0;
  for (var r = 0u; r < params.rows; r++) {
    let score = score_of(r, blocks);
    loss += loss_of(score, exp_of(-abs(score)), y[r]);
  }
  return loss / f32(params.rows);
}

fn round_of(before: Now, s: Settings, blocks: u32, step: u32, told: bool) -> Now {
  let now = account_for(before, s, step, look(blocks), told);
  for (var b = 0u; b < blocks; b++) {
    grads[b] *= now.clip;
    let next = updated(s, now, weights[b], grads[b], first[b], second[b]);
    weights[b] = next.p;
    first[b] = next.m;
    second[b] = next.v;
  }
  return now;
}

fn train(step: u32, s: Settings) -> Now {
  let blocks = params.F / 4u + 1u;
  var now = Now();
  let told = first_told();
  for (var round = 0u; round < told; round++) {
    now = round_of(now, s, blocks, step + round, false);
  }
  for (var round = told; round < params.rounds; round++) {
    now.loss = loss_now(blocks);
    now = round_of(now, s, blocks, step + round, true);
    record_for(now, step + round);
  }
  return now;
}
