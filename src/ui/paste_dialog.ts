import type { Words } from '../core/words/words.ts';
import { button, element } from './elements.ts';

/** A dialog for a text of one's own; `use` is told the text and says whether it was taken: if not, the dialog stays. */
export function pasteDialog(words: Words, use: (text: string) => Promise<boolean>): HTMLDialogElement {
  const box = element('textarea', { attributes: { rows: '12', id: 'paste-text' } });
  const dialog = element(
    'dialog',
    { class: 'paste', attributes: { 'aria-labelledby': 'paste-title' } },
    element('h2', { text: words('data.own'), attributes: { id: 'paste-title' } }),
    element('label', { text: words('data.pasteLabel'), attributes: { for: 'paste-text' } }),
    box,
    element(
      'div',
      { class: 'row' },
      button(
        words('data.use'),
        async () => {
          if (await use(box.value)) dialog.close();
        },
        'main',
      ),
      button(words('data.cancel'), () => dialog.close()),
    ),
  );
  return dialog;
}
