import type { Config } from '../config/schema.ts';

/** What a model is, as plain data: enough to lay it out, name its parts and size its buffers. */
export interface ModelShape {
  readonly cell: Config['cell'];
  /** Hidden layers: 0 for the classifier. */
  readonly layers: number;
  readonly hiddenSize: number;
  /** Features of a song, or symbols of the vocabulary. */
  readonly inputs: number;
  /** 1 for songs, symbols of the vocabulary for text. */
  readonly outputs: number;
  /** Time steps in one training step; 1 for songs. */
  readonly sequenceLength: number;
  /** Streams of text or rows of songs in one training step. */
  readonly batchSize: number;
  /** One name an input: `modern`, or the symbol itself. */
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
}

/** True where the model has a memory line and gates. */
export function hasGates(shape: ModelShape): boolean {
  return shape.cell === 'lstm';
}

/** True where the model unrolls in time. */
export function isRecurrent(shape: ModelShape): boolean {
  return shape.cell === 'lstm' || shape.cell === 'rnn';
}
