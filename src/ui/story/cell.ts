import type { CellView } from '../../chapters/cell.ts';
import type { Stage } from '../../chapters/view.ts';
import { element } from '../elements.ts';
import type { StoryActions } from './actions.ts';
import type { Board } from './board.ts';
import { cellDrawing } from './cell_drawing.ts';
import { lettersRow } from './letters.ts';
import { mathml } from './mathml.ts';
import type { Tongue } from './prose.ts';

type CellStage = Extract<Stage, { kind: 'cell' }>;

/** One unit of an LSTM at one letter: its parts with their numbers, and the equations of those that are built. */
export class CellBoard implements Board<CellStage> {
  readonly root = element('section', { class: 'cell-board scrolls', attributes: { tabindex: '0' } });
  private readonly choose: StoryActions['choose'];
  private readonly drawing = element('div', { class: 'cell-drawing' });
  private readonly equations = element('div', { class: 'equations' });
  private readonly letters = element('div');
  private readonly at = new Choice();
  private readonly unit = new Choice();

  constructor(choose: StoryActions['choose']) {
    this.choose = choose;
    this.at.slider.addEventListener('input', () => this.choose({ at: Number(this.at.slider.value) }));
    this.unit.slider.addEventListener('input', () => this.choose({ unit: Number(this.unit.slider.value) - 1 }));
    this.root.append(this.drawing, this.equations, this.letters, this.at.root, this.unit.root);
  }

  show({ cell }: CellStage, { story }: Tongue): void {
    this.root.setAttribute('aria-label', story('cell.label'));
    this.drawing.replaceChildren(cellDrawing(cell, story));
    this.equations.replaceChildren(...cell.equations.map(equationOf));
    this.letters.replaceChildren(lettersRow(cell.characters, cell.at, (at) => this.choose({ at })));
    this.at.show(story('cell.letter'), 0, cell.characters.length - 1, cell.at, letterOf(cell));
    this.unit.show(story('cell.unit'), 1, cell.units, cell.unit + 1, `${cell.unit + 1}`);
  }

  leave(): void {}

  paper(): readonly HTMLElement[] {
    return [this.drawing, this.equations];
  }
}

const letterOf = ({ at, characters }: CellView) => `${at + 1}: ${characters[at]}`;

function equationOf({ name, rule, filled }: CellView['equations'][number]): HTMLElement {
  const as = (formula: typeof rule, role: string) => {
    const math = mathml(formula, (word) => word);
    math.setAttribute('class', role);
    return math;
  };
  const line = element('p', { class: 'equation' });
  line.dataset.equation = name;
  line.append(as(rule, 'rule'), as(filled, 'filled'));
  return line;
}

/** A slider with its name before it and what it stands at behind it. */
class Choice {
  readonly root = element('label', { class: 'river-now' });
  readonly slider = element('input', { attributes: { type: 'range', step: '1' } });
  private readonly name = new Text();
  private readonly value = element('output');

  constructor() {
    this.root.append(this.name, this.slider, this.value);
  }

  show(name: string, min: number, max: number, value: number, text: string): void {
    this.name.data = name;
    this.slider.min = String(min);
    this.slider.max = String(max);
    this.slider.value = String(value);
    this.slider.setAttribute('aria-valuetext', text);
    this.value.textContent = text;
  }
}
