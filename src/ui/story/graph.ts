import type { GraphNode, GraphView } from '../../chapters/graph.ts';
import { num } from '../../chapters/say.ts';
import type { Stage } from '../../chapters/view.ts';
import type { StoryKey } from '../../chapters/words/words.ts';
import { featureWord } from '../../core/words/feature_word.ts';
import { button, element, setText } from '../elements.ts';
import type { Board } from './board.ts';
import { graphDrawing } from './graph_drawing.ts';
import { mathml } from './mathml.ts';
import { prose, type Tongue } from './prose.ts';

const slowMs = 2200;

const phases: Readonly<Record<GraphView['moments'][number]['phase'], StoryKey>> = {
  forward: 'graph.forward',
  loss: 'graph.loss',
  backward: 'graph.backward',
  update: 'graph.update.phase',
};

/** The opened update: a graph of its numbers, the rule at work in MathML, and keys to walk through it. */
export class GraphBoard implements Board<Extract<Stage, { kind: 'graph' }>> {
  readonly root = element('section', { class: 'graph-board' });
  private readonly teach: (row: number | null) => void;
  private readonly explain: (term: string) => void;
  private view: GraphView | null = null;
  private tongue: Tongue | null = null;
  private at = 0;
  private timer = 0;
  private looping = false;

  /** `teach` asks for one more update; with a row, that song teaches. */
  constructor(teach: (row: number | null) => void, explain: (term: string) => void) {
    this.teach = teach;
    this.explain = explain;
  }

  /** Shows an update; having entered it goes to the moment that the step opens with. */
  show({ graph }: Extract<Stage, { kind: 'graph' }>, tongue: Tongue, entered: boolean): void {
    this.view = graph;
    this.tongue = tongue;
    if (entered) {
      this.at = graph.open;
      this.stop();
    }
    this.at = Math.min(this.at, graph.moments.length - 1);
    this.build();
  }

  leave(): void {
    this.stop();
  }

  paper(): readonly HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('.graph-drawing, .graph-rule')];
  }

  private stop(): void {
    window.clearInterval(this.timer);
    this.timer = 0;
    this.looping = false;
  }

  private go(by: number): void {
    const count = this.view!.moments.length;
    this.at = Math.min(Math.max(0, this.at + by), count - 1);
    this.draw();
  }

  private run(loop: boolean): void {
    const running = this.timer !== 0 && this.looping === loop;
    this.stop();
    if (!running) {
      this.looping = loop;
      this.timer = window.setInterval(() => this.beat(), slowMs);
      this.beat();
    }
    this.name();
  }

  private beat(): void {
    const last = this.view!.moments.length - 1;
    if (this.at < last) this.go(1);
    else if (this.looping) this.go(-last);
    else this.run(false);
  }

  private drawing = element('div', { class: 'graph-drawing scrolls', attributes: { tabindex: '0', role: 'group' } });
  private readonly place = element('p', { class: 'graph-place' });
  private readonly say = element('p', { class: 'graph-say', attributes: { 'aria-live': 'polite' } });
  private readonly formulas = element('div', {
    class: 'formulas scrolls',
    attributes: { tabindex: '0', role: 'group' },
  });
  private readonly slow = button('', () => this.run(false));
  private readonly loop = button('', () => this.run(true));

  private build(): void {
    const { story } = this.tongue!;
    const { songs, row } = this.view!;
    this.root.setAttribute('aria-label', story('graph.label'));
    this.drawing.setAttribute('aria-label', story('graph.label'));
    this.formulas.setAttribute('aria-label', story('graph.formulas'));
    const choice = element('select', { attributes: { 'aria-label': story('graph.song') } });
    choice.append(...songs.map((text, i) => element('option', { text, attributes: { value: String(i) } })));
    choice.value = String(row);
    choice.addEventListener('change', () => this.teach(Number(choice.value)));
    const held = this.root.contains(document.activeElement) ? document.activeElement : null;
    const tools = element(
      'div',
      { class: 'row graph-tools' },
      button(story('graph.back.button'), () => this.go(-1)),
      button(story('graph.step'), () => this.go(1), 'main'),
      this.slow,
      this.loop,
      choice,
      button(story('graph.again'), () => this.teach(null)),
    );
    const label = held?.textContent;
    this.root.replaceChildren(
      this.drawing,
      element('div', { class: 'graph-rule' }, this.place, this.say, this.formulas),
      tools,
    );
    if (held) [...tools.querySelectorAll('button')].find((one) => one.textContent === label)?.focus();
    this.name();
    this.draw();
  }

  private name(): void {
    const { story } = this.tongue!;
    setText(this.slow, story(this.timer && !this.looping ? 'graph.stop' : 'graph.slow'));
    setText(this.loop, story(this.timer && this.looping ? 'graph.stop' : 'graph.loop'));
  }

  private draw(): void {
    const tongue = this.tongue!;
    const view = this.view!;
    const moment = view.moments[this.at]!;
    const named = (name: string) => featureWord(name, tongue.words);
    this.root.dataset.phase = moment.phase;
    this.root.dataset.moment = String(this.at);
    const place = tongue
      .story('graph.place')
      .replace('{now}', String(this.at + 1))
      .replace('{all}', String(view.moments.length));
    setText(this.place, `${tongue.story(phases[moment.phase])} · ${place}`);
    const bias = (node: GraphNode) =>
      node.kind === 'weight' && node.name.startsWith('b') ? tongue.story('figure.bias') : named(node.name);
    this.drawing.replaceChildren(
      graphDrawing(view, this.at, bias, (value) => num(value, Number.isInteger(value) ? 0 : 2).text),
    );
    this.say.replaceChildren(...prose(moment.say, tongue, this.explain));
    this.formulas.replaceChildren(
      ...moment.formulas.map((formula, i) => element('p', { class: i ? 'filled' : 'rule' }, mathml(formula, named))),
    );
    this.follow();
  }

  /** Where the graph is wider than its place, what is told now stands in the middle of it. */
  private follow(): void {
    const told = this.drawing.querySelector('.node.focus')?.getBoundingClientRect();
    if (!told) return;
    const seen = this.drawing.getBoundingClientRect();
    this.drawing.scrollLeft += (told.left + told.right - seen.left - seen.right) / 2;
    this.drawing.scrollTop += (told.top + told.bottom - seen.top - seen.bottom) / 2;
  }
}
