import { featureWord } from '../core/words/feature_word.ts';
import type { Words } from '../core/words/words.ts';
import type { Pace } from './conductor.ts';
import { shapeOf } from './forms/symbols.ts';
import type { History } from './history.ts';
import type { LabelNumber, Pickable, SceneLayout } from './layout/forms.ts';
import { elementOf } from './layout/sources.ts';

/** The lab's dictionary as the scene gets it. */
export type SceneWords = (key: string, values?: Record<string, string | number>) => string;

/** What is under the pointer. */
export interface Picked {
  /** Short name for people: the key's sentence without its number would be longer. */
  readonly name: string;
  /** Name as PyTorch has it. */
  readonly torch: string;
  /** Region of the view and index in it. */
  readonly region: string;
  readonly index: readonly number[];
  /** From the last numbers that were read; null before the first. */
  readonly value: number | null;
  /** dL/d of it; null where the view has none. */
  readonly gradient: number | null;
  /** Its value at the steps that were shown last, oldest first. */
  readonly history: readonly number[];
  readonly sentence: string;
  /** The sentence, and the gradient where there is one: what a screen reader tells. */
  readonly facts: string;
}

/** The numbers the scene was told last, and which song is shown. */
export interface Known {
  readonly values: Float32Array | null;
  readonly row: number;
  readonly words: SceneWords;
  readonly layout: SceneLayout;
  readonly history?: History;
  /** Which step is shown, and how much slower than it ran. */
  readonly pace?: Pace;
}

/** A number with two decimals, or fewer figures where it is large; `signed` always shows its sign. */
export function written(value: number, signed = false): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  const text = size >= 100 ? size.toFixed(0) : size >= 10 ? size.toFixed(1) : size.toFixed(2);
  const minus = value < 0 && Number(text) !== 0;
  return (minus ? '\u2212' : signed ? '+' : '') + text;
}

/** A gradient: two figures, by powers of ten where it is small. */
function compact(value: number): string {
  return value === 0 || Math.abs(value) >= 0.01 ? written(value, true) : value.toExponential(1).replace(/-/g, '\u2212');
}

/** A symbol between quotes, or the name of one that has no shape. */
export function quoted(symbol: string | undefined, words: SceneWords): string {
  if (symbol === ' ') return words('scene.space');
  if (symbol === '\n') return words('scene.newline');
  if (symbol === '\t') return words('scene.tab');
  return `\u201c${symbol ?? '\ufffd'}\u201d`;
}

/** Text of a label's number; null before the first numbers came. */
export function numberText({ source, as }: LabelNumber, known: Known): string | null {
  const { values, row, layout } = known;
  if (as === 'row') return String(row + 1);
  const value = values?.[elementOf(source, row)];
  if (value === undefined) return null;
  if (as === 'symbol') return `\u201c${shapeOf(layout.symbols[Math.round(value)] ?? '\ufffd')}\u201d`;
  if (as === 'whole') return String(Math.round(value));
  if (as === 'yes') return known.words(value > 0.5 ? 'scene.yes' : 'scene.no');
  if (as === 'likelihood') return written(Math.exp(-value));
  return written(value, as === 'signed');
}

/** The answer about a pickable; `part` is where along its path it was touched, 0..1. */
export function answerFor(pickable: Pickable, part: number, known: Known): Picked {
  const { words, values, row, layout } = known;
  const { time, rank, region, torch, key } = pickable;
  const step = time ? Math.round((1 - part) * (time.steps - 1)) : undefined;
  const index = pickable.index.map((i) => (i < 0 ? row : i));
  let element = elementOf(pickable.source, row);
  if (time && step !== undefined) {
    element -= (time.steps - 1 - step) * time.step;
    index[0] = (pickable.index[0] ?? 0) - (time.steps - 1 - step);
  }
  if (rank !== undefined) {
    const symbol = values ? symbolOfRank(values, layout.candidates, rank) : -1;
    index[0] = Math.max(0, symbol);
    element = symbol < 0 ? -1 : layout.candidates.element + symbol;
  }
  const value = values?.[element] ?? null;
  const symbolAt = rank === undefined ? Math.round(value ?? -1) : index[0]!;
  const unknown = words('scene.pick.unknown');
  const sentence = words(key, {
    ...inWords(pickable.names, words),
    value: value === null ? unknown : written(value),
    step: (index[0] ?? 0) + 1,
    symbol: value === null ? unknown : quoted(layout.symbols[symbolAt], words),
  });
  const place = time || rank !== undefined ? `${torch}[${index.join(', ')}]` : torch;
  const gradient = pickable.gradient ? (values?.[elementOf(pickable.gradient, row)] ?? null) : null;
  const facts = gradient === null ? sentence : words('scene.pick.gradient', { sentence, value: compact(gradient) });
  const history = known.history?.of(element) ?? [];
  return {
    name: nameOf(pickable, index, words),
    torch: place,
    region,
    index,
    value,
    gradient,
    history,
    sentence,
    facts,
  };
}

/** Names of features that come with the lab, in the language of the page. */
function inWords(names: Pickable['names'], words: Words): Record<string, string | number> {
  const named = Object.entries(names).map(([key, name]) => [
    key,
    typeof name === 'string' ? featureWord(name, words) : name,
  ]);
  return Object.fromEntries(named);
}

function nameOf({ names, region, group }: Pickable, index: readonly number[], words: Words): string {
  const name = names.name;
  return typeof name === 'string' ? featureWord(name, words) : `${group} ${region}[${index.join(', ')}]`;
}

/** Index of the symbol of that rank by probability, 0 the likeliest; ties go to the earlier symbol. */
export function symbolOfRank(values: Float32Array, at: { element: number; count: number }, rank: number): number {
  let [last, lastValue] = [-1, Number.POSITIVE_INFINITY];
  for (let pass = 0; pass <= rank; pass++) {
    let [best, bestValue] = [-1, Number.NEGATIVE_INFINITY];
    for (let i = 0; i < at.count; i++) {
      const value = values[at.element + i]!;
      const behind = value < lastValue || (value === lastValue && i > last);
      if (behind && value > bestValue) [best, bestValue] = [i, value];
    }
    if (best < 0) return -1;
    [last, lastValue] = [best, bestValue];
  }
  return last;
}
