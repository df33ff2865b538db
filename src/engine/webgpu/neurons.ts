import type { Params } from '../../ops/op.ts';
import { optimizers } from '../../ops/optimizer.ts';
import { trainNeuron } from '../../ops/train_neuron.ts';
import { plainKernel, type Variant } from './kernel.ts';

/** Training of one neuron, compiled for its optimizer and for the size of its table. */
export const neurons: Readonly<Record<string, readonly Variant[]>> = {
  train_neuron: [
    {
      name: 'one lane',
      why:
        'the chain of updates is as long as it is: what is left is to make a link short. What an optimizer or a small ' +
        'table does not need is not in the kernel, since lanes that branch apart work out both sides',
      fits: () => true,
      work: () => 0,
      pieces: (params) => [
        {
          kernel: {
            ...plainKernel(trainNeuron),
            parts: [...formOf(params), `rule_${optimizers[params.rule!]!.name}`].map((part) => `parts/${part}`),
          },
          params,
          grid: trainNeuron.grid(params),
        },
      ],
    },
  ],
};

/** Files of `shaders/parts` for the size of a table. */
function formOf({ F, rows }: Params): readonly string[] {
  if (F! > 3) return ['neuron_many'];
  return ['neuron_held', rows! > 4 ? 'neuron_few' : 'neuron_four'];
}
