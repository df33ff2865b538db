// The books, as account.wgsl has them, for kernels that do many updates in one dispatch. Uses the kernel's `hyper`, and of
// a part rule_*.wgsl: `correct` and `updated`, which do four parameters as the optimizer of that name does one. One rule is
// compiled alone, since a device may work out all branches.

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

// The norm, from the sum of squares, only where it clips or is `told`: parameters wait for it.
fn account_for(before: Now, s: Settings, step: u32, squares: f32, told: bool) -> Now {
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
  return correct(now, s, count);
}

// Adam's corrections of the step that makes `count`; they cost more than the rest of a round.
fn corrected(before: Now, s: Settings, count: f32) -> Now {
  var now = before;
  now.correction1 = correction(s.beta1, count);
  now.correction2 = correction(s.beta2, count);
  return now;
}
