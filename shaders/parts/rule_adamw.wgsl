// Part of kernels with many updates: as adamw.wgsl, with rules.wgsl.

fn correct(now: Now, s: Settings, count: f32) -> Now {
  return corrected(now, s, count);
}

// Four parameters after a step along their clipped gradients.
fn updated(s: Settings, now: Now, p: vec4f, clipped: vec4f, m: vec4f, v: vec4f) -> Updated {
  let mean = m + (1.0 - s.beta1) * (clipped - m);
  let square = s.beta2 * v + (1.0 - s.beta2) * clipped * clipped;
  let divisor = sqrt(square) / sqrt(now.correction2) + s.epsilon;
  return Updated(p * (1.0 - now.rate * s.decay) - now.rate / now.correction1 * mean / divisor, mean, square);
}
