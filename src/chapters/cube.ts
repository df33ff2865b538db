import { separabilityOf } from '../data/separability.ts';
import type { CubeView } from '../scene/cube/view.ts';
import { answersOf, type Moment } from './moment.ts';
import { fieldOf, songNetwork } from './song_network.ts';
import type { Stage } from './view.ts';

/**
 * The songs of a moment as points of the cube; with the network, also what it says everywhere between them;
 * with the proof that there is no rule, the point where it fails.
 */
export function cubeOf(now: Moment, withNetwork = true, withProof = false): Stage {
  const { rows, featureNames } = now.songs;
  const answers = withNetwork ? answersOf(now) : null;
  const at = (features: readonly number[]): CubeView['low'] => [features[0] ?? 0, features[1] ?? 0, features[2] ?? 0];
  const places = rows.map(({ features }) => at(features));
  const ends = [0, 1, 2].map((f) => {
    const values = [0, 1, ...places.map((place) => place[f]!)];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const room = 0.12 * (high - low);
    return [low - room, high + room] as const;
  });
  const low = at(ends.map(([lowest]) => lowest));
  const high = at(ends.map(([, highest]) => highest));
  const proof = withProof ? separabilityOf(now.songs) : null;
  const from = proof?.separable === false ? [...proof.liked, ...proof.others].map(({ row }) => row) : [];
  return {
    kind: 'cube',
    cube: {
      axes: [featureNames[0] ?? '', featureNames[1] ?? '', featureNames[2] ?? ''],
      points: rows.map(({ name, liked }, i) => ({ name, liked, at: places[i]!, answer: answers?.[i] ?? null })),
      low,
      high,
      field: withNetwork ? fieldOf(songNetwork(now.config, now.parameters), low, high) : null,
      meeting: proof?.separable === false ? { at: at(proof.meeting), from } : null,
    },
  };
}
