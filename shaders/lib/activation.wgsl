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


// e^x for x <= 0, and 0 where float32 has no number for it.
fn exp_of(x: f32) -> f32 {
  return select(exp(max(x, -87.0)), 0.0, x < -87.0);
}

// log((1 + s) / (1 - s)) for |s| <= 1/3, to 2e-8: the built-in log may be wrong by 5e-7 near 1.
fn log_ratio_of(s: f32) -> f32 {
  let q = s * s;
  let tail = 1.0 / 9.0 + q * (1.0 / 11.0 + q * (1.0 / 13.0 + q / 15.0));
  return 2.0 * s * (1.0 + q * (1.0 / 3.0 + q * (1.0 / 5.0 + q * (1.0 / 7.0 + q * tail))));
}

// log(1 + x) for x in [0, 1], keeping its digits near 0.
fn log1p_of(x: f32) -> f32 {
  return log_ratio_of(x / (2.0 + x));
}

// log(1 - x) for x in [0, 1), keeping its digits near 0.
fn log1m_of(x: f32) -> f32 {
  if (x > 0.5) {
    return log(1.0 - x);
  }
  return log_ratio_of(-x / (2.0 - x));
}

// e^x - 1 for x <= 0, keeping its digits near 0.
fn expm1_of(x: f32) -> f32 {
  if (x < -1.0) {
    return exp_of(x) - 1.0;
  }
  var series = 1.0;
  for (var k = 11.0; k > 1.0; k -= 1.0) {
    series = 1.0 + x / k * series;
  }
  return x * series;
}
