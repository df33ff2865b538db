import type { Expected } from './expected.ts';
import { again, answer, loss, songsOf } from './songs.ts';

export const update: Expected = async (seen, setup) => {
  const [before, after] = await again(setup, [7, 8]);
  const song = songsOf(setup)[7 % songsOf(setup).length]!;
  const p = answer(before!, song.features);
  const delta = p - song.liked;
  const slope = song.liked ? -1 / p : 1 / (1 - p);
  const count = Object.values(seen.lab.parameters).reduce((sum, { data }) => sum + data.length, 0);
  const was = loss(before!, [song]);
  const values = { p, delta, rate: setup.config.learningRate!, count, was, loss: loss(after!, [song]) };
  const first = before!['mlp.0.weight'];
  const unit = first && song.features.reduce((sum, x, i) => sum + x * first.data[i]!, before!['mlp.0.bias']!.data[0]!);
  // The moment that each step opens the graph at.
  const value = [
    Math.log(p / (1 - p)),
    p,
    was,
    slope,
    delta * song.features[0]!,
    after!['classifier.weight']?.data[0],
    unit,
    slope,
    seen.lab.parameters['head.bias']?.data[0],
  ][seen.step]!;
  return { ...values, ...(seen.step === 2 && { loss: was }), value };
};
