import type { Words } from '../core/words/words.ts';
import { attempt, button, element } from './elements.ts';
import { fileButton, takeFile } from './file_button.ts';
import type { Actions } from './types.ts';

const fileName = 'algorhythm-settings.json';

export type FileActions = Pick<Actions, 'exportSettings' | 'exportWeights' | 'useFile'>;

/** Three buttons: save the settings as a JSON file, save the weights as safetensors, and open either. */
export function settingsFiles(
  actions: FileActions,
  words: Words,
  refused: (thrown: unknown) => void,
  told: (message: string) => void,
): HTMLElement {
  const offer = (name: string, content: string | Uint8Array, type: string) => {
    const url = URL.createObjectURL(new Blob([content as BlobPart], { type }));
    element('a', { attributes: { href: url, download: name } }).click();
    URL.revokeObjectURL(url);
    told(words('notice.saved', { file: name }));
  };
  const settings = async () => offer(fileName, actions.exportSettings(), 'application/json');
  const weights = async () => {
    const { name, bytes } = await actions.exportWeights();
    offer(name, bytes, 'application/octet-stream');
  };
  const save = button(words('panel.weights'), () => attempt(weights, refused));
  save.title = words('panel.weightsHelp');
  return element(
    'div',
    { class: 'row' },
    button(words('panel.export'), () => attempt(settings, refused)),
    save,
    ...fileButton(words('panel.import'), '.json,application/json,.safetensors', (file) =>
      takeFile(file, actions, refused),
    ),
  );
}
