import type { BarRow, Figure } from '../../chapters/view.ts';
import { element } from '../elements.ts';
import type { FigureActs } from './actions.ts';
import { numberNode, sentence, type Tongue } from './prose.ts';
import { nameOf, signOf } from './signs.ts';

type Of<K extends Figure['kind']> = Extract<Figure, { kind: K }>;

/** Bars with their numbers: a table, whose rows can be pressed where there is something to choose. */
export function barsFigure({ caption, signed, rows }: Of<'bars'>, tongue: Tongue, { choose }: FigureActs): HTMLElement {
  return element(
    'table',
    { class: signed ? 'bars signed' : 'bars' },
    element('caption', { text: tongue.story(caption) }),
    element('tbody', {}, ...rows.map((row) => barLine(row, tongue, choose))),
  );
}

function barLine(row: BarRow, tongue: Tongue, choose: FigureActs['choose']): HTMLElement {
  const { label, note, name, value, share, checked, choice, chosen } = row;
  const isCharacter = 'character' in label;
  const text = isCharacter ? signOf(label.character) : sentence(label, tongue);
  const written = [
    new Text(checked ? `${text} ✓` : text),
    ...(note ? [new Text(' '), element('b', { text: note })] : []),
  ];
  const head = element('th', { class: isCharacter ? 'sign' : '', attributes: { scope: 'row' } });
  if (choice) {
    const made = element('button', {
      class: 'quiet',
      attributes: { type: 'button', 'aria-pressed': String(chosen ?? false), 'data-choice': name },
      on: { click: () => choose(choice) },
    });
    made.append(...written);
    head.append(made);
  } else head.append(...written);
  if (isCharacter)
    head.setAttribute('aria-label', [nameOf(label.character, tongue), checked ? '✓' : ''].join(' ').trim());
  const bar = element('td', { class: share < 0 ? 'bar minus' : 'bar plus' });
  bar.style.setProperty('--share', String(Math.min(1, Math.abs(share))));
  return element('tr', {}, head, bar, element('td', { class: 'number' }, numberNode(name, value)));
}

/** A text that the network has drawn. */
export function drawnFigure({ head, text }: Of<'drawn'>, tongue: Tongue): HTMLElement {
  return element(
    'div',
    { class: 'drawn' },
    element('p', { class: 'note', text: tongue.story(head) }),
    element('p', { class: 'drawn-text', text }),
  );
}
