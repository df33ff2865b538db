import { control, counters, hyper } from './control.ts';
import { type OpSpec, size } from './op.ts';
import { record } from './record.ts';
import { correction, scheduleFactor } from './schedule.ts';

/**
 * The books of a training step, kept on the device: the global norm and by how much the gradient is to be cut, the
 * learning rate and Adam's corrections of this step, the mean loss and its place in the history; then the step counts.
 */
export const account: OpSpec = {
  name: 'account',
  buffers: [
    { name: 'rowLoss', role: 'in', type: 'f32', shape: '[R]', note: 'loss of each row in nats' },
    { name: 'partials', role: 'in', type: 'f32', shape: '[P]', note: 'sums of squares of the gradient' },
    { name: 'hyper', role: 'in', type: 'f32', shape: '[16]', note: 'learningRate, schedule, warmup, betas, clipNorm' },
    { name: 'counters', role: 'inout', type: 'u32', shape: '[4]', note: 'step, counted from 0, goes up by one' },
    { name: 'control', role: 'inout', type: 'f32', shape: '[8]', note: 'writes all six numbers' },
    { name: 'ring', role: 'inout', type: 'f32', shape: '[S,2]', note: 'loss and gradNorm of the last S steps' },
  ],
  params: [size('R', 'rows'), size('P', 'partial sums'), size('S', 'steps the ring holds')],
  source:
    'Pascanu, Mikolov and Bengio 2013; PyTorch clip_grad_norm_: scale = min(1, clipNorm / (norm + 1e-6)); warmup in a ' +
    'straight line; cosine to a tenth after Loshchilov and Hutter 2017; 1 - beta^t of Kingma and Ba 2015',
  workgroup: [64, 1],
  grid: () => [64, 1],
  reference([rowLoss, partials, settings, count, state, ring], { R, P, S }) {
    let sum = 0;
    for (let p = 0; p < P!; p++) sum += partials![p]!;
    const norm = Math.sqrt(sum);
    const limit = settings![hyper.clipNorm]!;
    state![control.gradNorm] = norm;
    state![control.clipScale] = limit > 0 ? Math.min(1, limit / (norm + 1e-6)) : 1;

    const step = count![counters.step]!;
    const warmup = settings![hyper.warmup]!;
    const rising = warmup > 0 ? Math.min(1, (step + 1) / warmup) : 1;
    const factor = rising * scheduleFactor(settings![hyper.schedule]!, step, settings![hyper.scheduleSteps]!);
    state![control.learningRate] = settings![hyper.learningRate]! * factor;
    state![control.correction1] = correction(settings![hyper.beta1]!, step + 1);
    state![control.correction2] = correction(settings![hyper.beta2]!, step + 1);

    record.reference([rowLoss!, count!, state!, ring!], { R: R!, S: S! });
  },
};
