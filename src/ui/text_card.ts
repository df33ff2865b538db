import type { Words } from '../core/words/words.ts';
import { attempt, button, element, setText } from './elements.ts';
import { fileButton, takeFile } from './file_button.ts';
import { pasteDialog } from './paste_dialog.ts';
import type { Actions } from './types.ts';

type TextActions = Pick<Actions, 'useCorpus' | 'useText' | 'useFile'>;

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

  private build(): void {
    const { words, actions } = this;
    const paste = pasteDialog(words, (text) => this.attempt(() => actions.useText(text)));
    this.root.replaceChildren(
      element('p', { class: 'note', text: words('data.reads') }),
      this.name,
      element(
        'div',
        { class: 'row' },
        button(words('data.mobyDick'), () => this.attempt(() => actions.useCorpus('moby-dick'))),
        button(words('data.brewing'), () => this.attempt(() => actions.useCorpus('brewing'))),
        ...fileButton(words('data.file'), '.txt,.md,.abc,text/*', (file) => takeFile(file, actions, this.refused)),
        button(words('data.paste'), () => paste.showModal()),
      ),
      element('p', { class: 'note', text: words('data.drop') }),
      paste,
    );
  }

  private attempt(act: () => Promise<void>): Promise<boolean> {
    return attempt(act, this.refused);
  }
}
