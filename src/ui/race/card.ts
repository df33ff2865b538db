import { type RaceLane, type Racer, type RaceView, racers } from '../../core/race.ts';
import type { Words } from '../../core/words/words.ts';
import { button, count, element, setText, short } from '../elements.ts';
import type { Actions } from '../types.ts';
import { Lines, looks } from './lines.ts';
import { agreementOf, resultOf, verdictSentence } from './sentences.ts';
import './race.css';

/** Seconds a race may last. */
const lengths = [3, 10, 30];

/** The race of the engines over the stage: three curves against time, speeds and ratios, then speeds by hidden size. */
export class RaceCard {
  readonly root: HTMLElement;
  /** Opens the card; stands beside the line that tells which engine computes. */
  readonly opener: HTMLButtonElement;
  private readonly title = element('h2', { attributes: { id: 'race-title', tabindex: '-1' } });
  private readonly about = element('p', { class: 'note' });
  private readonly start: HTMLButtonElement;
  private readonly end: HTMLButtonElement;
  private readonly length = element('select');
  private readonly bar = element('progress', { attributes: { max: '1', value: '0' } });
  private readonly phase = element('span', { class: 'note' });
  private readonly table = element('table');
  private readonly told = element('p', { attributes: { 'aria-live': 'polite' } });
  private readonly names = { curves: element('h3'), sizes: element('h3') };
  private readonly curves = element('div', { class: 'chart', attributes: { role: 'img' } });
  private readonly speeds = element('div', { class: 'chart', attributes: { role: 'img' } });
  private readonly bySize = element('div', {}, this.names.sizes, this.speeds);
  private lines: { readonly loss: Lines; readonly speed: Lines } | null = null;
  private readonly stop: () => void;
  private words: Words;
  private view: RaceView | null = null;

  constructor(actions: Pick<Actions, 'startRace' | 'stopRace'>, words: Words) {
    this.words = words;
    this.stop = () => actions.stopRace();
    this.opener = button('', () => this.toggle(), 'quiet');
    this.start = button('', () => (this.running ? actions.stopRace() : actions.startRace(Number(this.length.value))));
    this.end = button('', () => this.close(), 'quiet');
    this.length.replaceChildren(
      ...lengths.map((seconds) => element('option', { text: `${seconds}`, attributes: { value: `${seconds}` } })),
    );
    this.length.value = '10';
    this.root = element(
      'section',
      { class: 'race card scrolls', attributes: { 'aria-labelledby': 'race-title' } },
      element('div', { class: 'headline' }, this.title, this.end),
      this.about,
      element('div', { class: 'row' }, this.start, this.length, this.bar, this.phase),
      this.table,
      this.told,
      element('div', { class: 'charts' }, element('div', {}, this.names.curves, this.curves), this.bySize),
    );
    this.root.hidden = true;
    this.setWords(words);
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  setWords(words: Words): void {
    this.words = words;
    setText(this.title, words('race.title'));
    setText(this.about, words('race.about'));
    setText(this.opener, words('race.open'));
    setText(this.end, words('race.close'));
    setText(this.names.curves, words('race.curves'));
    setText(this.names.sizes, words('race.sizes'));
    this.length.setAttribute('aria-label', words('race.length'));
    for (const option of this.length.options) setText(option, words('race.seconds', { seconds: Number(option.value) }));
    this.tell();
  }

  toggle(): void {
    if (this.isOpen) this.close();
    else this.open();
  }

  private open(): void {
    this.root.hidden = false;
    // Charts measure themselves, and what is hidden has no size.
    this.lines ??= { loss: new Lines(this.curves, false), speed: new Lines(this.speeds, true) };
    this.title.focus();
    this.draw();
  }

  /** A race that runs is stopped. */
  close(): void {
    this.stop();
    this.root.hidden = true;
    if (this.root.contains(document.activeElement) || document.activeElement === document.body) this.opener.focus();
  }

  update(view: RaceView): void {
    this.view = view;
    this.tell();
    this.draw();
  }

  dispose(): void {
    this.lines?.loss.dispose();
    this.lines?.speed.dispose();
  }

  private get running(): boolean {
    return this.view !== null && this.view.phase !== 'over' && this.view.phase !== 'stopped';
  }

  private tell(): void {
    const { words, view, running } = this;
    setText(this.start, words(running ? 'race.stop' : 'race.start'));
    this.length.disabled = running;
    this.bar.hidden = !running;
    this.bar.setAttribute('aria-label', words('race.progress'));
    this.bar.value = view?.fraction ?? 0;
    setText(this.phase, view ? words(`race.${view.phase}`) : '');
    this.table.hidden = view === null;
    this.bySize.hidden = !view || view.sizes.length === 0;
    if (!view) return;
    this.tellLanes(view);
    if (running) {
      setText(this.told, '');
      return;
    }
    const sentences = [resultOf(view, words), agreementOf(view, words), verdictSentence(view, words)];
    setText(this.told, sentences.filter(Boolean).join(' '));
    this.curves.setAttribute('aria-label', `${words('race.curves')}. ${sentences[0] ?? ''}`);
    this.speeds.setAttribute('aria-label', `${words('race.sizes')}. ${sentences[2] ?? ''}`);
  }

  private tellLanes({ lanes, agreement }: RaceView): void {
    const { words } = this;
    const slowest = lanes.find(({ racer }) => racer === 'reference')?.stepsPerSecond ?? null;
    const heads = ['race.engine', 'race.steps', 'race.rate', 'race.ratio'] as const;
    const head = [...heads.map((key) => words(key)), words('race.lossAt', { step: agreement?.step ?? '…' })];
    const rows = lanes.map((lane) => {
      const { stepsPerSecond: rate } = lane;
      const loss = agreement?.losses[lane.racer] ?? null;
      const cells = [
        lane.absent ? '–' : count(lane.steps),
        rate === null ? '–' : short(rate),
        rate === null || !slowest ? '–' : `${short(rate / slowest)}×`,
        loss === null ? '–' : loss.toFixed(4),
      ];
      const name = element(
        'th',
        { attributes: { scope: 'row' } },
        swatch(lane),
        new Text(words(`engine.${lane.racer}`)),
        element('span', { class: 'note', text: lane.device }),
      );
      return element(
        'tr',
        { attributes: { 'data-racer': lane.racer } },
        name,
        ...cells.map((text) => element('td', { text })),
      );
    });
    this.table.replaceChildren(
      element(
        'thead',
        {},
        element('tr', {}, ...head.map((text) => element('th', { text, attributes: { scope: 'col' } }))),
      ),
      element('tbody', {}, ...rows),
    );
  }

  private draw(): void {
    const { view, lines } = this;
    if (!view || !lines || !this.isOpen) return;
    const lane = (racer: Racer) => view.lanes.find((one) => one.racer === racer);
    lines.loss.set(byRacer((racer) => ({ x: lane(racer)?.seconds ?? [], y: lane(racer)?.losses ?? [] })));
    const x = view.sizes.map(({ hiddenSize }) => hiddenSize);
    lines.speed.set(byRacer((racer) => ({ x, y: view.sizes.map(({ stepsPerSecond }) => stepsPerSecond[racer]) })));
  }
}

function byRacer<T>(of: (racer: Racer) => T): Record<Racer, T> {
  return Object.fromEntries(racers.map((racer) => [racer, of(racer)])) as Record<Racer, T>;
}

/** A piece of the lane's line. */
function swatch({ racer }: RaceLane): SVGSVGElement {
  const name = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(name, 'svg');
  svg.setAttribute('viewBox', '0 0 34 8');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(name, 'path');
  line.setAttribute('d', 'M1 4H33');
  line.setAttribute('stroke', looks[racer].stroke);
  line.setAttribute('stroke-width', '2');
  line.setAttribute('stroke-dasharray', looks[racer].dash.join(' '));
  svg.append(line);
  return svg;
}
