import type { BufferView, Engine, Program, Slot, Step } from '../engine/engine.ts';
import type { ParameterTable } from './parameters.ts';
import type { ModelShape } from './shape.ts';

/** Symbols to learn from, with where training ends and the held-out rest begins. */
export interface TextData {
  readonly tokens: Uint32Array;
  readonly trainLength: number;
  readonly validationLength: number;
}

/** Where an activation, gate, state or gradient of the last training step lies. */
export interface TensorSource {
  readonly view: BufferView;
  readonly shape: readonly number[];
  /** `gates`: held [..,H,4], told as PyTorch's [..,4H]. */
  readonly layout: 'plain' | 'gates';
}

/**
 * Reads the held-out text: run `program` from zeroed `states` and `counters`, and every run reads on where the last one
 * ended. The held-out loss is the mean of the first `chunks` entries of `ring` after as many runs.
 */
export interface Evaluation {
  readonly program: Program;
  readonly chunks: number;
  /** Held-out characters that have a successor. */
  readonly pairs: number;
  /** Streams side by side; stream b starts at floor(b pairs / streams) of the held-out part. */
  readonly streams: number;
  /** What the last run read and computed, under the names of `Model.tensors`. */
  readonly tensors: Readonly<Record<string, TensorSource>>;
  readonly counters: Slot;
  readonly ring: Slot;
  /** Slots to zero before a round: states carried from chunk to chunk. */
  readonly states: readonly Slot[];
}

/** Generation one symbol a run; see `sample_token` for what the slots hold. */
export interface Sampler {
  readonly program: Program;
  /** Symbols the output ring holds. */
  readonly capacity: number;
  /** Symbols the prime may have. */
  readonly primeCapacity: number;
  readonly hyper: Slot;
  readonly prime: Slot;
  readonly counters: Slot;
  readonly token: Slot;
  readonly tokens: Slot;
  readonly probabilities: Slot;
  readonly states: readonly Slot[];
}

/** A model on an engine: its slots and its compiled programs. It owns them; `dispose` frees them. */
export interface Model {
  readonly shape: ModelShape;
  readonly parameters: ParameterTable;
  /** Flat buffers of `parameters.flatLength`. */
  readonly weights: Slot;
  readonly grads: Slot;
  readonly moment1: BufferView;
  readonly moment2: BufferView;
  readonly hyper: Slot;
  readonly control: Slot;
  readonly counters: Slot;
  /** f32 [ringLength,2]: loss and gradient norm of step s at s mod ringLength. */
  readonly ring: Slot;
  /** Hidden and memory states that go on from step to step. */
  readonly states: readonly Slot[];
  readonly train: Program;
  /**
   * True where `train` is one op that does many steps in one call and leaves no activations: `observe`, run before the
   * last step, shows what that step sees.
   */
  readonly looped: boolean;
  /** `train` without the update: one look at the next batch, which leaves weights, counters and ring alone. */
  readonly observe: Program;
  /** Null where nothing is held out. */
  readonly evaluation: Evaluation | null;
  /** Null for song models. */
  readonly sampler: Sampler | null;
  readonly tensors: Readonly<Record<string, TensorSource>>;
  dispose(): void;
}

/** Entries of the loss ring. */
export const ringLength = 4096;

/** Allocates slots of one model and remembers them, so that a failed build leaves nothing behind. */
export class Allocation {
  readonly engine: Engine;
  private readonly slots: Slot[] = [];

  constructor(engine: Engine) {
    this.engine = engine;
  }

  /** A float32 slot. */
  floats(label: string, length: number, data?: Float32Array): Slot {
    return this.keep(this.engine.alloc(label, length, data));
  }

  /** A slot of unsigned integers. */
  integers(label: string, length: number, data?: Uint32Array): Slot {
    return this.keep(this.engine.alloc(label, length, data, 'u32'));
  }

  compile(label: string, steps: readonly Step[]): Promise<Program> {
    return this.engine.compile(label, steps);
  }

  free(): void {
    this.engine.free(this.slots);
    this.slots.length = 0;
  }

  private keep(slot: Slot): Slot {
    this.slots.push(slot);
    return slot;
  }
}
