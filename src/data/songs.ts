import { checkSongs, type SongTable } from './song_table.ts';

export { checkSongs, type SongRow, type SongTable } from './song_table.ts';
export { songsFromCsv } from './songs_csv.ts';
export { songsFromText, songsToText } from './songs_text.ts';

// Features: modern = released after 2000, sad = in mood, piano = led by the piano. Titles are Ben Folds's, alone, with
// a band or as Fear of Pop; who likes what is made up.
const featureNames = ['modern', 'sad', 'piano'];

/**
 * Four songs of one singer, liked when exactly one of modern and sad holds: no weighted sum of the features can say so
 * (exclusive or; Minsky and Papert 1969), so a single neuron never gets all four right.
 */
export const unlearnable: SongTable = checkSongs(
  [
    { name: 'Kate', features: [0, 0, 1], liked: 0 },
    { name: 'Brick', features: [0, 1, 1], liked: 1 },
    { name: 'Do It Anyway', features: [1, 0, 1], liked: 1 },
    { name: 'Cologne', features: [1, 1, 1], liked: 0 },
  ],
  featureNames,
);

/** The same four songs liked when modern, and two more without piano: a single neuron learns the rule. */
export const learnable: SongTable = checkSongs(
  [
    { name: 'Kate', features: [0, 0, 1], liked: 0 },
    { name: 'Brick', features: [0, 1, 1], liked: 0 },
    { name: 'Do It Anyway', features: [1, 0, 1], liked: 1 },
    { name: 'Cologne', features: [1, 1, 1], liked: 1 },
    { name: 'In Love', features: [0, 1, 0], liked: 0 },
    { name: "Rockin' the Suburbs", features: [1, 0, 0], liked: 1 },
  ],
  featureNames,
);

/** The song tables that come with the lab, by the names that presets use. */
export const songTables = { unlearnable, learnable } as const satisfies Readonly<Record<string, SongTable>>;
