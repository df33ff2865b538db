import { generateText } from '../../ops/generate_text.ts';
import { plainKernel, type Variant } from './kernel.ts';

/** A text symbol by symbol in one dispatch, by one workgroup of so many lanes; `part` says how they take their units. */
function way(name: string, part: string, lanes: number, why: string, more: Partial<Variant> = {}): Variant {
  return {
    name,
    why,
    fits: () => true,
    work: () => 0,
    pieces: (params) => [
      {
        kernel: { ...plainKernel(generateText), parts: [`parts/${part}`], workgroup: [lanes, 1] },
        params,
        grid: [lanes, 1],
      },
    ],
    ...more,
  };
}

/** Ways to write a text without leaving the device. */
export const texts: Readonly<Record<string, readonly Variant[]>> = {
  generate_text: [
    way(
      'a subgroup',
      'pairs',
      32,
      'one subgroup of a GPU, so that lanes which meet wait for nobody, with eight loads of 512 bytes under way: right ' +
        'where loads take hundreds of cycles',
    ),
    way(
      'four lanes',
      'fours',
      4,
      'as many lanes as a software adapter computes at once: lanes that never meet others cost it no switch at a ' +
        'barrier, and weights are the same number of loads however many lanes there are. Right in software only',
      { software: true },
    ),
  ],
};
