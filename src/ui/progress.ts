import type { Words } from '../core/words/words.ts';
import { button, element, setText } from './elements.ts';

/** Long work under way: what it is, how far it is, and a button that ends it where it can be ended. */
export class Progress {
  readonly root: HTMLElement;
  private readonly told = element('span');
  private readonly bar = element('progress', { attributes: { max: '1' } });
  private readonly end: HTMLButtonElement;

  constructor(words: Words, stop: () => void) {
    this.end = button(words('progress.stop'), stop, 'quiet');
    this.root = element(
      'div',
      { class: 'progress card', attributes: { role: 'status' } },
      this.told,
      this.bar,
      this.end,
    );
    this.root.hidden = true;
  }

  setWords(words: Words): void {
    this.end.textContent = words('progress.stop');
  }

  /** `fraction` 0 to 1; work that cannot be counted has none, and cannot be stopped. Null is the end of it. */
  show(text: string | null, fraction?: number): void {
    this.root.hidden = text === null;
    setText(this.told, text ?? '');
    this.bar.setAttribute('aria-label', text ?? '');
    if (fraction === undefined) this.bar.removeAttribute('value');
    else this.bar.value = fraction;
    this.end.hidden = fraction === undefined;
  }
}
