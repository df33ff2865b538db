import { expect, test } from 'vitest';
import { realShare, wordsOf } from '../../src/data/real_words.ts';
import { makeCorpus } from '../../src/data/text.ts';

const corpus = makeCorpus('test', 'The whale’s tail, and a white whale.');

test('words are runs of letters in lower case; one letter is none', () => {
  expect(wordsOf('The whale’s tail, a “white” whale--and 7 I')).toEqual([
    ...['the', 'whale’s', 'tail', 'white', 'whale', 'and'],
  ]);
});

test('the share of real words', () => {
  expect(realShare('the white tale', corpus)).toBeCloseTo(2 / 3, 15);
  expect(realShare('WHALE’S tail', corpus)).toBe(1);
  expect(realShare('x, y. 12', corpus)).toBe(0);
});
