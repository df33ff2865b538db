import type { SongRow } from '../data/songs.ts';
import type { Corpus } from '../data/text.ts';
import type { Chapter, Setup, Step } from './chapter.ts';
import type { Lesson, Moment } from './moment.ts';
import { askedToo, OtherNetworks } from './other_networks.ts';
import type { Choices, Wants } from './reading_moment.ts';
import type { SentenceReading, Wish } from './sentence_moment.ts';
import type { StoryView } from './view.ts';

/** What the story asks of the running lab. Calls do not overlap. */
export interface StoryLab {
  /** A new network at step 0, with the visitor's seed and engine. */
  build(setup: Setup): Promise<void>;
  /** Trains and waits; on a longer way, so much of it has passed. */
  train(steps: number, way?: { readonly passed: number; readonly whole: number }): Promise<void>;
  /** The lab as it is now: with one look at the next batch, or with what the step wants; and with a sentence read. */
  look(wants: Wants | null, choices: Choices, wish: ((corpus: Corpus) => Wish) | null): Promise<Look>;
  /** A sentence read by a network that has gone, with the weights it had. */
  reread(of: Moment, wish: Wish): Promise<SentenceReading>;
  /** Changes one number of a parameter; training then counts from 0. */
  setWeight(parameter: string, index: number, value: number): Promise<void>;
  /** Other songs under the same weights; training then counts from 0. */
  reorder(rows: readonly SongRow[]): Promise<void>;
}

/** What of a moment the lab itself says. */
export type Look = Omit<Moment, 'lessons' | 'choices' | 'beside'>;

export interface Place {
  readonly chapter: number;
  readonly step: number;
}

export interface RunnerOptions {
  readonly chapters: readonly Chapter[];
  readonly lab: StoryLab;
  /** Hears of every change. */
  readonly show: (view: StoryView) => void;
  /** Trains towards a step in so many looks, with this rest between them; one look shows no motion. */
  readonly looks: number;
  readonly rest: () => Promise<void>;
}

/**
 * Walks through chapters, and knows nothing of any: it puts the lab where a step wants it, asks its question, trains,
 * and shows what the step says of the moment. Walking on while it trains skips the motion, never the training.
 */
export class Runner {
  private readonly options: RunnerOptions;
  private tail: Promise<void> = Promise.resolve();
  private waiting = 0;
  private place: Place = { chapter: 0, step: 0 };
  private now: Moment | null = null;
  private first: Moment | null = null;
  private guess: number | null = null;
  private shown = false;
  private told = 0;
  private choices: Choices = {};
  private choosing = 0;
  private beside: Moment | null = null;
  private readonly others = new OtherNetworks();
  /** What the lab runs, as long as nobody else has changed it. */
  private standing: { readonly setup: string; readonly step: number } | null = null;

  constructor(options: RunnerOptions) {
    this.options = options;
  }

  get here(): Place {
    return this.place;
  }

  /** True while the lab is the runner's: what happens to it then is its own doing. */
  get working(): boolean {
    return this.waiting > 0;
  }

  /** The setup of the step that is open. */
  get setup(): Setup {
    return this.step.setup;
  }

  /** Opens a step; places that are not there are moved to the nearest that is. */
  open(chapter: number, step: number): Promise<void> {
    return this.queue(() => this.enter(this.near(chapter, step)));
  }

  /** The presenter's click: the answer of an open question, else the next step, else the next chapter. */
  next(): Promise<void> {
    return this.queue(() => {
      if (this.asking) return this.reveal();
      const { chapter, step } = this.place;
      const more = step + 1 < this.chapter.steps.length;
      return this.enter(
        more ? { chapter, step: step + 1 } : this.near(chapter + 1, chapter + 1 < this.count ? 0 : step),
      );
    });
  }

  back(): Promise<void> {
    return this.queue(() => {
      const { chapter, step } = this.place;
      if (step > 0) return this.enter({ chapter, step: step - 1 });
      return this.enter(chapter > 0 ? this.near(chapter - 1, Number.POSITIVE_INFINITY) : { chapter, step });
    });
  }

  /** Takes a guess and shows what happens. */
  answer(option: number): Promise<void> {
    return this.queue(async () => {
      if (!this.asking) return;
      this.guess = option;
      await this.reveal();
    });
  }

  /** Looks again after the lab was trained or changed by others. */
  refresh(): Promise<void> {
    return this.queue(async () => {
      await this.look(this.now?.lessons ?? []);
      // Trained on by hand it is still the same network; gone back it is another.
      if (this.standing && this.standing.step > this.now!.step) this.standing = null;
      else if (this.standing) this.standing = { ...this.standing, step: this.now!.step };
      this.show();
    });
  }

  setWeight(parameter: string, index: number, value: number): Promise<void> {
    return this.queue(async () => {
      this.standing = null;
      await this.options.lab.setWeight(parameter, index, value);
      await this.look([]);
      this.show();
    });
  }

  /** One more watched update; with a row, that song teaches. */
  teach(row: number | null): Promise<void> {
    return this.queue(async () => {
      this.standing = null;
      const { rows } = this.now!.songs;
      if (row !== null) await this.options.lab.reorder([...rows.slice(row), ...rows.slice(0, row)]);
      await this.watch(1);
      this.told++;
      this.show();
    });
  }

  /** Takes what the visitor chose among what a step shows; a faster choice overtakes. */
  choose(choices: Choices): Promise<void> {
    this.choices = { ...this.choices, ...choices };
    const choice = ++this.choosing;
    return this.queue(async () => {
      if (choice !== this.choosing) return;
      await this.look(this.now?.lessons ?? []);
      this.show();
    });
  }

  /** Somebody else changed the lab. */
  touched(): void {
    if (this.working) return;
    this.standing = null;
    this.others.forget();
  }

  /** The story as it stands; null before a step has opened. */
  view(working = false): StoryView | null {
    const { now, first, step } = this;
    if (!now || !first) return null;
    const { question, task } = step;
    const open = question && this.shown ? question : null;
    return {
      titles: this.options.chapters.map(({ title }) => title),
      chapter: this.place.chapter,
      step: this.place.step,
      steps: this.chapter.steps.length,
      text: step.text(now, this.shown),
      question: question
        ? {
            ask: { key: question.ask },
            options: question.options.map((key) => ({ key })),
            guess: this.guess,
            answer: open ? open.answer(first, now) : null,
            reveal: open ? open.reveal(first, now) : null,
          }
        : null,
      task: task ? { say: { key: task.say }, done: task.done(now, first) } : null,
      figures: step.figures?.(now, this.shown) ?? [],
      stage: step.stage(now, this.shown),
      sources: this.chapter.sources,
      working,
      told: this.told,
    };
  }

  private get count(): number {
    return this.options.chapters.length;
  }

  private get chapter(): Chapter {
    return this.options.chapters[this.place.chapter]!;
  }

  private get step(): Step {
    return this.chapter.steps[this.place.step]!;
  }

  private get asking(): boolean {
    return this.step.question !== undefined && !this.shown && this.now !== null;
  }

  private near(chapter: number, step: number): Place {
    const inside = Math.min(Math.max(0, Math.trunc(chapter) || 0), this.count - 1);
    const last = this.options.chapters[inside]!.steps.length - 1;
    return {
      chapter: inside,
      step: Math.min(Math.max(0, step === Number.POSITIVE_INFINITY ? last : Math.trunc(step) || 0), last),
    };
  }

  private async enter(place: Place): Promise<void> {
    const before = this.place;
    this.keep();
    const chosen = this.choices;
    this.place = place;
    if (place.chapter !== before.chapter) this.choices = {};
    try {
      const { setup, at, watched = 0, later } = this.step;
      this.beside = null;
      this.beside = await this.other();
      const key = JSON.stringify(setup);
      const goesOn = this.standing?.setup === key && this.standing.step <= at - watched;
      const there = later ? (this.standing?.step ?? -1) >= at : this.standing?.step === at;
      const stays = this.standing?.setup === key && there && (this.now?.lessons.length ?? 0) >= watched;
      if (!goesOn && !stays) {
        this.standing = null;
        await this.options.lab.build(setup);
      }
      const from = goesOn || stays ? this.standing!.step : 0;
      // The old step's text is not what this network says any more.
      this.shown = false;
      this.guess = null;
      if (stays) await this.look(this.now!.lessons);
      else {
        await this.trainTo(from, at - watched, false);
        if (watched > 0) await this.watch(watched);
      }
      this.standing = { setup: key, step: this.now!.step };
      this.first = this.now;
      this.told++;
      this.show();
    } catch (error) {
      this.place = before;
      this.choices = chosen;
      this.standing = null;
      throw error;
    }
  }

  private async reveal(): Promise<void> {
    const { question, at } = this.step;
    const { until } = question!;
    // A visitor who changed something sees what happens to that; only the runner's own numbers are the link's.
    const from = this.standing?.step ?? this.now!.step;
    if (until > at) await this.trainTo(from, Math.max(from, until), true);
    if (this.standing) this.standing = { setup: this.standing.setup, step: this.now!.step };
    // Stopped on the way, it has no answer: the question stays, and the next click goes on from there.
    this.shown = until <= at || this.now!.step >= until;
    if (!this.shown) this.guess = null;
    this.told++;
    this.show();
  }

  /** Trains in a few looks while nobody waits, at once where somebody does. */
  private async trainTo(from: number, to: number, seen: boolean): Promise<void> {
    const looks = seen ? Math.max(1, Math.min(this.options.looks, to - from)) : 1;
    let step = from;
    for (let look = 1; look <= looks && step < to; look++) {
      // Early steps change most: the squares of the looks.
      const next = this.waiting > 1 ? to : Math.max(step + 1, Math.round(from + (to - from) * (look / looks) ** 2));
      await this.options.lab.train(next - step, { passed: step - from, whole: to - from });
      step = next;
      if (step >= to) break;
      await this.look([]);
      this.show(true);
      // Somebody stopped it.
      if (this.now!.step < step) return;
      await this.options.rest();
    }
    await this.look([]);
  }

  /** Trains step by step, keeping what each update did. */
  private async watch(updates: number): Promise<void> {
    const lessons: Lesson[] = [];
    let before = await this.options.lab.look(null, this.choices, null);
    for (let u = 0; u < updates; u++) {
      await this.options.lab.train(1);
      const after = await this.options.lab.look(null, this.choices, null);
      const { config, songs } = before;
      const row = (before.step * Math.min(config.batchSize, songs.rows.length)) % songs.rows.length;
      lessons.push({ row, before: before.parameters, tensors: before.tensors, after: after.parameters });
      before = after;
    }
    this.now = { ...before, lessons, choices: this.choices, beside: this.beside };
  }

  private async look(lessons: readonly Lesson[]): Promise<void> {
    this.now = { ...(await this.glance()), lessons };
  }

  private async glance(): Promise<Moment> {
    const { choices, beside, step } = this;
    const { lab } = this.options;
    const wish = step.wish ? (corpus: Corpus) => step.wish!(corpus, choices) : null;
    const own = await lab.look(step.wants ?? null, choices, wish);
    const other = beside && (await askedToo(beside, own.sentence, (of, asked) => lab.reread(of, asked)));
    return { ...own, choices, beside: other, lessons: [] };
  }

  /** Keeps what stands as it was told, since a later step may show it beside its own. */
  private keep(): void {
    const { standing, now } = this;
    if (standing && now?.step === standing.step) this.others.keep(standing.setup, now);
  }

  /** The other network of the step, trained before the step's own. */
  private async other(): Promise<Moment | null> {
    const { beside } = this.step;
    if (!beside) return null;
    const kept = this.others.find(beside);
    if (kept) return kept;
    this.standing = null;
    await this.options.lab.build(beside.setup);
    if (beside.at > 0) await this.options.lab.train(beside.at);
    const made = await this.glance();
    this.others.keep(JSON.stringify(beside.setup), made);
    return made;
  }

  private show(working = false): void {
    const view = this.view(working);
    if (view) this.options.show(view);
  }

  private queue(act: () => Promise<void>): Promise<void> {
    this.waiting++;
    const done = this.tail.then(act).finally(() => {
      this.waiting--;
    });
    this.tail = done.catch(() => undefined);
    return done;
  }
}
