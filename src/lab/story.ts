import type { Setup } from '../chapters/chapter.ts';
import { chapters } from '../chapters/chapters.ts';
import type { Choices } from '../chapters/reading_moment.ts';
import { Runner, type StoryLab } from '../chapters/runner.ts';
import type { StoryView } from '../chapters/view.ts';
import { changedKeys, patched } from '../config/parse.ts';
import { readsText } from '../config/rules.ts';
import { type Config, defaults, fieldOf } from '../config/schema.ts';
import type { SongTable } from '../data/songs.ts';
import { Cube, type CubeOptions } from '../scene/cube/cube.ts';
import { withCorpus } from '../train/data_choice.ts';
import type { Session } from '../train/session.ts';
import type { Trainer } from '../train/trainer.ts';
import { Writings } from '../train/writings.ts';
import { Reader } from './reader.ts';
import { SentenceReader } from './sentence_reader.ts';

/** Looks towards a step, and the rest between two. */
const looks = 24;
const restMs = 70;
/** How often the story looks at a network that trains by itself. */
const refreshEveryMs = 250;

export interface StoryPage {
  show(view: StoryView | null): void;
  readonly cube: HTMLElement;
}

export interface StoryOptions {
  readonly running: () => Session;
  readonly page: StoryPage;
  readonly failed: (error: unknown) => void;
  /** Hears how far training towards a step is; true from it stops early. */
  readonly report: (done: number, steps: number) => boolean;
  /** The numbers of the picture are to be gathered again. */
  readonly renew: () => void;
  readonly still: boolean;
  readonly device: () => CubeOptions['device'];
  readonly nameOf: (feature: string) => string;
  /** Hears of every step that has been entered. */
  readonly moved: () => void;
}

/** The story in the lab: the runner's hands on the session, and the cube on the stage. */
export class LiveStory {
  private readonly options: StoryOptions;
  private readonly runner: Runner;
  private readonly sentences = new SentenceReader();
  private readonly reader: Reader;
  private readonly writings: Writings;
  private shown: StoryView | null = null;
  private cube: Promise<Cube> | null = null;
  private standing: Cube | null = null;
  private lastLook = 0;
  private seen = -1;
  private changed = false;
  private steering: Config | null = null;
  /** Songs of a link, in place of the first step's. */
  private songs: SongTable | null = null;

  constructor(options: StoryOptions) {
    this.options = options;
    this.reader = new Reader(options.running);
    this.writings = new Writings(options.failed);
    this.runner = new Runner({
      chapters,
      lab: this.hands(),
      show: (view) => this.show(view),
      looks: options.still ? 1 : looks,
      rest: () => new Promise((done) => setTimeout(done, options.still ? 0 : restMs)),
    });
  }

  get open(): boolean {
    return this.shown !== null;
  }

  /** The sculpture is hidden by the cube or the graph. */
  get coversStage(): boolean {
    const kind = this.shown?.stage.kind ?? 'sculpture';
    return kind !== 'sculpture' && kind !== 'reading';
  }

  /** Chapter's name and step, counted from 1, for the address. */
  get place(): { chapter: string; at: number } | null {
    if (!this.shown) return null;
    const { chapter, step } = this.runner.here;
    return { chapter: chapters[chapter]!.id, at: step + 1 };
  }

  /** The songs of the step that is open, as its chapter has them; null where it reads a text. */
  get ownSongs(): SongTable | null {
    const { setup } = this.runner;
    return 'songs' in setup ? setup.songs : null;
  }

  /** Opens the story at a chapter's name and step, counted from 1; with songs, on those. */
  start(chapter: string, at: number, songs: SongTable | null = null): void {
    this.songs = songs;
    const index = chapters.findIndex(({ id }) => id === chapter);
    this.run(this.runner.open(Math.max(0, index), at - 1));
  }

  openAt(chapter: number, step: number): void {
    if (chapter < chapters.length) this.run(this.runner.open(chapter, step));
  }

  /** The clicker; it also opens a story that is closed. */
  next(): void {
    this.run(this.open || this.runner.working ? this.runner.next() : this.runner.open(0, 0));
  }

  back(): void {
    if (this.open) this.run(this.runner.back());
  }

  answer(option: number): void {
    this.run(this.runner.answer(option));
  }

  setWeight(parameter: string, index: number, value: number): void {
    this.run(this.runner.setWeight(parameter, index, value));
  }

  choose(choices: Choices): void {
    this.run(this.runner.choose(choices));
  }

  teach(row: number | null): void {
    this.run(this.runner.teach(row));
  }

  /** Closes the story; the network stays as it is. */
  leave(): void {
    this.shown = null;
    this.options.page.show(null);
    this.dropCube();
    this.options.moved();
  }

  /** Another model stands; where that was not the runner's doing, its next step builds anew. */
  touched(trainer: Trainer): void {
    this.sentences.dispose();
    this.runner.touched();
    this.changed = true;
    const { config, data } = this.options.running();
    if (this.open || this.runner.working) this.writings.follow(trainer, config, data.corpus);
  }

  /** Settings were changed under a running network: what they steer, a link to the next step would not know. */
  steered(config: Config): void {
    const before = this.steering;
    this.steering = config;
    if (before && changedKeys(before, config).some((key) => fieldOf(key).group === 'Optimizer')) this.runner.touched();
  }

  /** The language or the device changed. */
  redraw(newDevice = false): void {
    if (newDevice) this.dropCube();
    const { shown } = this;
    if (shown) this.show(shown);
  }

  /** Once a frame: follows a network that trains or was changed by others, and draws the cube. */
  tick(nowMs: number): void {
    const session = this.options.running();
    if (this.open && !this.runner.working && nowMs - this.lastLook > refreshEveryMs) {
      const { step } = session.trainer;
      if (readsText(session.config) !== 'corpus' in this.runner.setup) this.leave();
      else if (step !== this.seen || this.changed) {
        this.lastLook = nowMs;
        this.seen = step;
        this.changed = false;
        this.run(this.runner.refresh());
      }
    }
  }

  /** Draws the cube, where it is on the stage. */
  frame(nowMs: number): void {
    if (this.shown?.stage.kind === 'cube') this.standing?.frame(nowMs);
  }

  private show(view: StoryView): void {
    const entered = !this.shown || this.shown.told !== view.told;
    this.shown = view;
    this.seen = this.options.running().trainer.step;
    this.changed = false;
    this.options.page.show(view);
    if (view.stage.kind === 'cube') {
      const { cube } = view.stage;
      this.cube ??= this.makeCube();
      this.cube
        .then((made) => {
          if (this.shown?.stage.kind === 'cube' && this.shown.stage.cube === cube) made.show(cube, this.options.nameOf);
        })
        .catch(this.options.failed);
    }
    if (entered) this.options.moved();
  }

  private async makeCube(): Promise<Cube> {
    const { page, device, still } = this.options;
    const made = await Cube.create({ container: page.cube, device: device(), still });
    this.standing = made;
    return made;
  }

  private dropCube(): void {
    this.cube?.then((made) => made.dispose()).catch(this.options.failed);
    this.cube = null;
    this.standing = null;
  }

  private run(done: Promise<void>): void {
    done.catch(this.options.failed);
  }

  private hands(): StoryLab {
    const session = () => this.options.running();
    return {
      build: async (setup: Setup) => {
        const now = session();
        now.playing = false;
        const { seed, engine } = now.config;
        const config = patched(defaults, { ...setup.config, seed, engine }, 'story');
        if ('corpus' in setup) {
          const kept = now.data.corpusId === setup.corpus;
          const data = kept ? now.data : await withCorpus({ songs: now.data.songs }, setup.corpus);
          return now.replace(config, data, 'story');
        }
        const songs = this.songs ?? setup.songs;
        this.songs = null;
        await now.replace(config, { ...now.data, songs }, 'story');
        if (setup.zeros) {
          const parameters = await now.parameters();
          for (const { data } of Object.values(parameters)) data.fill(0);
          await now.setParameters(parameters);
        }
      },
      train: async (steps, { passed, whole } = { passed: 0, whole: steps }) => {
        await session().train(steps, (done) => this.options.report(passed + done, whole));
      },
      look: async (wants, choices, wish) => {
        const now = session();
        const none = { sentence: null, reading: null, survey: null, prediction: null, sample: null, writings: [] };
        if (wants) {
          const told = wants.passage ? await this.reader.look(wants, choices) : none;
          const writings = wants.writings ? await this.writings.all() : [];
          const { step } = told.reading ?? now.trainer;
          return { ...none, ...told, step, config: now.config, ...now.data, parameters: {}, tensors: {}, writings };
        }
        const { step, parameters, tensors } = await now.look();
        const sentence = wish ? await this.sentences.read(now, wish(now.data.corpus)) : null;
        this.options.renew();
        return { ...none, sentence, step, config: now.config, ...now.data, parameters, tensors };
      },
      reread: (of, wish) => this.sentences.reread(session(), of, wish),
      setWeight: async (parameter, index, value) => {
        session().playing = false;
        const parameters = await session().parameters();
        const tensor = parameters[parameter];
        if (tensor) tensor.data[index] = value;
        await session().setParameters(parameters);
      },
      reorder: async (rows) => {
        const parameters = await session().parameters();
        await session().useSongs(rows, session().data.songs.featureNames);
        await session().setParameters(parameters);
      },
    };
  }
}
