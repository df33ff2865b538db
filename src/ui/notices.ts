import type { Words } from '../core/words/words.ts';
import { button, element } from './elements.ts';
import type { NoticeKind, NoticeOptions } from './types.ts';

const staysMs = 7000;
/** A second sign beside the color. */
const signs = { info: 'i', warning: '▲', error: '✕' } as const;

/**
 * Banners. News go by themselves, but not while somebody points at them; errors and what is sticky stay until
 * dismissed. The same text is shown once.
 */
export class Notices {
  readonly root = element('section', { class: 'notices', attributes: { 'aria-live': 'polite' } });
  private words: Words;

  constructor(words: Words) {
    this.words = words;
    this.setWords(words);
  }

  setWords(words: Words): void {
    this.words = words;
    this.root.setAttribute('aria-label', words('notice.label'));
    for (const dismiss of this.root.querySelectorAll('.dismiss')) dismiss.textContent = words('notice.dismiss');
  }

  show(kind: NoticeKind, text: string, options: NoticeOptions = {}): void {
    for (const old of [...this.root.children]) if (old.getAttribute('data-text') === text) old.remove();
    const banner = element(
      'div',
      { class: `notice ${kind}`, attributes: { 'data-text': text, ...(kind === 'error' ? { role: 'alert' } : {}) } },
      element('span', { class: 'sign', text: signs[kind], attributes: { 'aria-hidden': 'true' } }),
      element('p', { text }),
    );
    const { action } = options;
    if (action) {
      const act = () => {
        banner.remove();
        action.run();
      };
      banner.append(button(action.label, act, 'quiet'));
    }
    banner.append(button(this.words('notice.dismiss'), () => banner.remove(), 'quiet dismiss'));
    this.root.append(banner);
    if (kind !== 'error' && !options.sticky) leaveLater(banner);
  }

  /** Takes the newest away; false where there was none. */
  dismissNewest(): boolean {
    const newest = this.root.lastElementChild;
    newest?.remove();
    return newest !== null;
  }
}

function leaveLater(banner: HTMLElement): void {
  setTimeout(() => {
    if (banner.matches(':hover, :focus-within')) leaveLater(banner);
    else banner.remove();
  }, staysMs);
}
