import { LabError } from '../core/errors.ts';
import { type BufferView, type Engine, type Slot, type Values, whole } from '../engine/engine.ts';
import type { Evaluation, Model } from '../nn/model.ts';
import { Correlations } from './correlation.ts';
import { Excitements } from './excitement.ts';

/** A run of held-out characters, and what the network was after each. N characters, U units: layer after layer. */
export interface Passage {
  /** Place of the first character in the held-out part. */
  readonly start: number;
  /** [N] read, and [N] what came next in truth. */
  readonly symbols: Uint32Array;
  readonly next: Uint32Array;
  /** [N,U] h of every unit; `memory` is c, LSTM only. */
  readonly output: Float32Array;
  readonly memory: Float32Array | null;
  /** [N,V] of the next symbol. */
  readonly probabilities: Float32Array;
}

/** What all streams together tell of the units. */
export interface Survey {
  readonly characters: number;
  /** Of h, and of c where there is one, with the signals in the order they were given. */
  readonly output: Correlations;
  readonly memory: Correlations | null;
  readonly excitements: Excitements;
}

export interface ReadingOptions {
  /** Stream that the passage is taken from. */
  readonly stream: number;
  /** Characters of the passage; rounded down to whole runs, but at least one. */
  readonly characters: number;
  /** Values by place in the held-out part, and characters of all streams to survey at most; null for no survey. */
  readonly survey: { readonly signals: readonly ArrayLike<number>[]; readonly characters: number } | null;
}

/**
 * Reads held-out text with the weights as they are; training does not notice. It awaits several times: the caller keeps
 * other readings away meanwhile. Rejects with E_STATE for a model that has nothing held out.
 */
export async function readHeldOut(
  engine: Engine,
  model: Model,
  { stream, characters, survey }: ReadingOptions,
): Promise<{ readonly passage: Passage; readonly survey: Survey | null }> {
  const { evaluation } = model;
  if (!evaluation)
    throw new LabError('E_STATE', `reading cell=${model.shape.cell}`, 'a text with a part held out', 'read nothing');
  const { pairs, streams: B, program, states, counters } = evaluation;
  const block = blockOf(model, evaluation);
  const passage = makePassage(block, Math.max(1, Math.floor(characters / block.T)) * block.T);
  const told = survey && makeSurvey(block, survey.signals.length);
  const surveyed = survey ? Math.floor(Math.min(survey.characters, pairs) / (B * block.T)) : 0;
  const starts = Array.from({ length: B }, (_, b) => Math.floor((b * pairs) / B));
  for (const slot of [...states, counters]) engine.write(whole(slot), zerosOf(slot));
  for (let run = 0; run * block.T < passage.symbols.length || run < surveyed; run++) {
    engine.run(program, 1);
    block.take(await engine.read(block.views));
    for (let t = 0; t < block.T; t++)
      for (let b = 0; b < B; b++) {
        const row = t * B + b;
        const at = run * block.T + t;
        if (b === stream && at < passage.symbols.length) {
          passage.symbols[at] = block.symbols[row]!;
          passage.next[at] = block.next[row]!;
          passage.output.set(block.output(row), at * block.U);
          passage.memory?.set(block.memory(row), at * block.U);
          passage.probabilities.set(block.probabilities(row), at * block.V);
        }
        if (!survey || !told || run >= surveyed) continue;
        const signal = survey.signals.map((values) => values[starts[b]! + at]!);
        told.output.add(block.output(row), 0, signal);
        told.memory?.add(block.memory(row), 0, signal);
        told.excitements.add(block.output(row), 0, block.symbols[row]!);
      }
  }
  return {
    passage: { start: starts[stream]!, ...passage },
    survey: told && { characters: told.output.count, ...told },
  };
}

/** What one run of the evaluation left, row by row. */
interface Block {
  readonly T: number;
  readonly U: number;
  readonly V: number;
  readonly gated: boolean;
  readonly views: readonly BufferView[];
  symbols: Values;
  next: Values;
  take(values: readonly Values[]): void;
  output(row: number): Float32Array;
  memory(row: number): Float32Array;
  probabilities(row: number): Float32Array;
}

function blockOf({ shape }: Model, { streams: B, tensors }: Evaluation): Block {
  const { cell, layers: L, hiddenSize: H, inputs: V } = shape;
  const gated = cell === 'lstm';
  const layers = Array.from({ length: L }, (_, l) => l);
  const names = [
    ...['input', 'target', 'probabilities'],
    ...layers.map((l) => `${cell}.h_l${l}`),
    ...(gated ? layers.map((l) => `${cell}.c_l${l}`) : []),
  ];
  let rows: readonly Values[] = [];
  const unitsOf = (first: number, row: number) => {
    const values = new Float32Array(L * H);
    // The first B rows of a state are where the run started.
    for (const l of layers) values.set(rows[first + l]!.subarray((row + B) * H, (row + B + 1) * H), l * H);
    return values;
  };
  const block: Block = {
    T: tensors.input!.shape[0]!,
    U: L * H,
    V,
    gated,
    views: names.map((name) => tensors[name]!.view),
    symbols: new Uint32Array(0),
    next: new Uint32Array(0),
    take(values) {
      rows = values;
      block.symbols = values[0]!;
      block.next = values[1]!;
    },
    output: (row) => unitsOf(3, row),
    memory: (row) => unitsOf(3 + L, row),
    probabilities: (row) => rows[2]!.subarray(row * V, (row + 1) * V) as Float32Array,
  };
  return block;
}

function makePassage({ U, V, gated }: Block, length: number) {
  return {
    symbols: new Uint32Array(length),
    next: new Uint32Array(length),
    output: new Float32Array(length * U),
    memory: gated ? new Float32Array(length * U) : null,
    probabilities: new Float32Array(length * V),
  };
}

function makeSurvey({ U, V, gated }: Block, signals: number) {
  return {
    output: new Correlations(U, signals),
    memory: gated ? new Correlations(U, signals) : null,
    excitements: new Excitements(U, V),
  };
}

function zerosOf(slot: Slot): Values {
  return slot.type === 'u32' ? new Uint32Array(slot.length) : new Float32Array(slot.length);
}
