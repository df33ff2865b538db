/**
 * The small buffers that steer training from the device, so that nothing is uploaded between steps. Index tables here,
 * the same numbers as constants in `shaders/lib/control.wgsl`; a test holds them together.
 */

/** f32[16] `hyper`: hot hyperparameters; written by the trainer when one changes. */
export const hyper = {
  learningRate: 0,
  /** 0 constant, 1 cosine, 2 step. */
  schedule: 1,
  scheduleSteps: 2,
  warmup: 3,
  momentum: 4,
  beta1: 5,
  beta2: 6,
  epsilon: 7,
  clipNorm: 8,
  weightDecay: 9,
  temperature: 10,
  topK: 11,
} as const;
export const hyperLength = 16;

/** f32[8] `control`: what the device worked out for this step. */
export const control = {
  /** Learning rate after warmup and schedule. */
  learningRate: 0,
  /** 1 - beta1^step, 1 - beta2^step; step counts from 1. */
  correction1: 1,
  correction2: 2,
  /** Global norm before clipping. */
  gradNorm: 3,
  clipScale: 4,
  loss: 5,
} as const;
export const controlLength = 8;

/** u32[4] `counters`. */
export const counters = { step: 0, seed: 1 } as const;
export const countersLength = 4;
