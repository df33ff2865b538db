import { lstmCell } from '../../ops/lstm_cell.ts';
import { lstmCellGrad } from '../../ops/lstm_cell_grad.ts';
import type { OpSpec, Params } from '../../ops/op.ts';
import { rnnCell } from '../../ops/rnn_cell.ts';
import { rnnCellGrad } from '../../ops/rnn_cell_grad.ts';
import { lstmStart, rnnStart } from '../../ops/start_state.ts';
import type { Step } from '../engine.ts';

/** One way to do an op on a device: kernels that use the op's own buffers, found by name, one after the other. */
export interface Variant {
  readonly name: string;
  /** When it is the right one, for who looks at the plan. */
  readonly why: string;
  kernels(params: Params): readonly { readonly op: OpSpec; readonly params: Params }[];
}

/** Steps t = 0, 1, ... or backwards, one dispatch each. */
function stepwise(start: OpSpec | null, cell: OpSpec, backwards: boolean): Variant {
  return {
    name: 'stepwise',
    why: 'one dispatch a time step: all invocations meet between steps, whatever the size of the layer',
    kernels(params) {
      const T = params.T!;
      const steps = Array.from({ length: T }, (_, i) => ({
        op: cell,
        params: { ...params, t: backwards ? T - 1 - i : i },
      }));
      return start ? [{ op: start, params }, ...steps] : steps;
    },
  };
}

/** Ops that are done by other kernels than the one of their name. */
export const variants: Readonly<Record<string, readonly Variant[]>> = {
  lstm_sequence: [stepwise(lstmStart, lstmCell, false)],
  lstm_sequence_grad: [stepwise(null, lstmCellGrad, true)],
  rnn_sequence: [stepwise(rnnStart, rnnCell, false)],
  rnn_sequence_grad: [stepwise(null, rnnCellGrad, true)],
};

/** A step as the dispatches of its variant; a step without variants is its own kernel. */
export function expand(step: Step): readonly Step[] {
  const variant = variants[step.op.name]?.[0];
  if (!variant) return [step];
  return variant.kernels(step.params).map(({ op, params }) => ({
    op,
    params,
    buffers: op.buffers.map(({ name }) => step.buffers[step.op.buffers.findIndex((spec) => spec.name === name)]!),
  }));
}
