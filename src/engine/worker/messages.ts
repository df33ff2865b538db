import { LabError, messageOf } from '../../core/errors.ts';
import type { Params } from '../../ops/op.ts';
import type { BufferView, Slot, Values } from '../engine.ts';
import type { Profile } from '../profile.ts';

/** A step as plain data: ops travel by name. */
export interface StepMessage {
  readonly op: string;
  readonly buffers: readonly BufferView[];
  readonly params: Params;
}

/** What the page tells the worker, in call order. Calls with a `ticket` are answered. */
export type Call =
  | { readonly kind: 'alloc'; readonly slot: Slot; readonly data: Values | undefined }
  | { readonly kind: 'free'; readonly slots: readonly Slot[] }
  | {
      readonly kind: 'compile';
      readonly ticket: number;
      readonly id: number;
      readonly label: string;
      readonly steps: readonly StepMessage[];
    }
  | { readonly kind: 'run'; readonly id: number; readonly times: number }
  | { readonly kind: 'profile'; readonly ticket: number; readonly id: number }
  | { readonly kind: 'write'; readonly view: BufferView; readonly data: Values }
  | { readonly kind: 'read'; readonly ticket: number; readonly views: readonly BufferView[] };

/** An error as plain data, since a LabError would arrive as a mere Error. */
export type Fault = Pick<LabError, 'code' | 'place' | 'expected' | 'action'>;

/** What the worker says: once what it computes with, or that it cannot; then an answer to each ticket. */
export type Answer =
  | { readonly device: string }
  | { readonly gone: string }
  | { readonly ticket: number; readonly values: readonly Values[]; readonly profile?: Profile }
  | { readonly ticket: number; readonly fault: Fault };

export function faultOf(error: unknown): Fault {
  if (error instanceof LabError) {
    const { code, place, expected, action } = error;
    return { code, place, expected, action };
  }
  return { code: 'E_DEVICE', place: 'worker', expected: 'an engine that can do it', action: messageOf(error) };
}

export function errorOf({ code, place, expected, action }: Fault): LabError {
  return new LabError(code, place, expected, action);
}
