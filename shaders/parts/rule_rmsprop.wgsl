// Part of kernels with many updates: as rmsprop.wgsl, with rules.wgsl.

// Needs no corrections.
fn correct(now: Now, s: Settings, count: f32) -> Now {
  return now;
}

// Four parameters after a step along their clipped gradients.
fn updated(s: Settings, now: Now, p: vec4f, clipped: vec4f, m: vec4f, v: vec4f) -> Updated {
  let g = clipped + s.decay * p;
  let square = s.beta2 * v + (1.0 - s.beta2) * g * g;
  let velocity = s.momentum * m + g / (sqrt(square) + s.epsilon);
  return Updated(p - now.rate * velocity, velocity, square);
}
