import { buffer, end, first, number, share } from './context';
import * as steering from './steering';
import { madd, storeFirst } from './vector';

// All rules: p, g, m, v, hyper, control; n. Formulas and sources stand in src/ops/optimizer.ts.

@inline function hyper(at: usize, place: usize): v128 {
  return v128.load32_splat(buffer(at, 4) + place);
}

@inline function control(at: usize, place: usize): v128 {
  return v128.load32_splat(buffer(at, 5) + place);
}

/** Clips four gradients in place and gives them. */
@inline function clipped(at: usize, i: i32, scale: v128): v128 {
  const g = buffer(at, 1) + (i << 2);
  const cut = f32x4.mul(v128.load(g), scale);
  storeFirst(g, cut, end - i);
  return cut;
}

export function sgd(at: usize): void {
  const scale = control(at, steering.controlClipScale);
  const step = f32x4.neg(control(at, steering.controlLearningRate));
  const momentum = hyper(at, steering.hyperMomentum);
  const decay = hyper(at, steering.hyperWeightDecay);
  share(number(at, 6), 4);
  for (let i = first; i < end; i += 4) {
    const p = buffer(at, 0) + (i << 2);
    const m = buffer(at, 2) + (i << 2);
    const value = v128.load(p);
    const velocity = madd(momentum, v128.load(m), madd(decay, value, clipped(at, i, scale)));
    storeFirst(m, velocity, end - i);
    storeFirst(p, madd(step, velocity, value), end - i);
  }
}

export function rmsprop(at: usize): void {
  const scale = control(at, steering.controlClipScale);
  const step = f32x4.neg(control(at, steering.controlLearningRate));
  const momentum = hyper(at, steering.hyperMomentum);
  const decay = hyper(at, steering.hyperWeightDecay);
  const alpha = hyper(at, steering.hyperBeta2);
  const rest = f32x4.sub(f32x4.splat(1), alpha);
  const epsilon = hyper(at, steering.hyperEpsilon);
  share(number(at, 6), 4);
  for (let i = first; i < end; i += 4) {
    const p = buffer(at, 0) + (i << 2);
    const m = buffer(at, 2) + (i << 2);
    const v = buffer(at, 3) + (i << 2);
    const value = v128.load(p);
    const g = madd(decay, value, clipped(at, i, scale));
    const square = madd(alpha, v128.load(v), f32x4.mul(rest, f32x4.mul(g, g)));
    const velocity = madd(momentum, v128.load(m), f32x4.div(g, f32x4.add(f32x4.sqrt(square), epsilon)));
    storeFirst(v, square, end - i);
    storeFirst(m, velocity, end - i);
    storeFirst(p, madd(step, velocity, value), end - i);
  }
}

export function adagrad(at: usize): void {
  const scale = control(at, steering.controlClipScale);
  const step = f32x4.neg(control(at, steering.controlLearningRate));
  const decay = hyper(at, steering.hyperWeightDecay);
  const epsilon = hyper(at, steering.hyperEpsilon);
  share(number(at, 6), 4);
  for (let i = first; i < end; i += 4) {
    const p = buffer(at, 0) + (i << 2);
    const v = buffer(at, 3) + (i << 2);
    const value = v128.load(p);
    const g = madd(decay, value, clipped(at, i, scale));
    const square = madd(g, g, v128.load(v));
    storeFirst(v, square, end - i);
    storeFirst(p, madd(step, f32x4.div(g, f32x4.add(f32x4.sqrt(square), epsilon)), value), end - i);
  }
}

/** Adam and AdamW: `coupled` decay goes into the gradient, otherwise the weights shrink by it first. */
@inline function adaptive(at: usize, coupled: bool): void {
  const scale = control(at, steering.controlClipScale);
  const decay = hyper(at, steering.hyperWeightDecay);
  const beta1 = hyper(at, steering.hyperBeta1);
  const beta2 = hyper(at, steering.hyperBeta2);
  const rest1 = f32x4.sub(f32x4.splat(1), beta1);
  const rest2 = f32x4.sub(f32x4.splat(1), beta2);
  const epsilon = hyper(at, steering.hyperEpsilon);
  const rate = control(at, steering.controlLearningRate);
  const step = f32x4.neg(f32x4.div(rate, control(at, steering.controlCorrection1)));
  const shrink = f32x4.sub(f32x4.splat(1), f32x4.mul(rate, decay));
  const root = f32x4.div(f32x4.splat(1), f32x4.sqrt(control(at, steering.controlCorrection2)));
  share(number(at, 6), 4);
  for (let i = first; i < end; i += 4) {
    const p = buffer(at, 0) + (i << 2);
    const m = buffer(at, 2) + (i << 2);
    const v = buffer(at, 3) + (i << 2);
    const cut = clipped(at, i, scale);
    const before = v128.load(p);
    const g = coupled ? madd(decay, before, cut) : cut;
    const value = coupled ? before : f32x4.mul(before, shrink);
    const mean = madd(beta1, v128.load(m), f32x4.mul(rest1, g));
    const square = madd(beta2, v128.load(v), f32x4.mul(rest2, f32x4.mul(g, g)));
    storeFirst(m, mean, end - i);
    storeFirst(v, square, end - i);
    const divisor = madd(f32x4.sqrt(square), root, epsilon);
    storeFirst(p, f32x4.add(value, f32x4.div(f32x4.mul(step, mean), divisor)), end - i);
  }
}

export function adam(at: usize): void {
  adaptive(at, true);
}

export function adamw(at: usize): void {
  adaptive(at, false);
}
