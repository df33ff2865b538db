import type { Inset } from '../core/inset.ts';
import type { Words } from '../core/words/words.ts';
import { element, setText } from './elements.ts';
import type { Actions } from './types.ts';

/** A press that moves further than this, in pixels, turns the sculpture and picks nothing. */
const stillPx = 5;

/**
 * The element that the scene fills, all of the window and behind everything; the frame that the page leaves free of it;
 * the pointer over it, and the line that tells what is picked.
 */
export class Stage {
  /** The free middle. */
  readonly frame: HTMLElement;
  /** What the scene may empty and fill. */
  readonly element: HTMLElement;
  private readonly picked = element('p', { class: 'picked', attributes: { 'aria-live': 'polite' } });

  constructor(actions: Pick<Actions, 'pick'>, words: Words) {
    this.element = element('div', {
      class: 'stage',
      attributes: { tabindex: '0', role: 'application', 'aria-describedby': 'picture-told' },
    });
    this.frame = element('div', { class: 'stage-frame' }, this.picked);
    this.listen(actions);
    this.setWords(words);
  }

  setWords(words: Words): void {
    this.element.setAttribute('aria-label', `${words('stage.label')}. ${words('stage.help')}`);
  }

  /** What the page covers of the stage now. */
  inset(): Inset {
    const whole = this.element.getBoundingClientRect();
    const free = this.frame.getBoundingClientRect();
    return {
      left: free.left - whole.left,
      top: free.top - whole.top,
      right: whole.right - free.right,
      bottom: whole.bottom - free.bottom,
    };
  }

  tellPicked(sentence: string | null): void {
    setText(this.picked, sentence ?? '');
  }

  private listen({ pick }: Pick<Actions, 'pick'>): void {
    const stage = this.element;
    let waiting = false;
    stage.addEventListener('pointermove', ({ clientX, clientY, buttons, pointerType }) => {
      if (waiting || buttons !== 0 || pointerType === 'touch') return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        pick(clientX, clientY);
      });
    });
    let from: PointerEvent | null = null;
    stage.addEventListener('pointerdown', (event) => {
      from = event;
    });
    stage.addEventListener('pointerup', ({ clientX, clientY }) => {
      if (from && Math.hypot(clientX - from.clientX, clientY - from.clientY) <= stillPx) pick(clientX, clientY);
      from = null;
    });
  }
}
