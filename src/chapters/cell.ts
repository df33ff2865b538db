import type { Formula } from './formula.ts';
import type { Tensors } from './moment.ts';
import { num, type ShownNumber } from './say.ts';
import type { SentenceReading } from './sentence_moment.ts';

/** Parts of an LSTM in the order in which they are built up. */
export const cellParts = ['line', 'forget', 'write', 'out'] as const;
export type CellPart = (typeof cellParts)[number];

/** One unit of an LSTM at one letter. */
export interface CellValues {
  readonly i: number;
  readonly f: number;
  readonly g: number;
  readonly o: number;
  readonly cBefore: number;
  readonly c: number;
  readonly hBefore: number;
  readonly h: number;
}

/** A rule, and the same with its numbers. */
export interface Equation {
  readonly name: 'f' | 'i' | 'g' | 'o' | 'c' | 'h';
  readonly part: CellPart;
  readonly rule: Formula;
  readonly filled: Formula;
}

export interface CellView {
  readonly characters: readonly string[];
  readonly at: number;
  readonly unit: number;
  readonly units: number;
  /** So much of it is built. */
  readonly built: number;
  readonly values: CellValues;
  /** Those of the parts that are built. */
  readonly equations: readonly Equation[];
}

const gateOrder = ['i', 'f', 'g', 'o'] as const;
const digits = 3;

/** A unit's gates and states after a letter, as the engine has them. */
export function cellValues({ gates, c, h, characters }: SentenceReading, unit: number, at: number): CellValues {
  const H = h.length / (characters.length + 1);
  const gate = (k: number) => gates![(at * 4 + k) * H + unit]!;
  const [before, after] = [at * H + unit, (at + 1) * H + unit];
  return {
    i: gate(0),
    f: gate(1),
    g: gate(2),
    o: gate(3),
    cBefore: c![before]!,
    c: c![after]!,
    hBefore: h[before]!,
    h: h[after]!,
  };
}

/**
 * The six equations of an LSTM (Hochreiter and Schmidhuber 1997; the forget gate is of Gers et al. 2000) with the numbers
 * of one unit at one letter. The three terms of each sum are worked out in float64 from the engine's weights and states;
 * what they are equal to is the engine's own.
 */
export function equationsOf(reading: SentenceReading, parameters: Tensors, unit: number, at: number): Equation[] {
  const { h, symbols, characters } = reading;
  const H = h.length / (characters.length + 1);
  const values = cellValues(reading, unit, at);
  const matrix = (name: string, row: number, column: number) => {
    const { shape, data } = parameters[`lstm.${name}_l0`]!;
    return data[row * (shape[1] ?? 1) + column]!;
  };
  const terms = (name: (typeof gateOrder)[number]) => {
    const row = gateOrder.indexOf(name) * H + unit;
    let recurrent = 0;
    for (let k = 0; k < H; k++) recurrent += matrix('weight_hh', row, k) * h[at * H + k]!;
    const bias = matrix('bias_ih', row, 0) + matrix('bias_hh', row, 0);
    return [matrix('weight_ih', row, symbols[at]!), recurrent, bias] as const;
  };
  const shown = (value: number): ShownNumber => num(value, digits);
  const now = (name: string) => ({ sub: [name, 't'] as const });
  const before = (name: string) => ({ sub: [name, 't−1'] as const });
  const gate = (name: (typeof gateOrder)[number], part: CellPart): Equation => {
    const bend = name === 'g' ? 'tanh' : 'σ';
    const own = (letter: string) => ({ sub: [letter, name] as const });
    const [input, recurrent, bias] = terms(name).map(shown);
    return {
      name,
      part,
      rule: [now(name), '=', bend, '(', own('W'), now('x'), '+', own('U'), before('h'), '+', own('b'), ')'],
      filled: [now(name), '=', bend, '(', input!, '+', recurrent!, '+', bias!, ')', '=', shown(values[name])],
    };
  };
  const [f, i, g, o, cBefore, c, out] = (['f', 'i', 'g', 'o', 'cBefore', 'c', 'h'] as const).map((name) =>
    shown(values[name]),
  );
  return [
    gate('f', 'forget'),
    gate('i', 'write'),
    gate('g', 'write'),
    gate('o', 'out'),
    {
      name: 'c',
      part: 'write',
      rule: [now('c'), '=', now('f'), '·', before('c'), '+', now('i'), '·', now('g')],
      filled: [now('c'), '=', f!, '·', cBefore!, '+', i!, '·', g!, '=', c!],
    },
    {
      name: 'h',
      part: 'out',
      rule: [now('h'), '=', now('o'), '·', 'tanh', '(', now('c'), ')'],
      filled: [now('h'), '=', o!, '·', 'tanh', '(', c!, ')', '=', out!],
    },
  ];
}
