import type { Moment } from './moment.ts';
import { type Follower, placeOf, predictionLength, type Reading, temperatureOf, unitOf } from './reading_moment.ts';
import { num } from './say.ts';
import type { BarRow, Figure, ReadingView, Stage } from './view.ts';
import type { StoryKey } from './words/words.ts';

/** Bars of a figure at most. */
const barsShown = 8;

const signalWords: Readonly<Record<Follower['signal'], StoryKey>> = {
  quote: 'signal.quote',
  word: 'signal.word',
  wordPosition: 'signal.wordPosition',
  linePosition: 'signal.linePosition',
  lineEnd: 'signal.lineEnd',
};

/** The characters of the passage, as the corpus has them. */
export function charactersOf({ reading, corpus }: Moment): string[] {
  return Array.from(reading?.symbols ?? [], (symbol) => corpus.vocabulary[symbol]!);
}

/** Probability of what really came after each character. */
export function chancesOf({ next, probabilities }: Reading): number[] {
  const V = probabilities.length / next.length;
  return Array.from(next, (symbol, at) => probabilities[at * V + symbol]!);
}

/** The guess after a character of the passage, bent by a temperature: p^(1/T) / sum p^(1/T); at 0 all for the likeliest. */
export function guessAt({ next, probabilities }: Reading, at: number, temperature = 1): number[] {
  const V = probabilities.length / next.length;
  const chances = [...probabilities.subarray(at * V, (at + 1) * V)];
  const top = Math.max(...chances);
  const bent = chances.map((p) => (temperature === 0 ? Number(p === top) : (p / top) ** (1 / temperature)));
  const sum = bent.reduce((a, b) => a + b, 0);
  return bent.map((p) => p / sum);
}

/** The chosen unit, as the survey knows it. */
export function chosenUnit({ choices, survey }: Moment): { unit: number; memory: boolean } {
  return unitOf(choices, survey?.followers ?? []);
}

/** The marked place of the passage. */
export function markedPlace({ choices, reading }: Moment): number {
  return placeOf(choices, reading?.symbols.length ?? 0);
}

const bare = {
  middle: 0,
  signed: true,
  digits: 3,
  marked: null,
  placing: false,
  unit: null,
  temperature: null,
} as const;

/** The passage with a bar for how much each true successor was expected. */
export function chanceStage(now: Moment, more: Partial<ReadingView> = {}): Stage {
  const values = now.reading ? chancesOf(now.reading) : [];
  const characters = charactersOf(now);
  return {
    kind: 'reading',
    reading: { ...bare, characters, values, most: 1, signed: false, key: 'read.key.chance', ...more },
  };
}

/** The passage colored by the chosen unit. */
export function unitStage(now: Moment): Stage {
  const { reading } = now;
  const { unit, memory } = chosenUnit(now);
  const from = memory ? reading?.memory : reading?.output;
  const U = reading?.units ?? 1;
  const values = Array.from(reading?.symbols ?? [], (_, at) => from?.[at * U + unit] ?? Number.NaN);
  // What a unit tells is how it moves, wherever it moves around.
  const middle = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const most = values.reduce((size, value) => Math.max(size, Math.abs(value - middle)), 1e-9);
  const chosen = { unit, units: U, memory: reading?.memory ? memory : null };
  const characters = charactersOf(now);
  return {
    kind: 'reading',
    reading: { ...bare, characters, values, middle, most, key: 'read.key.unit', unit: chosen },
  };
}

/** The characters before the marked one, each with its share in the guess. */
export function shareStage(now: Moment, shown: boolean): Stage {
  const characters = charactersOf(now);
  const place = markedPlace(now);
  const values = new Array<number>(characters.length).fill(Number.NaN);
  const shares = shown ? [...(now.prediction?.contributions ?? [])] : [];
  shares.forEach((share, t) => {
    values[place + 1 - predictionLength + t] = share;
  });
  const largest = shares.reduce((size, share) => Math.max(size, Math.abs(share)), 1e-9);
  return {
    kind: 'reading',
    reading: { ...bare, characters, values, most: largest, key: 'read.key.share', marked: place, placing: true },
  };
}

/** The units that follow something, as bars to choose from. */
export function followersFigure(now: Moment): Figure {
  const chosen = chosenUnit(now);
  const rows = (now.survey?.followers ?? []).map(
    ({ signal, unit, memory, r }): BarRow => ({
      label: { key: signalWords[signal] },
      note: `${memory ? 'c' : 'h'} ${unit + 1}`,
      name: `r.${signal}.${memory ? 'c' : 'h'}.${unit}`,
      value: num(r),
      share: r,
      choice: { unit, memory: memory ? 1 : 0 },
      chosen: chosen.unit === unit && chosen.memory === memory,
    }),
  );
  return { kind: 'bars', caption: 'read.bars.follow', signed: true, rows };
}

/** The characters after which the chosen unit is highest, and those after which it is lowest. */
export function excitersFigure({ survey, corpus }: Moment): Figure {
  const all = survey?.exciters ?? [];
  const shown = all.length <= barsShown ? all : [...all.slice(0, barsShown - 3), ...all.slice(-3)];
  const rows = shown.map(
    ({ symbol, mean }): BarRow => ({
      label: { character: corpus.vocabulary[symbol]! },
      name: `mean.${symbol}`,
      value: num(mean),
      share: mean,
    }),
  );
  return { kind: 'bars', caption: 'read.bars.excite', signed: true, rows };
}

/** The likeliest next characters after the marked one, at a temperature, and the one that came. */
export function guessFigure(now: Moment, bent: boolean): Figure {
  const { reading, corpus, choices } = now;
  if (!reading) return { kind: 'bars', caption: 'read.bars.next', signed: false, rows: [] };
  const place = markedPlace(now);
  const chances = guessAt(reading, place, bent ? temperatureOf(choices) : 1);
  const came = reading.next[place]!;
  const ranked = chances.map((p, symbol) => ({ p, symbol })).sort((a, b) => b.p - a.p || a.symbol - b.symbol);
  const shown = ranked.slice(0, barsShown);
  if (!shown.some(({ symbol }) => symbol === came)) shown[barsShown - 1] = { p: chances[came]!, symbol: came };
  const rows = shown.map(
    ({ p, symbol }): BarRow => ({
      label: { character: corpus.vocabulary[symbol]! },
      name: `p.${symbol}`,
      value: num(p, 3),
      share: p,
      checked: symbol === came,
    }),
  );
  return { kind: 'bars', caption: 'read.bars.next', signed: false, rows };
}

/** The strongest follower of any of some signals; r is 0 where there is none. */
export function bestOf(followers: readonly Follower[], signals: readonly Follower['signal'][]): number {
  const found = followers.filter(({ signal }) => signals.includes(signal));
  return found.reduce((best, { r }) => (Math.abs(r) > Math.abs(best) ? r : best), 0);
}
