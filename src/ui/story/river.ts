import type { Lane, RiverView } from '../../chapters/river.ts';
import { num } from '../../chapters/say.ts';
import type { Stage } from '../../chapters/view.ts';
import { element } from '../elements.ts';
import type { StoryActions } from './actions.ts';
import type { Board } from './board.ts';
import { lettersRow } from './letters.ts';
import { numberNode, prose, sentence, type Tongue } from './prose.ts';
import { riverDrawing, statesDrawing } from './river_drawing.ts';

type RiverStage = Extract<Stage, { kind: 'river' }>;

/** A sentence letter by letter: what the network carried on, and what comes back from now as a river. */
export class RiverBoard implements Board<RiverStage> {
  readonly root = element('section', { class: 'river-board scrolls' });
  private readonly choose: StoryActions['choose'];
  private readonly explain: (term: string) => void;
  private readonly lanes = element('div', { class: 'lanes' });
  private readonly now = element('input', { attributes: { type: 'range', min: '0', step: '1' } });
  private readonly nowName = element('label', { class: 'river-now' });
  private readonly key = element('p', { class: 'note' });

  constructor(choose: StoryActions['choose'], explain: (term: string) => void) {
    this.choose = choose;
    this.explain = explain;
    this.root.tabIndex = 0;
    this.now.addEventListener('input', () => this.choose({ at: Number(this.now.value) }));
    this.root.append(this.lanes, this.nowName, this.key);
  }

  show({ river }: RiverStage, tongue: Tongue): void {
    const { story } = tongue;
    this.root.setAttribute('aria-label', story('river.label'));
    this.now.max = String(river.characters.length - 1);
    this.now.value = String(river.at);
    this.now.setAttribute('aria-valuetext', `${river.at + 1}: ${river.characters[river.at]}`);
    this.nowName.replaceChildren(new Text(story('river.now')), this.now);
    this.root.style.setProperty('--letters', String(river.characters.length));
    this.lanes.replaceChildren(...river.lanes.map((lane, i) => this.lane(lane, i, river, tongue)));
    const flows = river.lanes.some((lane) => lane.river);
    this.key.hidden = !flows;
    this.nowName.hidden = !river.pick;
    this.key.textContent = story('river.key');
  }

  leave(): void {}

  paper(): readonly HTMLElement[] {
    return [this.lanes];
  }

  private lane({ name, river, states }: Lane, index: number, view: RiverView, tongue: Tongue): HTMLElement {
    const { story } = tongue;
    const parts: Element[] = [];
    const head = element('h3', {}, ...prose(name, tongue, this.explain));
    if (river) {
      const places = (key: 'river.half' | 'river.whole', value: string, digits: number, number: number) => {
        const [before = '', after = ''] = story(key).split(`{${value}}`);
        return [new Text(before), numberNode(`${value}.${index}`, num(number, digits)), new Text(after)];
      };
      const half = places('river.half', 'half', 1, river.half);
      const whole = places('river.whole', 'whole', 4, river.whole);
      parts.push(element('p', {}, ...half, new Text(' · '), ...whole));
      const told = story('river.told')
        .replace('{name}', () => sentence(name, tongue))
        .replace('{half}', num(river.half, 1).text)
        .replace('{sentence}', () =>
          view.characters
            .slice(0, view.at + 1)
            .join('')
            .replaceAll('␣', ' '),
        );
      parts.push(riverDrawing(river, told));
    }
    parts.push(lettersRow(view.characters, view.at, (at) => view.pick && this.choose({ at })));
    if (states) {
      parts.push(statesDrawing(states, story('river.state')));
      parts.push(element('p', { class: 'note', text: story('river.state') }));
    }
    return element('section', { class: 'lane' }, head, ...parts);
  }
}
