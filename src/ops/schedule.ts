/**
 * Share of the learning rate at a step (from 0): 0 constant, 1 cosine down to a tenth over `length` steps, 2 halved every
 * `length` steps. The same in `shaders/lib/schedule.wgsl`.
 */
export function scheduleFactor(kind: number, step: number, length: number): number {
  if (kind === 1) return 0.1 + 0.45 * (1 + Math.cos(Math.PI * Math.min(1, step / length)));
  if (kind === 2) return 0.5 ** Math.floor(step / length);
  return 1;
}

/** 1 - beta^step without cancellation: beta is a float32 next to 1, and so 1 - beta is exact. */
export function correction(beta: number, step: number): number {
  return -Math.expm1(step * Math.log1p(beta - 1));
}
