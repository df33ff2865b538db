// Learning rate and bias corrections of this step, from the step counter on the device.

@group(0) @binding(0) var<storage, read> hyper: array<f32>;         // [16]
@group(0) @binding(1) var<storage, read> counters: array<u32>;      // [4]
@group(0) @binding(2) var<storage, read_write> control: array<f32>; // [8]

override WORKGROUP_X: u32 = 1;
override WORKGROUP_Y: u32 = 1;

const PI: f32 = 3.14159265358979;

// cos(pi x) for x in [0, 1]: the built-in cos may be wrong by 2^-11. Taylor series of sin about the middle, to 6e-8.
fn cos_pi(x: f32) -> f32 {
  let u = PI * (0.5 - x);
  let s = u * u;
  return u * (1.0 - s / 6.0 * (1.0 - s / 20.0 * (1.0 - s / 42.0 * (1.0 - s / 72.0 * (1.0 - s / 110.0)))));
}

fn schedule_factor(step: u32) -> f32 {
  let kind = u32(hyper[HYPER_SCHEDULE]);
  let length = max(u32(hyper[HYPER_SCHEDULE_STEPS]), 1u);
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

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn schedule() {
  let step = counters[COUNTER_STEP];
  let count = f32(step) + 1.0;
  var rate = hyper[HYPER_LEARNING_RATE] * schedule_factor(step);
  let warmup = hyper[HYPER_WARMUP];
  if (count < warmup) {
    rate *= count / warmup;
  }
  control[CONTROL_LEARNING_RATE] = rate;
  control[CONTROL_CORRECTION1] = correction(hyper[HYPER_BETA1], count);
  control[CONTROL_CORRECTION2] = correction(hyper[HYPER_BETA2], count);
}
