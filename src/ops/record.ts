import { control, counters } from './control.ts';
import { type OpSpec, size } from './op.ts';

/** Ends a training step: the mean loss, a place in the history for it, and the counter moves on. */
export const record: OpSpec = {
  name: 'record',
  buffers: [
    { name: 'rowLoss', role: 'in', type: 'f32', shape: '[R]', note: 'loss of each row in nats' },
    { name: 'counters', role: 'inout', type: 'u32', shape: '[4]', note: 'step goes up by one' },
    { name: 'control', role: 'inout', type: 'f32', shape: '[8]', note: 'reads gradNorm, writes loss' },
    { name: 'ring', role: 'inout', type: 'f32', shape: '[S,2]', note: 'loss and gradNorm of the last S steps' },
  ],
  params: [size('R', 'rows'), size('S', 'steps the ring holds')],
  source: 'loss = mean of rowLoss; ring[step mod S] = (loss, gradNorm)',
  workgroup: [64, 1],
  grid: () => [64, 1],
  reference([rowLoss, count, state, ring], { R, S }) {
    let sum = 0;
    for (let r = 0; r < R!; r++) sum += rowLoss![r]!;
    const step = count![counters.step]!;
    state![control.loss] = sum / R!;
    ring!.set([sum / R!, state![control.gradNorm]!], (step % S!) * 2);
    count![counters.step] = (step + 1) >>> 0;
  },
};
