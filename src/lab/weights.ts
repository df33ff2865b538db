import { essence } from '../config/parse.ts';
import { readsText } from '../config/rules.ts';
import { readSafetensors, writeSafetensors } from '../files/safetensors.ts';
import type { Session } from '../train/session.ts';

/** A file to offer for saving. */
export interface SavedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The parameters as a safetensors file, under PyTorch's names and in its layouts, with what it takes to use them: the
 * settings, and the symbols of the text or the features of the songs in the order of the network's inputs.
 */
export async function weightsFile(session: Session): Promise<SavedFile> {
  const { config, data } = session;
  const parameters = await session.parameters();
  const inputs = readsText(config) ? data.corpus.vocabulary : data.songs.featureNames;
  // Transformers and others ask for the format's name.
  const metadata = { format: 'pt', config: JSON.stringify(essence(config)), inputs: JSON.stringify(inputs) };
  return { name: `algorhythm-${config.cell}.safetensors`, bytes: writeSafetensors(parameters, metadata) };
}

/** Puts the parameters of a safetensors file into the running network; rejects with E_FILE, E_KEY or E_SHAPE. */
export async function openWeights(session: Session, bytes: Uint8Array): Promise<void> {
  await session.setParameters(readSafetensors(bytes).parameters, 'weights file');
}
