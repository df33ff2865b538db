// The only place where exp and tanh are called: real devices return NaN for tanh beyond |x| of about 88.

const SATURATED: f32 = 15.0; // float32 tanh and sigmoid do not change any more beyond this

fn sigmoid_of(x: f32) -> f32 {
  return 1.0 / (1.0 + exp(-clamp(x, -87.0, 87.0)));
}

fn tanh_of(x: f32) -> f32 {
  let a = abs(clamp(x, -SATURATED, SATURATED));
  if (a < 0.1) {
    // (1 - e) / (1 + e) cancels near zero; the series is exact to 1e-8 there.
    let s = x * x;
    return x * (1.0 + s * (-1.0 / 3.0 + s * (2.0 / 15.0 - s * (17.0 / 315.0))));
  }
  let e = exp(-2.0 * a);
  return sign(x) * (1.0 - e) / (1.0 + e);
}

fn sigmoid4_of(x: vec4f) -> vec4f {
  return 1.0 / (1.0 + exp(-clamp(x, vec4f(-87.0), vec4f(87.0))));
}

// True for NaN and both infinities: tested by the exponent bits, since v != v may be folded away.
fn not_finite(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7f800000u) == 0x7f800000u;
}

// exp for numbers that are not positive, as after taking off the maximum: never overflows, and 0 far below.
fn exp_of(x: f32) -> f32 {
  return exp(clamp(x, -103.0, 0.0));
}

// exp(x) - 1 for x <= 0 without cancellation: the series where exp is near one.
fn expm1_of(x: f32) -> f32 {
  if (x > -0.25) {
    return x * (1.0 + x / 2.0 * (1.0 + x / 3.0 * (1.0 + x / 4.0 * (1.0 + x / 5.0 * (1.0 + x / 6.0)))));
  }
  return exp_of(x) - 1.0;
}

// log(1 + x) for 0 <= x <= 1; below 1/8 by the series of 2 atanh(x / (2 + x)), where 1 + x would round x away.
fn log1p_of(x: f32) -> f32 {
  if (x < 0.125) {
    let s = x / (2.0 + x);
    let q = s * s;
    return 2.0 * s * (1.0 + q * (1.0 / 3.0 + q * (1.0 / 5.0 + q / 7.0)));
  }
  return log(1.0 + x);
}

// log(1 - x) for 0 <= x < 1, the same way.
fn log1m_of(x: f32) -> f32 {
  if (x < 0.125) {
    let s = x / (2.0 - x);
    let q = s * s;
    return -2.0 * s * (1.0 + q * (1.0 / 3.0 + q * (1.0 / 5.0 + q / 7.0)));
  }
  return log(1.0 - x);
}
