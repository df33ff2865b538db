// Part of kernels with many updates: as adagrad.wgsl, with rules.wgsl.

// Needs no corrections.
fn correct(now: Now, s: Settings, count: f32) -> Now {
  return now;
}

// Four parameters after a step along their clipped gradients.
fn updated(s: Settings, now: Now, p: vec4f, clipped: vec4f, m: vec4f, v: vec4f) -> Updated {
  let g = clipped + s.decay * p;
  let square = v + g * g;
  return Updated(p - now.rate * g / (sqrt(square) + s.epsilon), m, square);
}
