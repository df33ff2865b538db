import type { Config } from '../config/schema.ts';
import { songTables } from '../data/songs.ts';
import type { SongSetup, TextSetup } from './chapter.ts';

/** Plain full-batch gradient descent, so that a number on the screen can be followed by hand. */
const plain: Partial<Config> = { batchSize: 8, optimizer: 'sgd', learningRate: 0.5, clipNorm: 0 };

/** One neuron and four songs without a rule. */
export const noRule: SongSetup = { config: { ...plain, cell: 'classifier' }, songs: songTables.unlearnable };

/** One neuron and six songs with one. */
export const withRule: SongSetup = { config: { ...plain, cell: 'classifier' }, songs: songTables.learnable };

/** Two hidden units and the four songs without a rule. */
export const twoUnits: SongSetup = {
  config: { ...plain, cell: 'mlp', layers: 1, hiddenSize: 2 },
  songs: songTables.unlearnable,
};

/** An LSTM small enough to read a novel on any machine, large enough to find its words and quotations. */
export const novel: TextSetup = {
  config: { cell: 'lstm', layers: 1, hiddenSize: 32, sequenceLength: 32, batchSize: 16, learningRate: 1e-2 },
  corpus: 'moby-dick',
};
