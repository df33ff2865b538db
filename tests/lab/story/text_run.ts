import type { Setup } from '../../../src/chapters/chapter.ts';
import { patched } from '../../../src/config/parse.ts';
import { defaults } from '../../../src/config/schema.ts';
import { songTables } from '../../../src/data/songs.ts';
import { ReferenceEngine } from '../../../src/engine/reference/engine.ts';
import { sourceOf } from '../../../src/train/data_choice.ts';
import { Trainer } from '../../../src/train/trainer.ts';
import { corpusOf } from './corpus.ts';
import type { Numbers } from './seen.ts';

/** Weights of a setup that reads a text, trained in this process on the plain reference from the same seed. */
export async function trainedHere(setup: Setup, steps: number): Promise<Numbers> {
  const config = patched(defaults, setup.config, 'test');
  const data = { corpus: await corpusOf(setup), corpusId: null, songs: songTables.unlearnable };
  const trainer = await Trainer.create(new ReferenceEngine(), config, sourceOf(config, data, 'test'), 'test');
  for (let done = 0; done < steps; done += 100) {
    trainer.enqueue(Math.min(100, steps - done));
    await trainer.collect();
  }
  const entries = Object.entries(await trainer.parameters());
  return Object.fromEntries(entries.map(([name, { shape, data }]) => [name, { shape, data: [...data] }]));
}
