import type { Words } from '../core/words/words.ts';
import { button, element, setText } from './elements.ts';
import type { SongLine } from './types.ts';

/** Rows that are shown; a table from a file may have thousands, and the rest is told as a number. */
const shownRows = 100;

export interface SongTable {
  readonly root: HTMLTableElement;
  /** The network's answer to each song, 0 to 1; null where it was not asked. */
  answers(values: ArrayLike<number> | null): void;
}

/** An editable table of songs; `edited` hears of all rows, those not shown included. */
export function songTable(
  featureNames: readonly string[],
  rows: readonly SongLine[],
  words: Words,
  edited: (rows: readonly SongLine[]) => void,
): SongTable {
  const replace = (at: number, line: SongLine) => edited(rows.map((old, i) => (i === at ? line : old)));
  const binary = featureNames.map((_, f) => rows.every(({ features }) => features[f] === 0 || features[f] === 1));
  const says = rows.slice(0, shownRows).map(() => element('td', { class: 'says' }));
  const bodies = says.map((cell, at) => {
    const row = rows[at]!;
    const name = element('input', {
      class: 'name',
      attributes: { maxlength: '100', 'aria-label': words('songs.nameCell', { number: at + 1 }) },
    });
    name.value = row.name;
    name.title = row.name;
    name.addEventListener('change', () => replace(at, { ...row, name: name.value }));
    const label = (feature: string) => words('songs.cell', { feature, song: row.name });
    const features = featureNames.map((feature, f) =>
      valueBox(row.features[f]!, binary[f]!, label(feature), `feature-${f}`, (value) =>
        replace(at, { ...row, features: row.features.with(f, value) }),
      ),
    );
    const liked = valueBox(row.liked, true, label(words('songs.liked')), 'liked', (value) =>
      replace(at, { ...row, liked: value === 1 ? 1 : 0 }),
    );
    const remove = button('×', () => edited(rows.toSpliced(at, 1)), 'quiet remove');
    remove.setAttribute('aria-label', words('songs.remove', { song: row.name }));
    remove.disabled = rows.length < 2;
    const boxes = [...features, liked];
    // Where the focus was, so that it survives a new table.
    for (const [i, box] of [name, ...boxes, remove].entries()) box.dataset.at = `${at}.${i}`;
    const head = element('th', { attributes: { scope: 'row' } }, name);
    const cells = boxes.map((box) => element('td', {}, box));
    return element('tr', {}, head, ...cells, cell, element('td', {}, remove));
  });
  const root = element(
    'table',
    { class: 'song-table' },
    element('caption', { class: 'visually-hidden', text: words('songs.caption') }),
    header(featureNames, words),
    element('tbody', {}, ...bodies),
  );
  if (rows.length > shownRows)
    root.append(more(words('songs.more', { count: rows.length - shownRows }), featureNames.length + 4));
  return {
    root,
    answers(values) {
      for (const [i, cell] of says.entries()) {
        const answer = values?.[i];
        setText(cell, answer === undefined ? '–' : answer.toFixed(2));
        cell.style.setProperty('--says', String(answer ?? 0));
        cell.title = answer === undefined ? words('songs.notAsked') : words('songs.saysHelp');
      }
    },
  };
}

function header(featureNames: readonly string[], words: Words): HTMLElement {
  const head = (text: string, of: string) => element('th', { class: of, text, attributes: { scope: 'col' } });
  const names = featureNames.map((text, f) => head(text, `feature-${f}`));
  return element(
    'thead',
    {},
    element(
      'tr',
      {},
      head(words('songs.name'), 'song'),
      ...names,
      head(words('songs.liked'), 'liked'),
      head(words('songs.says'), 'says'),
      element('td'),
    ),
  );
}

function more(text: string, span: number): HTMLElement {
  const cell = element('td', { class: 'more', text, attributes: { colspan: String(span) } });
  return element('tfoot', {}, element('tr', {}, cell));
}

/** A check box for a column of zeros and ones, a number box for any other. */
function valueBox(
  value: number,
  binary: boolean,
  label: string,
  className: string,
  changed: (value: number) => void,
): HTMLInputElement {
  const type = binary ? 'checkbox' : 'number';
  const box = element('input', { class: className, attributes: { type, step: 'any', 'aria-label': label } });
  if (binary) box.checked = value === 1;
  else box.value = String(value);
  box.addEventListener('change', () => changed(binary ? Number(box.checked) : box.valueAsNumber));
  return box;
}
