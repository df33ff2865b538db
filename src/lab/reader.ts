import {
  type Choices,
  type Follower,
  type PredictionMoment,
  placeOf,
  predictionLength,
  type Reading,
  type SurveyMoment,
  temperatureOf,
  unitOf,
  type Wants,
} from '../chapters/reading_moment.ts';
import { type Corpus, decode, splitCorpus } from '../data/text.ts';
import { type Signals, signalNames, textSignals } from '../data/text_signals.ts';
import { type Attribution, buildAttribution } from '../nn/attribution.ts';
import { attribute } from '../probe/attribution.ts';
import { type Passage, readHeldOut, type Survey } from '../probe/reading.ts';
import type { Session } from '../train/session.ts';
import type { Trainer } from '../train/trainer.ts';

const passageLength = 512;
const surveyLength = 8192;
/** A network that trains by itself is surveyed no more often. */
const surveyEveryMs = 4000;
/** A symbol read less often says nothing of a unit. */
const leastRead = 20;
const bestOfEach = 2;
const primeLength = 40;
const sampleLength = 160;

/** What the reader tells a step; null where the step did not ask. */
export interface ReaderMoment {
  readonly reading: Reading | null;
  readonly survey: SurveyMoment | null;
  readonly prediction: PredictionMoment | null;
  readonly sample: string | null;
}

/** Asks the running network what it has learned to read, without a trace in its training. */
export class Reader {
  private readonly session: () => Session;
  private trainer: Trainer | null = null;
  private attribution: Attribution | null = null;
  private passage: { readonly step: number; readonly passage: Passage } | null = null;
  private survey: { readonly step: number; readonly atMs: number; readonly survey: Survey } | null = null;
  private known: { readonly corpus: Corpus; readonly first: number; readonly signals: Signals } | null = null;

  constructor(session: () => Session) {
    this.session = session;
  }

  /** What a step wants of a model that reads text; everything is from the same weights but a survey during training. */
  async look(wants: Wants, choices: Choices): Promise<ReaderMoment> {
    const moment = await this.session().inspect(async (trainer) => {
      this.follow(trainer);
      const { corpus, first } = this.text();
      const passage = await this.read(trainer, wants.survey === true);
      const survey = wants.survey && this.survey ? this.told(this.survey, choices) : null;
      const place = placeOf(choices, passage.symbols.length);
      const prediction = wants.prediction ? await this.predict(trainer, passage, place) : null;
      const units = trainer.model.shape.layers * trainer.model.shape.hiddenSize;
      const from = first + passage.start + place + 1;
      const prime = decode(corpus, corpus.tokens.subarray(from - primeLength, from));
      return { reading: { ...passage, step: trainer.step, units }, survey, prediction, prime };
    });
    const { prime, ...told } = moment;
    return { ...told, sample: wants.sample ? await this.sample(prime, choices) : null };
  }

  /** The device or the model is gone: what was asked of it goes, too. */
  private follow(trainer: Trainer): void {
    if (trainer === this.trainer) return;
    // The slots of a model that was left belong to an engine that may have been given up.
    if (this.trainer?.engine === trainer.engine) this.attribution?.dispose();
    this.trainer = trainer;
    this.attribution = null;
    this.passage = null;
    this.survey = null;
  }

  private text() {
    const { corpus } = this.session().data;
    const { trainLength, validationLength } = splitCorpus(corpus.length, this.session().config.validationShare);
    if (this.known?.corpus !== corpus || this.known.first !== trainLength)
      this.known = { corpus, first: trainLength, signals: textSignals(corpus, trainLength, validationLength) };
    return this.known;
  }

  private async read(trainer: Trainer, surveying: boolean): Promise<Passage> {
    const { step, engine, model } = trainer;
    const { signals } = this.text();
    const now = performance.now();
    const playing = this.session().playing;
    const due =
      this.survey === null || (this.survey.step !== step && (!playing || now - this.survey.atMs > surveyEveryMs));
    const wanted = surveying && due;
    if (this.passage?.step === step && !wanted) return this.passage.passage;
    const lists = signalNames.map((name) => signals[name]);
    const { passage, survey } = await readHeldOut(engine, model, {
      stream: this.stream(trainer, signals.quote),
      characters: passageLength,
      survey: wanted ? { signals: lists, characters: surveyLength } : null,
    });
    this.passage = { step, passage };
    if (survey) this.survey = { step, atMs: now, survey };
    return passage;
  }

  /** The stream whose passage has most quotation marks: it has most to show. */
  private stream(trainer: Trainer, quote: Float64Array): number {
    const { streams, pairs } = trainer.model.evaluation ?? { streams: 1, pairs: 0 };
    const turns = Array.from({ length: streams }, (_, b) => {
      const start = Math.floor((b * pairs) / streams);
      const part = quote.subarray(start, start + passageLength);
      return part.reduce((count, value, i) => count + (i > 0 && value !== part[i - 1] ? 1 : 0), 0);
    });
    return turns.indexOf(Math.max(...turns));
  }

  private told({ step, survey }: NonNullable<Reader['survey']>, choices: Choices): SurveyMoment {
    const followers = signalNames.flatMap((signal, s): Follower[] => {
      const of = (memory: boolean, all: Survey['memory']) =>
        (all?.ranked(s, bestOfEach) ?? []).map(({ unit, r }) => ({ signal, unit, memory, r }));
      return [...of(false, survey.output), ...of(true, survey.memory)]
        .sort((a, b) => Math.abs(b.r) - Math.abs(a.r))
        .slice(0, bestOfEach);
    });
    const { unit } = unitOf(choices, followers);
    const exciters = survey.excitements.ranked(unit, leastRead);
    return { step, characters: survey.characters, followers, exciters };
  }

  private async predict(trainer: Trainer, passage: Passage, place: number): Promise<PredictionMoment> {
    this.attribution ??= await buildAttribution(trainer.engine, trainer.model, predictionLength);
    const symbols = passage.symbols.slice(place + 1 - predictionLength, place + 1);
    const { probabilities, symbol, contributions } = await attribute(trainer.engine, this.attribution, symbols);
    return { symbol, probability: probabilities[symbol]!, contributions };
  }

  private async sample(prime: string, choices: Choices): Promise<string> {
    const { data, config } = this.session();
    const manner = { temperature: temperatureOf(choices), topK: 0 };
    const { tokens } = await this.session().generate(prime, sampleLength, config.seed, manner);
    return decode(data.corpus, tokens);
  }
}
