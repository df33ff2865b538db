import { expect, test } from 'vitest';
import { makeCorpus } from '../../src/data/text.ts';
import { Samples } from '../../src/lab/samples.ts';
import type { Session } from '../../src/train/session.ts';

/** A session that answers when it is told to, with a text that may have been replaced by then. */
function asked() {
  let refuse: (error: Error) => void = () => {};
  const session = {
    data: { corpus: makeCorpus('test', 'one text and no other. '.repeat(4)) },
    config: { validationShare: 0.1 },
    trainer: { step: 1, model: { sampler: {} } },
    generate: () => new Promise((_, reject) => (refuse = reject)),
  };
  const failed: unknown[] = [];
  const samples = new Samples(session as unknown as Session, (error) => failed.push(error));
  samples.tick(1);
  return { session, failed, refuse: () => refuse(new Error('no such character')) };
}

const rest = () => new Promise((done) => setTimeout(done));

test('a sample that a new network has overtaken is no error', async () => {
  const { session, failed, refuse } = asked();
  session.trainer = { ...session.trainer };
  refuse();
  await rest();
  expect(failed).toEqual([]);
});

test('a sample that the running network cannot write is one', async () => {
  const { failed, refuse } = asked();
  refuse();
  await rest();
  expect(failed).toHaveLength(1);
});
