import { LabError, messageOf } from '../core/errors.ts';
import { type Corpus, makeCorpus } from './text.ts';

/**
 * The corpus of a text that lies beside the lab as a file of its own; `load` is its dynamic import with `?raw`. Rejects
 * with E_FILE where the file cannot be had (offline, or the server has a newer build).
 */
export async function loadBundledText(
  name: string,
  source: string,
  load: () => Promise<{ readonly default: string }>,
): Promise<Corpus> {
  let text: string;
  try {
    text = (await load()).default;
  } catch (error) {
    const came = messageOf(error).slice(0, 200);
    throw new LabError('E_FILE', `text "${name}"`, `its file beside the lab (${came})`, 'reload the page');
  }
  return makeCorpus(name, text, source);
}
