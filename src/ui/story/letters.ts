import { element } from '../elements.ts';

/** A sentence in columns, with the letter of now; a click chooses another, as a slider does by keyboard. */
export function lettersRow(characters: readonly string[], at: number, choose: (at: number) => void): HTMLElement {
  const row = element('p', { class: 'letters' });
  row.style.setProperty('--letters', String(characters.length));
  characters.forEach((text, t) => {
    const one = element('span', { text, class: t === at ? 'now' : t > at ? 'later' : '' });
    one.addEventListener('click', () => choose(t));
    row.append(one);
  });
  return row;
}
