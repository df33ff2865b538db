import { linear } from '../../ops/linear.ts';
import { linearGrad, recurrentGrad } from '../../ops/linear_grad.ts';
import { matmulNN, matmulNT, matmulTN } from '../../ops/matmul.ts';
import { blocks, type OpSpec, type Params, size } from '../../ops/op.ts';
import { byBlocks, type Kernel, type Variant } from './kernel.ts';

/** Workgroups that a kernel walked as in `shaders/products` leaves out: what other dispatches do. */
export const skip = size('skip', 'workgroups to leave out: rows, and 2^16 times columns');

/** How `shaders/products` walks a product: what a workgroup of 8 x 8 covers, and when that is right. */
const walks = {
  block: {
    parts: ['products/registers', 'products/block'],
    rows: 8,
    why:
      '8 x 8 numbers an invocation: 4 multiply-adds a load, 100 registers. Right where a grid of 64 x 64 tiles fills ' +
      'the device and the cache holds the strips that neighbors share',
  },
  tile: {
    parts: ['products/registers', 'products/tile'],
    rows: 8,
    why:
      '64 x 64 x 16 through 8 KiB of workgroup memory: each number is fetched once a workgroup, by neighboring lanes. ' +
      'Right on GPUs whose cache is small or shared, and from about 512 x 512 on',
  },
  small: {
    parts: ['products/small'],
    rows: 4,
    why:
      '4 x 4 numbers an invocation, 2 multiply-adds a load: four times as many invocations. Right where 64 x 64 tiles ' +
      'are fewer than the cores of the device, as in most layers of up to 128 units',
  },
  wide: {
    parts: ['products/wide'],
    rows: 16,
    why:
      '16 x 16 numbers an invocation: 8 multiply-adds a load, in few invocations. Right in software only, where a load ' +
      'takes as long as dozens of multiply-adds and no product is too small to fill the device',
  },
} as const;

/** Whether the rows of both factors and of the product are whole fours, at whole fours. */
type Fours = (params: Params) => boolean;
const inFours = (...names: string[]): Fours => {
  return (params) => [...names, 'offsetA'].every((name) => params[name]! % 4 === 0);
};

const work = ({ M, N, K }: Params) => 2 * M! * N! * K!;

function variant(op: OpSpec, walk: keyof typeof walks, fours: Fours | null): Variant {
  const { parts, rows, why } = walks[walk];
  const kernel: Kernel = {
    op,
    file: fours ? `${op.name}_vec4` : op.name,
    parts,
    more: [skip],
    workgroup: walk === 'wide' ? [4, 4] : [8, 8],
  };
  return {
    software: walk === 'wide',
    name: fours ? `${walk} vec4` : walk,
    why,
    fits: fours ?? (() => true),
    work,
    pieces: (params, most) =>
      byBlocks(kernel, params, [blocks(params.N!, rows), blocks(params.M!, rows)], work(params), most),
  };
}

/**
 * The fastest on most devices first; four numbers a load wherever the sizes allow it. `wide` takes software two to three
 * times as long to compile as `block`, so that only products that large layers wait for have it.
 */
function ways(op: OpSpec, fours: Fours, more: readonly 'wide'[] = []): readonly Variant[] {
  const order = ['block', 'small', 'tile', ...more] as const;
  return [...order.map((walk) => variant(op, walk, fours)), ...order.map((walk) => variant(op, walk, null))];
}

/** Ways to do the products, and what else is summed over the same loads. */
export const products: Readonly<Record<string, readonly Variant[]>> = {
  matmul_nn: ways(matmulNN, inFours('K', 'N'), ['wide']),
  matmul_nt: ways(matmulNT, inFours('K', 'N')),
  matmul_tn: ways(matmulTN, inFours('M', 'N'), ['wide']),
  linear: ways(linear, inFours('K', 'N')),
  linear_grad: ways(linearGrad, inFours('M', 'N')),
  recurrent_grad: ways(recurrentGrad, inFours('M', 'N'), ['wide']),
};
