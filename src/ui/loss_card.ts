import { plain } from '../config/field.ts';
import type { Words } from '../core/words/words.ts';
import { LossChart, type Mark } from './chart.ts';
import { count, element, setText, short } from './elements.ts';
import type { LossColumns, Status } from './types.ts';

/** The loss as numbers and as a curve: training and held out, in nats and, for text, in bits a character. */
export class LossCard {
  readonly root = element('section', { class: 'card loss' });
  private readonly title = element('h2');
  private readonly logName = element('span');
  private readonly names = { train: element('span'), validation: element('span') };
  private readonly values = { train: element('b'), validation: element('b') };
  private readonly validationLine: HTMLElement;
  private readonly where = element('p', { class: 'note' });
  private readonly learning = element('p', { class: 'note' });
  private readonly picture = element('div', { class: 'chart', attributes: { role: 'img' } });
  private readonly chart: LossChart;
  private columns: LossColumns = { steps: [], train: [], validation: [] };
  private hovered: number | null = null;
  private status: Status | null = null;
  private words: Words;

  constructor(words: Words) {
    this.words = words;
    const log = element('input', {
      attributes: { type: 'checkbox' },
      on: { change: () => this.chart.setLog(log.checked) },
    });
    const swatch = () => element('span', { class: 'swatch', attributes: { 'aria-hidden': 'true' } });
    this.validationLine = element(
      'p',
      { class: 'curve validation' },
      swatch(),
      this.names.validation,
      this.values.validation,
    );
    this.root.append(
      element('div', { class: 'headline' }, this.title, element('label', {}, log, this.logName)),
      element('p', { class: 'curve train' }, swatch(), this.names.train, this.values.train),
      this.validationLine,
      this.picture,
      this.where,
      this.learning,
    );
    this.chart = new LossChart(this.picture, (index) => {
      this.hovered = index;
      this.tell();
    });
    this.setWords(words);
  }

  setWords(words: Words): void {
    this.words = words;
    setText(this.title, words('loss.title'));
    setText(this.logName, words('loss.log'));
    setText(this.names.train, words('loss.train'));
    setText(this.names.validation, words('loss.validation'));
    this.tell();
  }

  curve(columns: LossColumns): void {
    this.columns = columns;
    this.chart.set(columns);
    this.tell();
  }

  update(status: Status): void {
    this.status = status;
    this.tell();
  }

  dispose(): void {
    this.chart.dispose();
  }

  /** The numbers of now, or of the step under the pointer. */
  private tell(): void {
    const { words, status, columns } = this;
    if (!status) return;
    const at = this.hovered !== null && this.hovered < columns.steps.length ? this.hovered : null;
    const train = this.loss(at === null ? status.loss : (columns.train[at] ?? null));
    const validation = this.loss(at === null ? status.validationLoss : (columns.validation[at] ?? null));
    setText(this.values.train, train);
    setText(this.values.validation, validation);
    // Songs are all trained on: nothing is held out.
    this.validationLine.hidden = status.songs !== null;
    const rate = short(status.stepsPerSecond);
    const step = count(at === null ? status.step : columns.steps[at]!);
    setText(this.where, at === null ? words('loss.updates', { step, rate }) : words('loss.at', { step }));
    const { learningRate, gradNorm } = status;
    this.learning.hidden = learningRate === null || gradNorm === null;
    if (learningRate !== null && gradNorm !== null)
      setText(
        this.learning,
        words('loss.learning', { rate: plain(Number(learningRate.toPrecision(3))), norm: short(gradNorm) }),
      );
    const picture = this.behind(status);
    this.chart.mark(picture);
    const label = words('loss.chart', { train, validation }) + (picture ? `. ${picture.text}` : '');
    if (this.picture.getAttribute('aria-label') !== label) this.picture.setAttribute('aria-label', label);
  }

  /** Where the picture stands while it plays a step that training has left behind. */
  private behind({ step, pictureStep }: Status): Mark | null {
    if (pictureStep === null || pictureStep >= step || pictureStep < (this.columns.steps[0] ?? Infinity)) return null;
    return { step: pictureStep, text: this.words('loss.picture', { step: count(pictureStep) }) };
  }

  private loss(value: number | null): string {
    if (value === null) return this.words('loss.none');
    const nats = this.words('loss.nats', { value: value.toFixed(3) });
    if (this.status?.songs) return nats;
    return `${nats} · ${this.words('loss.bits', { value: (value / Math.LN2).toFixed(2) })}`;
  }
}
