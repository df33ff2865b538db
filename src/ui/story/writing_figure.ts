import type { WritingFigure } from '../../chapters/view.ts';
import { button, element } from '../elements.ts';
import type { FigureActs } from './actions.ts';
import { sentence, type Tongue } from './prose.ts';

/** Buttons for what is done to the network, and below them what it writes: as it is, and with that. */
export function writingFigure(figure: WritingFigure, tongue: Tongue, { choose }: FigureActs): HTMLElement {
  const options = figure.options.map((say, i) => {
    const made = button(sentence(say, tongue), () => choose({ [figure.choice]: i }), 'quiet');
    made.dataset.choice = `${figure.choice} ${i}`;
    made.setAttribute('aria-pressed', String(i === figure.chosen));
    return made;
  });
  const texts = figure.texts.flatMap(({ name, text }) => [
    element('h3', { text: sentence(name, tongue) }),
    element('p', { class: 'written' }, element('span', { class: 'note', text: figure.prime }), new Text(text)),
  ]);
  return element(
    'div',
    { class: 'writing-figure' },
    element('div', { class: 'row choices', attributes: { role: 'group' } }, ...options),
    element('div', { attributes: { 'aria-live': 'polite' } }, ...texts),
  );
}
