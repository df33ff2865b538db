import { control, hyper } from './control.ts';
import { type Data, type OpSpec, size, strided } from './op.ts';

/** Numbers of the step that every optimizer shares. */
interface Rates {
  readonly lr: number;
  readonly correction1: number;
  readonly correction2: number;
  readonly momentum: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly decay: number;
}

/** A parameter, its gradient and its two moments in; the parameter and the moments out. */
type Update = (p: number, g: number, m: number, v: number, rates: Rates) => readonly [p: number, m: number, v: number];

function optimizer(name: string, source: string, update: Update): OpSpec {
  return {
    name,
    buffers: [
      { name: 'p', role: 'inout', type: 'f32', shape: '[n]', note: 'all parameters' },
      { name: 'g', role: 'inout', type: 'f32', shape: '[n]', note: 'in: their gradient; out: clipped' },
      { name: 'm', role: 'inout', type: 'f32', shape: '[n]', note: 'first moment or momentum; zeros at the start' },
      { name: 'v', role: 'inout', type: 'f32', shape: '[n]', note: 'second moment; zeros at the start' },
      { name: 'hyper', role: 'in', type: 'f32', shape: '[16]', note: 'momentum, betas, epsilon, weightDecay' },
      { name: 'control', role: 'in', type: 'f32', shape: '[8]', note: 'learningRate, corrections and clipScale' },
    ],
    params: [size('n', 'parameters')],
    source,
    workgroup: [64, 1],
    grid: ({ n }) => strided(n!),
    reference([p, g, m, v, settings, state], { n }) {
      const rates = ratesOf(settings!, state!);
      for (let i = 0; i < n!; i++) {
        g![i] = g![i]! * state![control.clipScale]!;
        const [pNext, mNext, vNext] = update(p![i]!, g![i]!, m![i]!, v![i]!, rates);
        p![i] = pNext;
        m![i] = mNext;
        v![i] = vNext;
      }
    },
  };
}

function ratesOf(settings: Data, state: Data): Rates {
  return {
    lr: state[control.learningRate]!,
    correction1: state[control.correction1]!,
    correction2: state[control.correction2]!,
    momentum: settings[hyper.momentum]!,
    beta1: settings[hyper.beta1]!,
    beta2: settings[hyper.beta2]!,
    epsilon: settings[hyper.epsilon]!,
    decay: settings[hyper.weightDecay]!,
  };
}

/** Without momentum the buffer m holds the last gradient and changes nothing. */
export const sgd = optimizer('sgd', 'PyTorch optim.SGD: m = momentum m + g, p -= lr m', (p, grad, m, v, r) => {
  const velocity = r.momentum * m + grad + r.decay * p;
  return [p - r.lr * velocity, velocity, v];
});

/** `beta2` is PyTorch's alpha. */
export const rmsprop = optimizer(
  'rmsprop',
  'PyTorch optim.RMSprop; Hinton 2012: v = alpha v + (1 - alpha) g^2, p -= lr g / (sqrt v + epsilon)',
  (p, grad, m, v, r) => {
    const g = grad + r.decay * p;
    const square = r.beta2 * v + (1 - r.beta2) * g * g;
    const velocity = r.momentum * m + g / (Math.sqrt(square) + r.epsilon);
    return [p - r.lr * velocity, velocity, square];
  },
);

export const adagrad = optimizer(
  'adagrad',
  'PyTorch optim.Adagrad; Duchi et al. 2011: v += g^2, p -= lr g / (sqrt v + epsilon)',
  (p, grad, m, v, r) => {
    const g = grad + r.decay * p;
    const square = v + g * g;
    return [p - (r.lr * g) / (Math.sqrt(square) + r.epsilon), m, square];
  },
);

/** The step of Adam on a gradient that already holds whatever decay it should. */
function adamStep(p: number, g: number, m: number, v: number, r: Rates): readonly [number, number, number] {
  const mean = r.beta1 * m + (1 - r.beta1) * g;
  const square = r.beta2 * v + (1 - r.beta2) * g * g;
  const root = Math.sqrt(square) / Math.sqrt(r.correction2) + r.epsilon;
  return [p - ((r.lr / r.correction1) * mean) / root, mean, square];
}

export const adam = optimizer('adam', 'PyTorch optim.Adam; Kingma and Ba 2015, algorithm 1', (p, g, m, v, r) =>
  adamStep(p, g + r.decay * p, m, v, r),
);

export const adamw = optimizer(
  'adamw',
  'PyTorch optim.AdamW; Loshchilov and Hutter 2019, algorithm 2',
  (p, g, m, v, r) => adamStep(p * (1 - r.lr * r.decay), g, m, v, r),
);

/** All of them; an op that does updates by itself is told one by its place here. */
export const optimizers: readonly OpSpec[] = [sgd, rmsprop, adagrad, adam, adamw];
