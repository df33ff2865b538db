import type { Words } from '../core/words/words.ts';
import { element, setText, short } from './elements.ts';
import type { Status } from './types.ts';

/** Which engine computes, on what and why, and how fast everything goes. */
export class StatusLine {
  readonly root: HTMLElement;
  private readonly engine = element('p');
  private readonly rates = element('p', { class: 'rates' });
  private words: Words;

  constructor(words: Words) {
    this.words = words;
    this.root = element('footer', {}, this.engine, this.rates);
    this.setWords(words);
  }

  setWords(words: Words): void {
    this.words = words;
    this.root.setAttribute('aria-label', words('status.label'));
  }

  update(status: Status): void {
    const { words } = this;
    const { engine, device, why } = status;
    setText(this.engine, words('status.line', { engine, device, why }));
    const rates = [
      words('status.rates', { frames: short(status.framesPerSecond), steps: short(status.stepsPerSecond) }),
    ];
    if (!status.songs) rates.push(words('status.characters', { characters: short(status.charactersPerSecond) }));
    setText(this.rates, rates.join(' · '));
  }
}
