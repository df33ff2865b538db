import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import lstm1 from '../fixtures/lstm-1.json';
import lstm2 from '../fixtures/lstm-2-carry-clip.json';
import rnn1 from '../fixtures/rnn-1-sgd.json';
import { type OpenLab, openLab } from './open_lab.ts';

type Engine = 'webgpu' | 'simd' | 'reference';
let lab: OpenLab;

beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

/** A paused lab on an engine, small enough for a processor. */
async function open(engine: Engine): Promise<Page> {
  const page = await lab.page(`?engine=${engine}#h=16&t=12&b=4`);
  await page.evaluate(async () => {
    await window.lab.ready;
    await window.lab.pause();
  });
  return page;
}

describe.each(['webgpu', 'simd', 'reference'] as const)('the built lab on %s', (engine) => {
  let page: Page;
  beforeAll(async () => {
    page = await open(engine);
  });
  afterAll(() => page.context().close());

  test('says which engine runs, and the console agrees', async () => {
    expect(await page.evaluate(() => window.lab.engine)).toBe(engine);
    const kernels = page.locator('dialog.help details li');
    if (engine === 'webgpu') await kernels.first().waitFor({ state: 'attached' });
    const told = await kernels.allTextContents();
    expect(told.some((line) => line.startsWith('lstm_sequence at T12 B4 H16: '))).toBe(engine === 'webgpu');
  });

  test.each([lstm1, lstm2, rnn1])('trains $name as PyTorch does', async (run) => {
    const tolerance = engine === 'reference' ? { loss: 1e-6, parameter: 1e-5 } : { loss: 1e-4, parameter: 1e-3 };
    const { result, parameters } = await page.evaluate(async ({ config, corpus, initial, losses }) => {
      // The corpora are short: hold nothing out before they come, and shorten the sequence with them.
      await window.lab.configure({ ...(config as object), validationShare: 0, momentum: 0 });
      await window.lab.useText(corpus);
      await window.lab.setParameters(initial as unknown as Record<string, { shape: number[]; data: number[] }>);
      const result = await window.lab.train(losses.length);
      const parameters = await window.lab.parameters();
      return {
        result,
        parameters: Object.fromEntries(
          Object.entries(parameters).map(([name, { shape, data }]) => [name, { shape, data: [...data] }]),
        ),
      };
    }, run);
    expect(result.step).toBe(run.losses.length);
    expect(result.validationLoss).toBeNull();
    run.losses.forEach((loss, i) => {
      expect(Math.abs(result.losses[i]! - loss)).toBeLessThanOrEqual(tolerance.loss);
      expect(Math.abs(result.gradNorms[i]! - run.gradNorms[i]!)).toBeLessThanOrEqual(tolerance.loss);
    });
    for (const [name, { shape, data }] of Object.entries(run.final)) {
      expect(parameters[name]!.shape).toEqual(shape);
      const largest = Math.max(...data.map((value, i) => Math.abs(parameters[name]!.data[i]! - value)));
      expect(largest).toBeLessThanOrEqual(tolerance.parameter);
    }
  });

  test('the same seed twice gives the same bits, and text of the length asked for', async () => {
    const [a, b, text, again] = await page.evaluate(async () => {
      const patch = {
        cell: 'lstm',
        seed: 7,
        hiddenSize: 12,
        layers: 1,
        sequenceLength: 8,
        batchSize: 4,
        batching: 'random',
        optimizer: 'adam',
        learningRate: 0.01,
      } as const;
      await window.lab.configure(patch);
      const a = await window.lab.train(12);
      await window.lab.configure(patch);
      const b = await window.lab.train(12);
      const ask = { prime: 'wave', length: 40, temperature: 0.7, seed: 3 };
      return [a.losses, b.losses, await window.lab.sample(ask), await window.lab.sample(ask)];
    });
    expect(a).toEqual(b);
    expect(new Set(a).size).toBeGreaterThan(1);
    expect([...text]).toHaveLength(40);
    expect(again).toBe(text);
  });

  test('four songs that no neuron can learn end at one half', async () => {
    const says = await page.evaluate(async () => {
      const rows = [
        [0, 0, 1],
        [0, 1, 1],
        [1, 0, 1],
        [1, 1, 1],
      ].map((features, i) => ({ features, liked: (i === 1 || i === 2 ? 1 : 0) as 0 | 1 }));
      await window.lab.configure({ cell: 'classifier', optimizer: 'sgd', learningRate: 1, clipNorm: 0 });
      await window.lab.useSongs(rows);
      await window.lab.train(600);
      const { probabilities } = await window.lab.tensors(['probabilities']);
      return [...probabilities!.data];
    });
    expect(says).toHaveLength(4);
    for (const p of says) expect(Math.abs(p - 0.5)).toBeLessThanOrEqual(0.02);
  });

  test('what is wrong is refused, and nothing has changed', async () => {
    const { messages, same } = await page.evaluate(async () => {
      await window.lab.configure({ cell: 'lstm', hiddenSize: 8, layers: 1, sequenceLength: 8, batchSize: 2 });
      await window.lab.train(3);
      const before = JSON.stringify([window.lab.config, await window.lab.tensors(['lstm.h_l0'])]);
      const messages: string[] = [];
      const wrong: (() => Promise<unknown>)[] = [
        () => window.lab.configure({ learningRate: 7 }),
        () => window.lab.configure({ layers: 0 }),
        () => window.lab.configure({ nonsense: 1 } as never),
        () => window.lab.useText(''),
        () => window.lab.useText('aaaaaaaa'),
        () => window.lab.useText(7 as never),
        () => window.lab.useText(Array.from({ length: 300 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('')),
        () => window.lab.useText('ab'),
        () => window.lab.useSongs([]),
        () => window.lab.useSongs([{ features: [1], liked: 2 as never }]),
        () => window.lab.train(0),
        () => window.lab.train(Number.NaN),
        () => window.lab.setParameters({}),
        () => window.lab.sample({ prime: '\u2603', length: 3, temperature: 1, seed: 1 }),
        () => window.lab.sample({ prime: '', length: 3, temperature: 9, seed: 1 }),
        () => window.lab.sample(undefined as never),
        () => window.lab.tensors(['nothing']),
      ];
      for (const attempt of wrong)
        messages.push(
          await attempt().then(
            () => 'accepted',
            (error: Error) => error.message,
          ),
        );
      const same = before === JSON.stringify([window.lab.config, await window.lab.tensors(['lstm.h_l0'])]);
      return { messages, same };
    });
    for (const message of messages) expect(message).toMatch(/^E_[A-Z]+ \S.*: expected .+; .+/);
    expect(same).toBe(true);
  });
});

test('opened without a word it trains an LSTM on Moby Dick, and asks no other origin for anything', async () => {
  const page = await lab.page('about:blank');
  const foreign: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(lab.url).origin) foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(`${lab.url}#h=32&t=16&b=8`);
  const losses = await page.evaluate(async () => {
    await window.lab.ready;
    // It plays by itself: wait until it has taken some steps.
    const wait = () => new Promise((done) => setTimeout(done, 250));
    for (let i = 0; i < 400 && window.lab.step < 10; i++) await wait();
    await window.lab.pause();
    const played = window.lab.step;
    // How many steps it takes does not hang on how many it had played by itself: train until it knows more than how
    // often each letter comes (3.05 nats), at most 1,500 steps.
    let later = await window.lab.train(50);
    const mean = () => later.losses.slice(-20).reduce((a, b) => a + b) / 20;
    while (mean() > 2.8 && later.step < 1500) later = await window.lab.train(50);
    return { played, to: mean(), held: later.validationLoss };
  });
  expect(losses.played).toBeGreaterThanOrEqual(10);
  expect(losses.to).toBeLessThan(2.8);
  expect(losses.held).toBeGreaterThan(1);
  // Text it has never read is still better known than by the letters alone.
  expect(losses.held).toBeLessThan(3.05);
  expect(foreign).toEqual([]);
  expect(problems).toEqual([]);
  await page.context().close();
});
