import type { Expected } from './expected.ts';
import { recurrent } from './recurrent.ts';
import { readBy } from './sentence.ts';

export const gates: Expected = async (seen, setup, _, beside) => {
  const { read, at, symbols } = await readBy(seen);
  const [i, f, g, o] = read.gates[at]!.map((units) => units[0]!) as [number, number, number, number];
  const before = read.c[at]![0]!;
  const c = read.c[at + 1]![0]!;
  const open = read.gates.flatMap((gate) => gate[1]!);
  const mean = open.reduce((sum, value) => sum + value, 0) / open.length;
  const other = beside && recurrent(beside, symbols, at);
  return {
    unit: 1,
    units: setup.config.hiddenSize!,
    seed: 1,
    before,
    c,
    f: seen.step >= 6 ? mean : f,
    kept: f * before,
    i,
    g,
    added: i * g,
    o,
    h: read.h[at + 1]![0]!,
    half: read.half,
    step: seen.lab.step,
    lstm: read.half,
    rnn: other?.half ?? Number.NaN,
    'half.0': other?.half ?? read.half,
    'whole.0': other?.whole ?? read.whole,
    'half.1': read.half,
    'whole.1': read.whole,
  };
};
