import type { Expected } from './expected.ts';
import { readBy } from './sentence.ts';

export const memory: Expected = async (seen, setup, opened) => {
  const now = await readBy(seen);
  const { at, read, T } = now;
  const before = await readBy(opened);
  const back = Math.min(10, at);
  const row = read.probabilities[at]!;
  return {
    units: setup.config.hiddenSize!,
    symbols: row.length,
    length: Math.hypot(...read.h[at + 1]!),
    loss: read.loss,
    lossWas: before.read.loss,
    was: before.read.half,
    half: read.half,
    sum: read.whole,
    whole: read.whole,
    factor: (read.slopes[at - back]! / read.slopes[at]!) ** (1 / back),
    back,
    step: seen.lab.step,
    p: Math.max(...row),
    q: row[now.symbols[T]!]!,
    'half.0': read.half,
    'whole.0': read.whole,
  };
};
