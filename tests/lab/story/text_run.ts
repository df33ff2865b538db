import type { Chapter } from '../../../src/chapters/chapter.ts';
import { patched } from '../../../src/config/parse.ts';
import { defaults } from '../../../src/config/schema.ts';
import { loadBrewing } from '../../../src/data/brewing.ts';
import { songTables } from '../../../src/data/songs.ts';
import { ReferenceEngine } from '../../../src/engine/reference/engine.ts';
import { sourceOf } from '../../../src/train/data_choice.ts';
import { Trainer } from '../../../src/train/trainer.ts';
import { type Recurrent, recurrent } from './recurrent.ts';

const runs = new Map<string, Promise<Recurrent>>();

/** The network beside, trained again on the plain reference from the same seed, reading the sentence. */
export function again(
  beside: NonNullable<Chapter['steps'][number]['beside']>,
  symbols: readonly number[],
  at: number,
): Promise<Recurrent> {
  const key = JSON.stringify(beside);
  const made = runs.get(key) ?? run(beside, symbols, at);
  runs.set(key, made);
  return made;
}

async function run(
  { setup, at: steps }: NonNullable<Chapter['steps'][number]['beside']>,
  symbols: readonly number[],
  at: number,
): Promise<Recurrent> {
  const config = patched(defaults, setup.config, 'test');
  const data = { corpus: await loadBrewing(), corpusId: 'brewing', songs: songTables.unlearnable } as const;
  const trainer = await Trainer.create(new ReferenceEngine(), config, sourceOf(config, data, 'test'), 'test');
  for (let done = 0; done < steps; done += 100) {
    trainer.enqueue(Math.min(100, steps - done));
    await trainer.collect();
  }
  return recurrent(await trainer.parameters(), symbols, at);
}
