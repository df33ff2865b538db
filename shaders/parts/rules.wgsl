// The books and the five optimizers, as account.wgsl, sgd.wgsl, rmsprop.wgsl, adagrad.wgsl, adam.wgsl and adamw.wgsl have
// them, for kernels that do many updates in one dispatch. Uses the kernel's `hyper` and `params.rule`.

// `hyper` in registers.
struct Settings {
  rate: f32,
  schedule: u32,
  length: u32,
  warmup: f32,
  momentum: f32,
  beta1: f32,
  beta2: f32,
  epsilon: f32,
  limit: f32,
  decay: f32,
}

// `control` in registers.
struct Now {
  rate: f32,
  correction1: f32,
  correction2: f32,
  norm: f32,
  clip: f32,
  loss: f32,
}

struct Updated {
  p: vec4f,
  m: vec4f,
  v: vec4f,
}

fn settings_of() -> Settings {
  return Settings(
    hyper[HYPER_LEARNING_RATE],
    u32(hyper[HYPER_SCHEDULE]),
    max(u32(hyper[HYPER_SCHEDULE_STEPS]), 1u),
    hyper[HYPER_WARMUP],
    hyper[HYPER_MOMENTUM],
    hyper[HYPER_BETA1],
    hyper[HYPER_BETA2],
    hyper[HYPER_EPSILON],
    hyper[HYPER_CLIP_NORM],
    hyper[HYPER_WEIGHT_DECAY],
  );
}

// The norm, from the sum of squares, only where it clips or is `told`: parameters wait for it. Corrections cost more than
// the rest: only where Adam needs them, and the `last` time, when they are told.
fn account_for(before: Now, s: Settings, step: u32, squares: f32, told: bool, last: bool) -> Now {
  var now = before;
  let count = f32(step) + 1.0;
  now.clip = 1.0;
  if (told || s.limit > 0.0) {
    now.norm = sqrt(squares);
  }
  if (s.limit > 0.0) {
    let scale = s.limit / (now.norm + 1e-6);
    now.clip = select(scale, 1.0, scale > 1.0);
  }
  now.rate = s.rate * schedule_factor(s.schedule, step, s.length);
  if (count < s.warmup) {
    now.rate *= count / s.warmup;
  }
  if (last || params.rule >= 3u) {
    now.correction1 = correction(s.beta1, count);
    now.correction2 = correction(s.beta2, count);
  }
  return now;
}

// Four parameters after a step along their clipped gradients.
fn updated(s: Settings, now: Now, p: vec4f, clipped: vec4f, m: vec4f, v: vec4f) -> Updated {
  let coupled = params.rule != 4u;
  let g = select(clipped, clipped + s.decay * p, coupled);
  if (params.rule == 0u) {
    let velocity = s.momentum * m + g;
    return Updated(p - now.rate * velocity, velocity, v);
  }
  if (params.rule == 1u) {
    let square = s.beta2 * v + (1.0 - s.beta2) * g * g;
    let velocity = s.momentum * m + g / (sqrt(square) + s.epsilon);
    return Updated(p - now.rate * velocity, velocity, square);
  }
  if (params.rule == 2u) {
    let square = v + g * g;
    return Updated(p - now.rate * g / (sqrt(square) + s.epsilon), m, square);
  }
  let start = select(p * (1.0 - now.rate * s.decay), p, coupled);
  let mean = m + (1.0 - s.beta1) * (g - m);
  let square = s.beta2 * v + (1.0 - s.beta2) * g * g;
  let divisor = sqrt(square) / sqrt(now.correction2) + s.epsilon;
  return Updated(start - now.rate / now.correction1 * mean / divisor, mean, square);
}
