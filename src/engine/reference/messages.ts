import type { Params } from '../../ops/op.ts';
import type { BufferView, Slot, Values } from '../engine.ts';

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
  | { readonly kind: 'write'; readonly view: BufferView; readonly data: Values }
  | { readonly kind: 'read'; readonly ticket: number; readonly views: readonly BufferView[] };

export type Answer =
  | { readonly ticket: number; readonly values: readonly Values[] }
  | { readonly ticket: number; readonly error: string };
