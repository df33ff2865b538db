import type { Words } from '../core/words/words.ts';
import { element } from './elements.ts';

/** Files dropped anywhere on the page, and the veil that says so while one hangs over it. */
export class Drop {
  readonly root = element('div', { class: 'drop-veil', attributes: { 'aria-hidden': 'true' } });
  private readonly handler: (event: DragEvent) => void;

  /** `dropped` gets all files of one drop. */
  constructor(words: Words, dropped: (files: readonly File[]) => void) {
    this.root.hidden = true;
    this.setWords(words);
    this.handler = (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      // Leaving one element for another on the page has a relatedTarget; leaving the page has none.
      this.root.hidden = event.type === 'drop' || (event.type === 'dragleave' && event.relatedTarget === null);
      if (event.type === 'drop') dropped([...event.dataTransfer.files]);
    };
    for (const type of ['dragover', 'dragleave', 'drop'] as const) document.addEventListener(type, this.handler);
  }

  setWords(words: Words): void {
    this.root.textContent = words('data.dropHere');
  }

  dispose(): void {
    for (const type of ['dragover', 'dragleave', 'drop'] as const) document.removeEventListener(type, this.handler);
  }
}
