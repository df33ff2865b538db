import type { Expected } from './expected.ts';
import { answer, songsOf, weightsOf } from './songs.ts';

export const song: Expected = async (seen, setup) => {
  const rows = songsOf(setup);
  const [a, b, c] = rows[0]!.features as [number, number, number];
  return [
    { a, b, c },
    { count: rows.filter(({ features }) => features[2] === 1).length, rows: rows.length },
    { count: rows.filter(({ liked }) => liked === 1).length, rows: rows.length },
    { answer: answer(weightsOf(seen), rows[0]!.features) },
  ][seen.step]!;
};
