import { control, counters, hyper } from './control.ts';
import type { OpSpec } from './op.ts';

/** Learning rate and bias corrections of this step, from the step counter on the device. */
export const schedule: OpSpec = {
  name: 'schedule',
  buffers: [
    { name: 'hyper', role: 'in', type: 'f32', shape: '[16]', note: 'learningRate, schedule, warmup, betas' },
    { name: 'counters', role: 'in', type: 'u32', shape: '[4]', note: 'step, counted from 0' },
    { name: 'control', role: 'inout', type: 'f32', shape: '[8]', note: 'writes learningRate and the corrections' },
  ],
  params: [],
  source: 'linear warmup; cosine to a tenth after Loshchilov and Hutter 2017; 1 - beta^t of Kingma and Ba 2015',
  workgroup: [1, 1],
  grid: () => [1, 1],
  reference([settings, count, state]) {
    const step = count![counters.step]!;
    const warmup = settings![hyper.warmup]!;
    const rising = warmup > 0 ? Math.min(1, (step + 1) / warmup) : 1;
    const factor = rising * scheduleFactor(settings![hyper.schedule]!, step, settings![hyper.scheduleSteps]!);
    state![control.learningRate] = settings![hyper.learningRate]! * factor;
    state![control.correction1] = correction(settings![hyper.beta1]!, step + 1);
    state![control.correction2] = correction(settings![hyper.beta2]!, step + 1);
  },
};

/** Share of the learning rate at a step (from 0): 0 constant, 1 cosine down to a tenth, 2 halved every `length`. */
function scheduleFactor(kind: number, step: number, length: number): number {
  if (kind === 1) return 0.1 + 0.45 * (1 + Math.cos(Math.PI * Math.min(1, step / length)));
  if (kind === 2) return 0.5 ** Math.floor(step / length);
  return 1;
}

/** 1 - beta^step without cancellation: beta is a float32 next to 1, and so 1 - beta is exact. */
function correction(beta: number, step: number): number {
  return -Math.expm1(step * Math.log1p(beta - 1));
}
