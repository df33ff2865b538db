import type { Stage, WritingColumn } from '../../chapters/view.ts';
import { count, element } from '../elements.ts';
import type { Board } from './board.ts';
import { fill } from './column.ts';
import { numberNode, sentence, type Tongue } from './prose.ts';

type WritingsStage = Extract<Stage, { kind: 'writings' }>;

/** What the network wrote at a few steps, side by side. */
export class WritingsBoard implements Board<WritingsStage> {
  readonly root = element('section', { class: 'writings-board scrolls', attributes: { tabindex: '0' } });
  private shown = '';

  show({ columns }: WritingsStage, tongue: Tongue): void {
    const { story } = tongue;
    this.root.setAttribute('aria-label', story('art.label'));
    const key = JSON.stringify([columns, story('art.label')]);
    if (key === this.shown) return;
    this.shown = key;
    this.root.replaceChildren(...columns.map((column) => article(column, tongue)));
  }

  leave(): void {}

  paper(): readonly HTMLElement[] {
    return [this.root];
  }
}

function article({ step, text, share, missing }: WritingColumn, tongue: Tongue): HTMLElement {
  const { story } = tongue;
  const head = element('h3', { text: fill(story('art.reached'), { step: count(step) }) });
  if (text === null || share === null)
    return element(
      'article',
      { class: 'missing' },
      head,
      element('p', { class: 'note', text: missing ? sentence(missing, tongue) : '' }),
    );
  const [before = '', after = ''] = story('art.share').split('{share}');
  return element(
    'article',
    {},
    head,
    element('p', { class: 'drawn-text', text, attributes: { 'data-written': String(step) } }),
    element('p', { class: 'note' }, new Text(before), numberNode(`share.${step}`, share), new Text(after)),
  );
}
