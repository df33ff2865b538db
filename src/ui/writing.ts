import type { Words } from '../core/words/words.ts';
import { element } from './elements.ts';
import type { SampleLine } from './types.ts';

/**
 * The text the network wrote, after the text it was given. The bar under each character is as long as the probability
 * the network gave it, and the character as bright; the number is its tooltip.
 */
export class Writing {
  readonly root = element('section', { class: 'writing' });
  private readonly title = element('h2', { attributes: { id: 'writing-title' } });
  private readonly key = element('p', { class: 'note' });
  private readonly line = element('p', { class: 'glyphs scrolls' });
  private words: Words;
  private shown: SampleLine | null = null;

  constructor(words: Words) {
    this.words = words;
    this.root.setAttribute('aria-labelledby', 'writing-title');
    this.line.tabIndex = 0;
    this.root.append(element('div', { class: 'headline' }, this.title, this.key), this.line);
    this.root.hidden = true;
    this.setWords(words);
  }

  setWords(words: Words): void {
    this.words = words;
    this.title.textContent = words('writing.title');
    this.key.textContent = words('writing.key');
    this.draw(this.shown);
  }

  /** `writes` is false for models of songs, which write nothing. */
  update(sample: SampleLine | null, writes: boolean): void {
    this.root.hidden = !writes;
    if (sample === this.shown) return;
    this.shown = sample;
    this.draw(sample);
  }

  private draw(sample: SampleLine | null): void {
    if (!sample) {
      this.line.replaceChildren(element('span', { class: 'note', text: this.words('writing.waiting') }));
      return;
    }
    this.line.replaceChildren(
      element('span', { class: 'prime', text: visible(sample.prime) }),
      ...sample.text.map((character, i) => this.glyph(character, sample.probabilities[i]!)),
    );
  }

  private glyph(character: string, probability: number): HTMLElement {
    const made = element('span', { class: 'glyph', text: visible(character) });
    made.style.setProperty('--p', probability.toFixed(3));
    made.title = this.words('writing.character', {
      character: this.nameOf(character),
      probability: probability.toFixed(3),
    });
    return made;
  }

  private nameOf(character: string): string {
    const names = { ' ': 'writing.space', '\n': 'writing.newline', '\t': 'writing.tab' } as const;
    return character in names ? this.words(names[character as keyof typeof names]) : character;
  }
}

/** Line ends and tabs as signs, so that each character has a place. */
function visible(text: string): string {
  return text.replaceAll('\n', '↵').replaceAll('\t', '⇥');
}
