import type { Words } from '../core/words/words.ts';
import { attempt, button, element } from './elements.ts';
import type { Actions } from './types.ts';

const fileName = 'algorhythm-settings.json';

/** Two buttons: save the settings as a JSON file, and take them from one. */
export function settingsFiles(
  actions: Pick<Actions, 'exportSettings' | 'importSettings'>,
  words: Words,
  refused: (thrown: unknown) => void,
  told: (message: string) => void,
): HTMLElement {
  const chooser = element('input', {
    attributes: { type: 'file', accept: '.json,application/json', hidden: '', 'aria-label': words('panel.import') },
  });
  chooser.addEventListener('change', () => {
    const file = chooser.files?.[0];
    if (file) attempt(async () => actions.importSettings(await file.text()), refused);
    chooser.value = '';
  });
  const save = async () => {
    const url = URL.createObjectURL(new Blob([actions.exportSettings()], { type: 'application/json' }));
    element('a', { attributes: { href: url, download: fileName } }).click();
    URL.revokeObjectURL(url);
    told(words('notice.saved', { file: fileName }));
  };
  return element(
    'div',
    { class: 'row' },
    button(words('panel.export'), () => attempt(save, refused)),
    button(words('panel.import'), () => chooser.click()),
    chooser,
  );
}
