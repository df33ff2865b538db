import type { WordKey, Words } from '../core/words/words.ts';
import { button, element } from './elements.ts';
import { keyLines } from './keys.ts';
import type { Status } from './types.ts';

const grammar = ['help.signal', 'help.weight', 'help.unit', 'help.gates', 'help.error', 'help.true'] as const;

/**
 * The sheet that tells how to read the sculpture, the keys, from the table that the key handler uses, and which kernels
 * the device computes with.
 */
export class HelpSheet {
  readonly root = element('dialog', { class: 'help', attributes: { 'aria-labelledby': 'help-title' } });
  private readonly kernels = element('details');
  private words: Words;
  private plan: readonly string[] = [];

  constructor(words: Words) {
    this.words = words;
    this.setWords(words);
  }

  setWords(words: Words): void {
    this.words = words;
    const cap = (shown: string | { readonly word: WordKey }) =>
      element('kbd', { text: typeof shown === 'string' ? shown : words(shown.word) });
    const lines = keyLines
      .filter(({ listed }) => listed !== false)
      .flatMap(({ caps, word }) => [element('dt', {}, ...caps.map(cap)), element('dd', { text: words(word) })]);
    this.root.replaceChildren(
      element('h2', { text: words('help.title'), attributes: { id: 'help-title', tabindex: '-1', autofocus: '' } }),
      element('ul', {}, ...grammar.map((key) => element('li', { class: key.replace('.', '-'), text: words(key) }))),
      element('h3', { text: words('help.keys') }),
      element('dl', {}, ...lines),
      this.kernels,
      button(words('help.close'), () => this.root.close()),
    );
    this.showPlan();
  }

  update({ plan }: Status): void {
    if (plan.join() === this.plan.join()) return;
    this.plan = plan;
    this.showPlan();
  }

  private showPlan(): void {
    this.kernels.hidden = this.plan.length === 0;
    this.kernels.replaceChildren(
      element('summary', { text: this.words('help.plan') }),
      element('ul', {}, ...this.plan.map((text) => element('li', { text }))),
    );
  }

  toggle(): void {
    if (this.root.open) this.root.close();
    else this.root.showModal();
  }
}
