import { LabError } from '../core/errors.ts';
import { shapeLength } from '../core/shapes.ts';
import { type BufferView, type Step, viewAlignment } from './engine.ts';

/**
 * Throws E_SHAPE for the first step whose buffers do not keep its op's contract: count, type, length, alignment, and
 * no part of a slot both read and
 * written, or written twice, under two names (which WebGPU forbids). The same for every engine.
 */
export function checkSteps(label: string, steps: readonly Step[]): void {
  for (const [index, step] of steps.entries()) checkStep(`program ${label} step ${index} ${step.op.name}`, step);
}

function checkStep(place: string, { op, buffers, params }: Step): void {
  const wrong = (expected: string, action: string) => new LabError('E_SHAPE', place, expected, action);
  if (buffers.length !== op.buffers.length) throw wrong(`${op.buffers.length} buffers`, `got ${buffers.length}`);
  for (const { name, type } of op.params) {
    const value = params[name];
    if (value === undefined || !Number.isFinite(value)) throw wrong(`a number for ${name}`, `got ${value}`);
    if (type === 'u32' && (value < 0 || !Number.isInteger(value))) throw wrong(`a whole ${name}`, `got ${value}`);
  }
  for (const [i, spec] of op.buffers.entries()) {
    const view = buffers[i]!;
    const needed = shapeLength(spec.shape, params);
    if (view.slot.type !== spec.type) throw wrong(`${spec.type} for ${spec.name}`, `got ${view.slot.type}`);
    if (view.length < needed) throw wrong(`${spec.name} ${spec.shape} of ${needed}`, `got ${view.length}`);
    if (view.offset % viewAlignment !== 0 || view.offset + view.length > view.slot.length || view.offset < 0)
      throw wrong(`${spec.name} inside ${view.slot.label} at a multiple of ${viewAlignment}`, `got ${view.offset}`);
  }
  for (const [i, spec] of op.buffers.entries()) {
    if (spec.role === 'in') continue;
    for (const [k, other] of op.buffers.entries())
      if (k !== i && collide(buffers[i]!, buffers[k]!, other.role === 'in'))
        throw wrong(`${spec.name} and ${other.name} apart`, `both in ${buffers[i]!.slot.label}`);
  }
}

/** WebGPU forbids a buffer that is both read and written in a dispatch, and writing one part under two names. */
function collide(a: BufferView, b: BufferView, read: boolean): boolean {
  if (a.slot.id !== b.slot.id) return false;
  return read || (a.offset < b.offset + b.length && b.offset < a.offset + a.length);
}
