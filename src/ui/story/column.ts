import type { Say } from '../../chapters/say.ts';
import type { QuestionView, StoryView } from '../../chapters/view.ts';
import type { StoryKey } from '../../chapters/words/words.ts';
import { button, element, setText } from '../elements.ts';
import type { StoryActions } from './actions.ts';
import { Figures } from './figures.ts';
import { prose, sentence, type Tongue } from './prose.ts';

/** The narrow column beside the stage: rail, text, question, figures. */
export class StoryColumn {
  readonly root = element('section', { class: 'card story-card scrolls' });
  private readonly rail = element('ol', { class: 'rail' });
  private readonly title = element('h2', { class: 'story-title', attributes: { tabindex: '-1' } });
  private readonly place = element('p', { class: 'note' });
  private readonly text = element('div', { class: 'story-text' });
  private readonly question = element('div', { class: 'question' });
  private readonly task = element('p', { class: 'task' });
  private readonly figures: Figures;
  private readonly term = element('dialog', { class: 'glossary' });
  private readonly sources = element('details', { class: 'sources' });
  private readonly back: HTMLButtonElement;
  private readonly next: HTMLButtonElement;
  private readonly tools = element('div', { class: 'row story-tools' });
  private readonly live = element('p', {
    class: 'visually-hidden',
    attributes: { 'aria-live': 'polite', id: 'story-told' },
  });
  private readonly acts: StoryActions;
  private readonly explain: (term: string) => void;
  private readonly print: () => void;
  private tongue: Tongue;
  private told = -1;

  constructor(acts: StoryActions, tongue: Tongue, print: () => void) {
    this.acts = acts;
    this.tongue = tongue;
    this.print = print;
    this.explain = (term) => this.define(term);
    this.figures = new Figures({ explain: this.explain, setWeight: acts.setWeight, choose: acts.choose });
    this.back = button('', () => acts.back(), 'quiet');
    this.next = button('', () => acts.next(), 'main');
    this.root.append(
      element('nav', {}, this.rail),
      this.title,
      this.text,
      this.question,
      this.task,
      element('div', { class: 'row walk' }, this.back, this.place, this.next),
      this.figures.root,
      this.sources,
      this.tools,
      this.term,
      this.live,
    );
  }

  setTongue(tongue: Tongue): void {
    this.tongue = tongue;
    this.told = -1;
  }

  /** Opens the glossary at a term. */
  define(term: string): void {
    const text = this.tongue.story(`term.${term}` as StoryKey);
    const [name = '', ...rest] = text.split(': ');
    const close = button('×', () => this.term.close(), 'quiet');
    close.setAttribute('aria-label', this.tongue.words('help.close'));
    this.term.setAttribute('aria-label', name);
    this.term.replaceChildren(element('p', {}, element('b', { text: name }), new Text(`: ${rest.join(': ')}`)), close);
    this.term.showModal();
  }

  show(view: StoryView): void {
    const { story } = this.tongue;
    const title = story(view.titles[view.chapter]!);
    this.root.setAttribute('aria-label', story('page.label'));
    this.root.setAttribute('aria-busy', String(view.working));
    this.root.dataset.chapter = String(view.chapter);
    this.root.dataset.step = String(view.step);
    this.root.dataset.told = String(view.told);
    this.drawRail(view);
    setText(this.title, `${view.chapter + 1} · ${title}`);
    setText(this.place, fill(story('page.place'), { step: view.step + 1, steps: view.steps }));
    this.text.replaceChildren(...view.text.map((say) => this.paragraph(say)));
    this.drawQuestion(view.question, view.working);
    this.drawTask(view.task);
    const asking = view.question !== null && view.question.answer === null;
    setText(this.back, story('page.back'));
    setText(this.next, story(asking ? 'page.show' : 'page.next'));
    this.back.disabled = view.chapter === 0 && view.step === 0;
    this.next.disabled = !asking && view.chapter === view.titles.length - 1 && view.step === view.steps - 1;
    this.figures.show(view.figures, this.tongue);
    if (view.told === this.told) return;
    this.told = view.told;
    this.drawSources(view);
    this.drawTools();
    this.root.scrollTop = 0;
    setText(this.live, this.sentences(view));
  }

  /** The step in sentences, with its numbers: for a screen reader, and for the wall. */
  sentences(view: StoryView): string {
    const { question } = view;
    const says = question?.reveal ? [question.reveal] : [...view.text, ...(question ? [question.ask] : [])];
    return says.map((say) => sentence(say, this.tongue)).join(' ');
  }

  private paragraph(say: Say): HTMLElement {
    return element('p', {}, ...prose(say, this.tongue, this.explain));
  }

  private drawRail({ titles, chapter }: StoryView): void {
    const { story } = this.tongue;
    this.rail.parentElement!.setAttribute('aria-label', story('page.rail'));
    if (this.rail.children.length !== titles.length)
      this.rail.replaceChildren(
        ...titles.map((_, i) =>
          element(
            'li',
            {},
            button(String(i + 1), () => this.acts.open(i, 0), 'quiet'),
          ),
        ),
      );
    titles.forEach((key, i) => {
      const made = this.rail.children[i]!.firstElementChild as HTMLElement;
      const name = fill(story('page.chapter'), { number: i + 1, title: story(key) });
      made.title = name;
      made.setAttribute('aria-label', name);
      if (i === chapter) made.setAttribute('aria-current', 'step');
      else made.removeAttribute('aria-current');
    });
  }

  private drawQuestion(question: QuestionView | null, working: boolean): void {
    const { story } = this.tongue;
    const key = JSON.stringify([question, working, story('page.ask')]);
    this.question.hidden = question === null;
    if (!question || this.question.dataset.key === key) return;
    this.question.dataset.key = key;
    const { ask, options, guess, answer, reveal } = question;
    const shown: Node[] = [];
    if (reveal && answer !== null) {
      const right = sentence(options[answer]!, this.tongue);
      const guessed =
        guess === null
          ? ''
          : guess === answer
            ? story('page.right')
            : fill(story('page.wrong'), { guess: sentence(options[guess]!, this.tongue) });
      const verdict = `${guessed} ${fill(story('page.answer'), { answer: right })}`.trim();
      shown.push(
        element('p', { class: guess === answer ? 'verdict yes' : 'verdict', text: verdict }),
        this.paragraph(reveal),
      );
    } else if (working) shown.push(element('p', { class: 'note', text: story('page.working') }));
    else
      shown.push(
        ...options.map((option, i) => button(sentence(option, this.tongue), () => this.acts.answer(i), 'option')),
      );
    this.question.replaceChildren(
      element(
        'p',
        { class: 'ask' },
        element('b', { text: `${story('page.ask')} ` }),
        ...prose(ask, this.tongue, this.explain),
      ),
      ...shown,
    );
  }

  private drawTask(task: StoryView['task']): void {
    const { story } = this.tongue;
    this.task.hidden = task === null;
    if (!task) return;
    this.task.classList.toggle('done', task.done);
    const head = task.done ? `✓ ${story('page.done')}: ` : `${story('page.task')}: `;
    this.task.replaceChildren(element('b', { text: head }), ...prose(task.say, this.tongue, this.explain));
  }

  private drawSources({ sources }: StoryView): void {
    const link = (source: StoryView['sources'][number]) =>
      element('a', { text: source.title, attributes: { href: source.address, target: '_blank', rel: 'noreferrer' } });
    this.sources.replaceChildren(
      element('summary', { text: this.tongue.story('page.sources') }),
      element('ul', {}, ...sources.map((source) => element('li', {}, link(source)))),
    );
  }

  /** Buttons below: the free lab, what else is shown, link and paper. */
  drawTools(): void {
    if (this.tools.contains(document.activeElement)) return;
    const { story } = this.tongue;
    const page = () => this.root.closest('.page') ?? document.body;
    const toggle = (name: StoryKey, className: string) => {
      const made = button(
        story(name),
        () => {
          const on = page().classList.toggle(className);
          made.setAttribute('aria-pressed', String(on));
          this.acts.showing();
        },
        'quiet',
      );
      made.setAttribute('aria-pressed', String(page().classList.contains(className)));
      return made;
    };
    const copy = button(
      story('page.link'),
      async () => {
        try {
          await navigator.clipboard.writeText(this.acts.link());
          setText(copy, story('page.linked'));
        } catch {
          window.prompt(story('page.link'), this.acts.link());
        }
      },
      'quiet',
    );
    const leave = button(story('page.lab'), () => this.acts.leave(), 'quiet');
    leave.title = story('page.labHelp');
    const print = button(story('page.print'), this.print, 'quiet');
    print.title = story('page.printHelp');
    this.tools.replaceChildren(leave, toggle('page.settings', 'settings'), toggle('page.large', 'large'), copy, print);
  }
}

/** Places of a text of the page itself, filled with words. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}
