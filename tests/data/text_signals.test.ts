import { expect, test } from 'vitest';
import { makeCorpus } from '../../src/data/text.ts';
import { textSignals } from '../../src/data/text_signals.ts';

const of = (text: string, first = 0) => {
  const corpus = makeCorpus('test', text);
  const signals = textSignals(corpus, first, corpus.length - first);
  return Object.fromEntries(Object.entries(signals).map(([name, values]) => [name, [...values].join('')]));
};

test('each character is told what it is in', () => {
  const text = '“Ay,” he\nsaid.';
  expect(of(text)).toEqual({
    quote: '11110000000000',
    linePosition: '12345678012345',
    lineEnd: '00000001000000',
    word: '01100011011110',
    wordPosition: '01200012012340',
  });
});

test('a quotation goes on over a line end and stops at a paragraph', () => {
  expect(of('“a\nb\n\nc').quote).toBe('1111100');
});

test('straight marks open and close in turn', () => {
  expect(of('a "b" "c" d').quote).toBe('00110011000');
});

test('a part of a text knows what came before it', () => {
  expect(of('“a b” c', 3)).toMatchObject({ quote: '1000', linePosition: '4567', wordPosition: '1001' });
});
