// Four numbers at a time. NaN goes through every function here: pmin and pmax keep their first argument when it is NaN.

/** a b + c; in one rounding where the module is compiled with relaxed SIMD and the processor can. */
@inline export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

// Constants are read from memory, which is one instruction: V8 builds a vector of numbers out of four wherever it is used.

/** The i-th number of a table in all lanes. */
@inline function entry(table: usize, i: i32): v128 {
  return v128.load32_splat(table + (i << 2));
}

/** Limits of x, what rounds to a whole number and leaves it in the low bits, 1 / ln 2, ln 2 in two parts, and the polynomial. */
const expNumbers = memory.data<f32>([
  88, -87, 12582912, 1.44269504, 2.1219444e-4, -0.693359375,
  1.987569150e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1, 1,
]);

/** e^x for x held within -87 and 88: Cephes' expf, x = n ln 2 + r, and a polynomial of degree 6 in r. */
@inline export function exp(value: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, entry(expNumbers, 0)), entry(expNumbers, 1));
  const round = entry(expNumbers, 2);
  const shifted = madd(x, entry(expNumbers, 3), round);
  const n = f32x4.sub(shifted, round);
  const r = madd(n, entry(expNumbers, 4), madd(n, entry(expNumbers, 5), x));
  let p = entry(expNumbers, 6);
  p = madd(p, r, entry(expNumbers, 7));
  p = madd(p, r, entry(expNumbers, 8));
  p = madd(p, r, entry(expNumbers, 9));
  p = madd(p, r, entry(expNumbers, 10));
  p = madd(p, r, entry(expNumbers, 11));
  p = madd(p, f32x4.mul(r, r), f32x4.add(r, entry(expNumbers, 12)));
  return f32x4.mul(p, i32x4.shl(i32x4.add(shifted, i32x4.splat(127)), 23));
}

/** 2, then 1 / 15, 1 / 13, ... 1. */
const logNumbers = memory.data<f32>([
  2, 1.0 / 15.0, 1.0 / 13.0, 1.0 / 11.0, 1.0 / 9.0, 1.0 / 7.0, 1.0 / 5.0, 1.0 / 3.0, 1,
]);

/** log(1 + x) for x in [0, 1], to 2e-8: log((1 + s) / (1 - s)) with s = x / (2 + x), as in shaders/lib/activation.wgsl. */
@inline export function log1p(x: v128): v128 {
  const s = f32x4.div(x, f32x4.add(entry(logNumbers, 0), x));
  const q = f32x4.mul(s, s);
  let p = entry(logNumbers, 1);
  p = madd(p, q, entry(logNumbers, 2));
  p = madd(p, q, entry(logNumbers, 3));
  p = madd(p, q, entry(logNumbers, 4));
  p = madd(p, q, entry(logNumbers, 5));
  p = madd(p, q, entry(logNumbers, 6));
  p = madd(p, q, entry(logNumbers, 7));
  p = madd(p, q, entry(logNumbers, 8));
  return f32x4.mul(f32x4.add(s, s), p);
}

/** 1 / (1 + e^-x). */
@inline export function sigmoid(x: v128): v128 {
  const one = entry(expNumbers, 12);
  return f32x4.div(one, f32x4.add(one, exp(f32x4.neg(x))));
}

/** Limits of x, the polynomial above the line and the one below it. */
const tanhNumbers = memory.data<f32>([
  7.90531, -7.90531,
  -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-8, 1.48572235717979e-5,
  6.37261928875436e-4, 4.89352455891786e-3,
  1.19825839466702e-6, 1.18534705686654e-4, 2.2684346324390e-3, 4.89352518554385e-3,
]);

/** tanh x: a quotient of polynomials of degree 13 and 6, as in Eigen's ptanh; good to a few units in the last place. */
@inline export function tanh(value: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, entry(tanhNumbers, 0)), entry(tanhNumbers, 1));
  const s = f32x4.mul(x, x);
  let p = entry(tanhNumbers, 2);
  p = madd(p, s, entry(tanhNumbers, 3));
  p = madd(p, s, entry(tanhNumbers, 4));
  p = madd(p, s, entry(tanhNumbers, 5));
  p = madd(p, s, entry(tanhNumbers, 6));
  p = madd(p, s, entry(tanhNumbers, 7));
  p = madd(p, s, entry(tanhNumbers, 8));
  let q = entry(tanhNumbers, 9);
  q = madd(q, s, entry(tanhNumbers, 10));
  q = madd(q, s, entry(tanhNumbers, 11));
  q = madd(q, s, entry(tanhNumbers, 12));
  return f32x4.div(f32x4.mul(x, p), q);
}

/** The sum of the four lanes, in the order (0 + 1) + (2 + 3). */
@inline export function sum(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}

/** Writes the first `count` lanes; all four from 4 on. Reading past an end is harmless here, writing is not. */
@inline export function storeFirst(at: usize, v: v128, count: i32): void {
  if (count >= 4) {
    v128.store(at, v);
    return;
  }
  store<f32>(at, f32x4.extract_lane(v, 0));
  if (count > 1) store<f32>(at, f32x4.extract_lane(v, 1), 4);
  if (count > 2) store<f32>(at, f32x4.extract_lane(v, 2), 8);
}

/** Lanes from `count` on become 0. */
@inline export function keepFirst(v: v128, count: i32): v128 {
  if (count >= 4) return v;
  return v128.and(v, i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count)));
}
