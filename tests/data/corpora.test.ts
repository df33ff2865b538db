import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { presets } from '../../src/config/presets.ts';
import { loadBundledText } from '../../src/data/bundled_text.ts';
import { corpora, corpusIds, isCorpusId } from '../../src/data/corpora.ts';
import { decode, makeCorpus } from '../../src/data/text.ts';
import { readTextFile } from '../../src/files/text_file.ts';

describe('corpora', () => {
  it('Moby-Dick is whole', async () => {
    const corpus = await corpora['moby-dick'].load();
    expect(corpus.length).toBe(1_190_317);
    expect(corpus.vocabulary.length).toBe(83);
    expect(corpus.text.startsWith('CHAPTER 1. Loomings.\n\nCall me Ishmael.')).toBe(true);
    expect(corpus.text.match(/^CHAPTER \d+\./gm)?.length).toBe(135);
    expect(corpus.text.endsWith('as it rolled five thousand years ago.\n')).toBe(true);
    expect(decode(corpus, corpus.tokens) === corpus.text).toBe(true);
  });

  it('the brewing page is plain ASCII, one question and one answer each', async () => {
    const corpus = await corpora.brewing.load();
    expect(corpus.length).toBeGreaterThanOrEqual(24_000);
    expect(corpus.vocabulary.every((character) => character === '\n' || (character >= ' ' && character <= '~'))).toBe(
      true,
    );
    const entries = corpus.text.trimEnd().split('\n\n');
    expect(entries.filter((entry) => !/^Q: \S.*\S\nA: \S.*\.$/.test(entry))).toEqual([]);
    const questions = entries.map((entry) => entry.split('\n')[0]);
    expect(new Set(questions).size).toBe(questions.length);
    expect(corpus.text).not.toMatch(/ {2}| \n/);
  });

  it('each has a title, a citation and a license, and the corpus cites its source', async () => {
    for (const id of corpusIds) {
      const { title, citation, license, load } = corpora[id];
      expect(title).toMatch(/^corpus\.[a-z]+/i);
      expect(license).toMatch(/CC0/);
      expect((await load()).source).toBe(citation);
    }
  });

  it('says so when the file cannot be had', async () => {
    const load = () => Promise.reject(new TypeError('Failed to fetch'));
    await expect(loadBundledText('Whale', 'a source', load)).rejects.toThrow(
      'E_FILE text "Whale": expected its file beside the lab (Failed to fetch); reload the page',
    );
  });

  it('has every text that a preset reads', () => {
    const read = presets.flatMap(({ data }) => ('corpus' in data ? [data.corpus] : []));
    expect(read.length).toBeGreaterThan(0);
    expect(read.filter((id) => !isCorpusId(id))).toEqual([]);
    expect([isCorpusId('toString'), isCorpusId('moby'), isCorpusId(null)]).toEqual([false, false, false]);
  });
});

const folder = new URL('../../../shared/data/text/', import.meta.url);
const shakespeare = new URL('tinyshakespeare.txt', folder);
const beer = new URL('beer-stackexchange/beer-300k.txt', folder);

describe('real texts', () => {
  it('reads them as files', (context) => {
    if (!existsSync(shakespeare) || !existsSync(beer)) {
      console.warn('did not run: the real texts are not on this machine');
      context.skip('the real texts are not on this machine');
    }
    const plays = makeCorpus('plays', readTextFile(readFileSync(shakespeare), 'tinyshakespeare.txt'));
    expect([plays.length, plays.vocabulary.length]).toEqual([1_115_394, 65]);
    const posts = makeCorpus('posts', readTextFile(readFileSync(beer), 'beer-300k.txt'));
    expect(decode(posts, posts.tokens) === posts.text).toBe(true);
  });
});
