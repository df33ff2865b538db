// The learning rate over time and Adam's corrections, the same as in src/ops/schedule.ts.

const PI: f32 = 3.14159265358979;

// cos(pi x) for x in [0, 1]: the built-in cos may be wrong by 2^-11. Taylor series of sin about the middle, to 6e-8.
fn cos_pi(x: f32) -> f32 {
  let u = PI * (0.5 - x);
  let s = u * u;
  return u * (1.0 - s / 6.0 * (1.0 - s / 20.0 * (1.0 - s / 42.0 * (1.0 - s / 72.0 * (1.0 - s / 110.0)))));
}

// Share of the learning rate at a step (from 0): 0 constant, 1 cosine down to a tenth, 2 halved every `length` steps.
fn schedule_factor(kind: u32, step: u32, length: u32) -> f32 {
  if (kind == 1u) {
    return 0.1 + 0.45 * (1.0 + cos_pi(f32(min(step, length)) / f32(length)));
  }
  if (kind == 2u) {
    // 2^-126 is the smallest normal float32.
    return ldexp(1.0, -i32(min(step / length, 126u)));
  }
  return 1.0;
}

// 1 - beta^step without cancellation: beta is next to 1, and so 1 - beta is exact.
fn correction(beta: f32, step: f32) -> f32 {
  if (beta <= 0.0) {
    return 1.0;
  }
  return -expm1_of(step * log1m_of(1.0 - beta));
}
