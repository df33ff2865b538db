import { createWords, type Language, languages, type Words } from '../core/words/words.ts';
import { button, element } from './elements.ts';

/** The head of the page: its name, the languages, and the help sheet. */
export class Header {
  readonly root: HTMLElement;
  private readonly title = element('h1');
  private readonly choice = element('div', { class: 'languages', attributes: { role: 'group' } });
  private readonly buttons = new Map<Language, HTMLButtonElement>();
  private readonly ask: HTMLButtonElement;

  constructor(words: Words, language: Language, choose: (code: Language) => void, help: () => void) {
    for (const code of languages) {
      const made = button(code.toUpperCase(), () => choose(code), 'quiet');
      made.title = createWords(code)(`language.${code}`);
      made.lang = code;
      this.buttons.set(code, made);
    }
    this.choice.append(...this.buttons.values());
    this.ask = button('?', help, 'quiet ask');
    this.root = element('header', {}, this.title, this.choice, this.ask);
    this.setWords(words, language);
  }

  setWords(words: Words, language: Language): void {
    this.title.textContent = words('app.title');
    this.choice.setAttribute('aria-label', words('language.name'));
    this.ask.setAttribute('aria-label', words('help.open'));
    this.ask.title = words('help.open');
    for (const [code, made] of this.buttons) made.setAttribute('aria-pressed', String(code === language));
  }
}
