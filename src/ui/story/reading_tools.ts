import { num } from '../../chapters/say.ts';
import type { ReadingView } from '../../chapters/view.ts';
import { element, setText } from '../elements.ts';
import type { Tongue } from './prose.ts';

export type Choose = (choices: Readonly<Record<string, number>>) => void;

/** What can be chosen about the text: the unit that colors it, and the temperature. */
export class ReadingTools {
  readonly root = element('div', { class: 'row reading-tools' });
  private readonly unitWord = element('span');
  private readonly unit = element('input', {
    class: 'reading-unit',
    attributes: { type: 'number', min: '1', step: '1' },
  });
  private readonly of = element('select');
  private readonly unitPart: HTMLElement;
  private readonly heatWord = element('span');
  private readonly heat = element('input', { attributes: { type: 'range', min: '0', max: '2', step: '0.1' } });
  private readonly heatValue = element('output');
  private readonly heatPart: HTMLElement;
  private named = '';

  constructor(choose: Choose) {
    this.unitPart = element('label', {}, this.unitWord, this.unit);
    this.heatPart = element('label', {}, this.heatWord, this.heat, this.heatValue);
    this.root.append(this.unitPart, this.of, this.heatPart);
    const chosen = () => {
      const unit = Math.round(this.unit.valueAsNumber) - 1;
      if (unit >= 0 && unit < Number(this.unit.max)) choose({ unit, memory: Number(this.of.value) || 0 });
    };
    this.unit.addEventListener('input', chosen);
    this.of.addEventListener('change', chosen);
    this.heat.addEventListener('input', () => choose({ temperature: this.heat.valueAsNumber }));
  }

  show({ unit, temperature }: ReadingView, { story }: Tongue): void {
    this.unitPart.hidden = unit === null;
    this.of.hidden = unit === null || unit.memory === null;
    this.heatPart.hidden = temperature === null;
    setText(this.unitWord, story('read.unit'));
    setText(this.heatWord, story('read.temperature'));
    if (this.named !== story('read.memory')) {
      this.named = story('read.memory');
      const names = [story('read.output'), this.named];
      this.of.setAttribute('aria-label', names.join(', '));
      this.of.replaceChildren(...names.map((text, i) => element('option', { text, attributes: { value: String(i) } })));
    }
    if (unit) {
      this.unit.max = String(unit.units);
      if (document.activeElement !== this.unit || this.unit.value === '') this.unit.value = String(unit.unit + 1);
      this.of.value = unit.memory ? '1' : '0';
    }
    if (temperature === null) return;
    const { text } = num(temperature, 1);
    setText(this.heatValue, text);
    this.heat.setAttribute('aria-valuetext', text);
    if (document.activeElement !== this.heat) this.heat.value = String(temperature);
  }
}
