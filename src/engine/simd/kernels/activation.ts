import { buffer, end, first, number, share } from './context';
import { sigmoid as sigmoidOf, storeFirst, tanh as tanhOf } from './vector';

// Forward: y; n, in place. Backward: y, dy, dx; n, the slope from the output.

export function sigmoid(at: usize): void {
  share(number(at, 1), 4);
  for (let i = first; i < end; i += 4) {
    const y = buffer(at, 0) + (i << 2);
    storeFirst(y, sigmoidOf(v128.load(y)), end - i);
  }
}

export function tanh(at: usize): void {
  share(number(at, 1), 4);
  for (let i = first; i < end; i += 4) {
    const y = buffer(at, 0) + (i << 2);
    storeFirst(y, tanhOf(v128.load(y)), end - i);
  }
}

export function relu(at: usize): void {
  share(number(at, 1), 4);
  for (let i = first; i < end; i += 4) {
    const y = buffer(at, 0) + (i << 2);
    storeFirst(y, f32x4.pmax(v128.load(y), f32x4.splat(0)), end - i);
  }
}

export function sigmoid_grad(at: usize): void {
  share(number(at, 3), 4);
  for (let i = first; i < end; i += 4) {
    const y = v128.load(buffer(at, 0) + (i << 2));
    const slope = f32x4.mul(y, f32x4.sub(f32x4.splat(1), y));
    storeFirst(buffer(at, 2) + (i << 2), f32x4.mul(v128.load(buffer(at, 1) + (i << 2)), slope), end - i);
  }
}

export function tanh_grad(at: usize): void {
  share(number(at, 3), 4);
  for (let i = first; i < end; i += 4) {
    const y = v128.load(buffer(at, 0) + (i << 2));
    const slope = f32x4.sub(f32x4.splat(1), f32x4.mul(y, y));
    storeFirst(buffer(at, 2) + (i << 2), f32x4.mul(v128.load(buffer(at, 1) + (i << 2)), slope), end - i);
  }
}

export function relu_grad(at: usize): void {
  share(number(at, 3), 4);
  for (let i = first; i < end; i += 4) {
    const passes = f32x4.gt(v128.load(buffer(at, 0) + (i << 2)), f32x4.splat(0));
    storeFirst(buffer(at, 2) + (i << 2), v128.and(v128.load(buffer(at, 1) + (i << 2)), passes), end - i);
  }
}
