// The only place where exponentials are made: real devices return NaN for tanh beyond |x| of about 88, and the built-in
// exp may be wrong by 2 |x| + 3 units in the last place, and takes a software adapter 100 ns where these few lines take 20.

const SATURATED: f32 = 15.0; // float32 tanh and sigmoid do not change any more beyond this

// e^x for |x| <= 87, to 1e-7 of it: 2^n e^r with |r| <= ln 2 / 2, as Cephes has it. n ln 2 is taken off in two parts, of
// which the first is exact.
fn exp4_within(x: vec4f) -> vec4f {
  let n = round(x * 1.44269504);
  let r = (x - n * 0.693359375) + n * 2.12194440e-4;
  let high = ((1.9875691500e-4 * r + 1.3981999507e-3) * r + 8.3334519073e-3) * r + 4.1665795894e-2;
  let series = ((high * r + 1.6666665459e-1) * r + 5.0000001201e-1) * r * r + r + 1.0;
  return series * bitcast<vec4f>((vec4i(n) + 127) << vec4u(23u));
}

// The same for one number.
fn exp_within(x: f32) -> f32 {
  let n = round(x * 1.44269504);
  let r = (x - n * 0.693359375) + n * 2.12194440e-4;
  let high = ((1.9875691500e-4 * r + 1.3981999507e-3) * r + 8.3334519073e-3) * r + 4.1665795894e-2;
  let series = ((high * r + 1.6666665459e-1) * r + 5.0000001201e-1) * r * r + r + 1.0;
  return series * bitcast<f32>((i32(n) + 127) << 23u);
}

fn sigmoid_of(x: f32) -> f32 {
  return 1.0 / (1.0 + exp_within(-clamp(x, -87.0, 87.0)));
}

fn tanh_of(x: f32) -> f32 {
  let a = abs(clamp(x, -SATURATED, SATURATED));
  if (a < 0.1) {
    // (1 - e) / (1 + e) cancels near zero; the series is exact to 1e-8 there.
    let s = x * x;
    return x * (1.0 + s * (-1.0 / 3.0 + s * (2.0 / 15.0 - s * (17.0 / 315.0))));
  }
  let e = exp_within(-2.0 * a);
  return sign(x) * (1.0 - e) / (1.0 + e);
}

fn sigmoid4_of(x: vec4f) -> vec4f {
  return 1.0 / (1.0 + exp4_within(-clamp(x, vec4f(-87.0), vec4f(87.0))));
}

fn tanh4_of(x: vec4f) -> vec4f {
  let a = abs(clamp(x, vec4f(-SATURATED), vec4f(SATURATED)));
  let s = x * x;
  let series = x * (1.0 + s * (-1.0 / 3.0 + s * (2.0 / 15.0 - s * (17.0 / 315.0))));
  let e = exp4_within(-2.0 * a);
  return select(sign(x) * (1.0 - e) / (1.0 + e), series, a < vec4f(0.1));
}

// True for NaN and both infinities: tested by the exponent bits, since v != v may be folded away.
fn not_finite(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7f800000u) == 0x7f800000u;
}

// e^x for x <= 0, and 0 where float32 has no number for it.
fn exp_of(x: f32) -> f32 {
  return select(exp_within(max(x, -87.0)), 0.0, x < -87.0);
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
