import { LabError } from '../core/errors.ts';
import type { Words } from '../core/words/words.ts';
import { attempt, button, element, setText } from './elements.ts';
import { pasteDialog } from './paste_dialog.ts';
import type { Actions } from './types.ts';

type TextActions = Pick<Actions, 'useCorpus' | 'useText' | 'useTextFile'>;

/** A bigger file is not even read into memory; the lab's own limit for a text is lower. */
const largestFile = 64 * 1024 * 1024;

/** What the network reads: the novel, the brewing page, or a text of one's own by file, paste or drop. */
export class TextCard {
  readonly root = element('div', { class: 'text' });
  private readonly actions: TextActions;
  private readonly refused: (thrown: unknown) => void;
  private readonly name = element('p', { class: 'data-name' });
  private words: Words;

  constructor(actions: TextActions, words: Words, refused: (thrown: unknown) => void) {
    this.actions = actions;
    this.refused = refused;
    this.words = words;
    this.build();
  }

  setWords(words: Words): void {
    this.words = words;
    this.build();
  }

  update(dataName: string): void {
    setText(this.name, dataName);
  }

  /** Reads a file as the text to learn. */
  take(file: File): Promise<boolean> {
    return this.attempt(async () => {
      if (file.size > largestFile)
        throw new LabError('E_FILE', `file ${file.name}`, 'a text file', `did not read it: it has ${file.size} bytes`);
      await this.actions.useTextFile(new Uint8Array(await file.arrayBuffer()), file.name);
    });
  }

  private build(): void {
    const { words, actions } = this;
    const chooser = element('input', {
      attributes: { type: 'file', accept: '.txt,.md,.abc,text/*', hidden: '', 'aria-label': words('data.file') },
    });
    chooser.addEventListener('change', () => {
      const file = chooser.files?.[0];
      if (file) this.take(file);
      chooser.value = '';
    });
    const paste = pasteDialog(words, (text) => this.attempt(() => actions.useText(text)));
    this.root.replaceChildren(
      element('p', { class: 'note', text: words('data.reads') }),
      this.name,
      element(
        'div',
        { class: 'row' },
        button(words('data.mobyDick'), () => this.attempt(() => actions.useCorpus('moby-dick'))),
        button(words('data.brewing'), () => this.attempt(() => actions.useCorpus('brewing'))),
        button(words('data.file'), () => chooser.click()),
        button(words('data.paste'), () => paste.showModal()),
      ),
      element('p', { class: 'note', text: words('data.drop') }),
      chooser,
      paste,
    );
  }

  private attempt(act: () => Promise<void>): Promise<boolean> {
    return attempt(act, this.refused);
  }
}
