import type { Config } from './schema.ts';

export type Labelling = 'unlearnable' | 'learnable';

export interface Preset {
  readonly id: string;
  /** Key of its name in the dictionary. */
  readonly title: `preset.${string}`;
  readonly patch: Partial<Config>;
  /** What it reads: a labelling of the songs or a corpus; without it the data stays. */
  readonly data: { readonly songs: Labelling } | { readonly corpus: 'moby-dick' | 'brewing' };
}

const neuron: Partial<Config> = {
  cell: 'classifier',
  batchSize: 8,
  optimizer: 'sgd',
  learningRate: 0.5,
  clipNorm: 0,
  momentum: 0,
  weightDecay: 0,
};

/** Starting points, in the order of the story; each is a patch of the defaults. */
export const presets = [
  { id: 'songs-no-rule', title: 'preset.songsNoRule', patch: neuron, data: { songs: 'unlearnable' } },
  { id: 'songs-rule', title: 'preset.songsRule', patch: neuron, data: { songs: 'learnable' } },
  {
    id: 'char-rnn',
    title: 'preset.charRnn',
    data: { corpus: 'brewing' },
    patch: { cell: 'rnn', hiddenSize: 64, sequenceLength: 24, batchSize: 16, learningRate: 2e-3 },
  },
  {
    id: 'lstm-small',
    title: 'preset.lstmSmall',
    data: { corpus: 'moby-dick' },
    patch: { hiddenSize: 32, sequenceLength: 32, batchSize: 16, learningRate: 5e-3 },
  },
  { id: 'lstm-medium', title: 'preset.lstmMedium', data: { corpus: 'moby-dick' }, patch: {} },
  {
    id: 'lstm-large',
    title: 'preset.lstmLarge',
    data: { corpus: 'moby-dick' },
    patch: { layers: 2, hiddenSize: 512, sequenceLength: 128, batchSize: 32, learningRate: 2e-3 },
  },
] as const satisfies readonly Preset[];

export type PresetId = (typeof presets)[number]['id'];
