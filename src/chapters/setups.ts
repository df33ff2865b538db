import type { Config } from '../config/schema.ts';
import { songTables } from '../data/songs.ts';
import type { SongSetup } from './chapter.ts';

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
