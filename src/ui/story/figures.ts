import { num, type Say } from '../../chapters/say.ts';
import type { AnswerRow, Figure, WeightHandle } from '../../chapters/view.ts';
import { featureWord } from '../../core/words/feature_word.ts';
import { element, setText } from '../elements.ts';
import type { FigureActs } from './actions.ts';
import { barsFigure, drawnFigure } from './bars.ts';
import { numberNode, prose, sentence, type Tongue } from './prose.ts';
import { writingFigure } from './writing_figure.ts';

type Of<K extends Figure['kind']> = Extract<Figure, { kind: K }>;

/** How far a weight can be dragged. */
const reach = 10;

/** What stands below the text, drawn from plain data; a slider that is being dragged stays the same element. */
export class Figures {
  readonly root = element('div', { class: 'figures' });
  private readonly acts: FigureActs;
  private sliders: { key: string; update(figure: Of<'weights'>): void } | null = null;

  constructor(acts: FigureActs) {
    this.acts = acts;
  }

  show(figures: readonly Figure[], tongue: Tongue): void {
    const weights = figures.find((figure): figure is Of<'weights'> => figure.kind === 'weights');
    const key = JSON.stringify([
      figures.map(({ kind }) => kind),
      weights?.weights.map(({ name }) => name),
      tongue.story('figure.weights'),
    ]);
    if (weights && figures.length === 1 && this.sliders?.key === key) {
      this.sliders.update(weights);
      return;
    }
    const active = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const held = this.root.contains(active) ? (active!.dataset.weight ?? active!.dataset.choice) : undefined;
    this.sliders = null;
    this.root.replaceChildren(
      ...figures.map((figure) => {
        if (figure.kind !== 'weights') return drawn[figure.kind](figure as never, tongue, this.acts);
        const made = weightsFigure(figure, tongue, this.acts);
        this.sliders = { key, update: made.update };
        return made.root;
      }),
    );
    if (held) this.root.querySelector<HTMLElement>(`[data-weight="${held}"], [data-choice="${held}"]`)?.focus();
  }
}

/** Every figure but the sliders is drawn anew each time. */
const drawn: {
  readonly [K in Exclude<Figure['kind'], 'weights'>]: (figure: Of<K>, tongue: Tongue, acts: FigureActs) => HTMLElement;
} = {
  lines: linesFigure,
  answers: answersTable,
  bars: barsFigure,
  drawn: drawnFigure,
  writing: writingFigure,
};

const signs = { yes: '✓', no: '✕', open: '?' } as const;

function linesFigure({ sign, lines }: Of<'lines'>, tongue: Tongue, { explain }: FigureActs): HTMLElement {
  const [head, ...rest] = lines;
  return element(
    'div',
    { class: `proof ${sign}` },
    element(
      'p',
      { class: 'verdict' },
      element('span', { text: signs[sign], attributes: { 'aria-hidden': 'true' } }),
      ...prose(head!, tongue, explain),
    ),
    ...rest.map((line: Say) => element('p', {}, ...prose(line, tongue, explain))),
  );
}

function answersTable({ heads, rows }: Of<'answers'>, tongue: Tongue): HTMLElement {
  const head = (text: string) => element('th', { text, attributes: { scope: 'col' } });
  const titles = [
    tongue.story('figure.song'),
    tongue.story('figure.liked'),
    ...heads.map((say) => sentence(say, tongue)),
  ];
  return element(
    'table',
    { class: 'answers' },
    element('caption', { text: tongue.story('figure.half') }),
    element('thead', {}, element('tr', {}, ...titles.map(head))),
    element('tbody', {}, ...rows.map((row, at) => answerLine(row, at, tongue))),
  );
}

function answerLine({ name, liked, answers }: AnswerRow, at: number, tongue: Tongue): HTMLElement {
  const cells = answers.map((answer, column) => {
    const right = answer > 0.5 === (liked === 1);
    const sure = Math.abs(answer - 0.5) >= 0.02;
    const mark = sure ? (right ? ' ✓' : ' ✕') : '';
    const cell = element('td', { class: 'bar' }, numberNode(`answer.${column}.${at}`, num(answer, 2)), new Text(mark));
    cell.style.setProperty('--says', String(answer));
    return cell;
  });
  return element(
    'tr',
    {},
    element('th', { text: name, attributes: { scope: 'row' } }),
    element('td', { text: tongue.story(liked ? 'figure.yes' : 'figure.no') }),
    ...cells,
  );
}

function weightsFigure(
  figure: Of<'weights'>,
  tongue: Tongue,
  { setWeight }: FigureActs,
): { root: HTMLElement; update(figure: Of<'weights'>): void } {
  const loss = element('p', { class: 'weights-loss' });
  const lines = figure.weights.map((weight) => sliderOf(weight, tongue, setWeight));
  const update = (next: Of<'weights'>) => {
    const [before = '', after = ''] = tongue.story('figure.loss').split('{loss}');
    loss.replaceChildren(new Text(before), numberNode('loss', num(next.loss, 3)), new Text(after));
    next.weights.forEach((weight, i) => {
      lines[i]!.update(weight);
    });
  };
  update(figure);
  const list = element('div', { class: 'sliders' }, ...lines.map(({ root }) => root));
  return { root: element('div', { class: 'weights' }, loss, list), update };
}

function sliderOf(weight: WeightHandle, tongue: Tongue, setWeight: FigureActs['setWeight']) {
  const name = weight.name
    .split(' → ')
    .map((word) => (word === 'bias' ? tongue.story('figure.bias') : featureWord(word, tongue.words)))
    .join(' → ');
  const value = element('output');
  const slider = element('input', {
    attributes: {
      type: 'range',
      min: String(-reach),
      max: String(reach),
      step: '0.05',
      'aria-label': tongue.story('figure.weight').replace('{name}', name),
      'data-weight': `${weight.parameter}.${weight.index}`,
    },
  });
  slider.addEventListener('input', () => setWeight(weight.parameter, weight.index, slider.valueAsNumber));
  const update = (next: WeightHandle) => {
    const { text } = num(next.value);
    setText(value, text);
    slider.setAttribute('aria-valuetext', text);
    if (document.activeElement !== slider || Math.abs(slider.valueAsNumber - next.value) > 0.5)
      slider.value = String(next.value);
  };
  update(weight);
  return { root: element('label', {}, element('span', { text: name }), slider, value), update };
}
