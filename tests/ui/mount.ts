import { page as browser } from 'vitest/browser';
import type { Config } from '../../src/config/schema.ts';
import { defaults } from '../../src/config/schema.ts';
import { LabError } from '../../src/core/errors.ts';
import type { Language } from '../../src/core/words/words.ts';
import { type Actions, createPage, type Page, type Status } from '../../src/ui/page.ts';

export interface Mounted {
  readonly root: HTMLElement;
  readonly page: Page;
  /** Every action with what it was given, in order. */
  readonly calls: (readonly [name: string, ...given: unknown[]])[];
  /** Actions of these names reject from now on. */
  readonly refuse: Set<string>;
  find<T extends HTMLElement = HTMLElement>(selector: string): T;
  /** Calls of one action. */
  of(name: keyof Actions): readonly unknown[][];
}

/** A window as wide as a desk: the page opens its panel there. */
export function onDesk(): Promise<void> {
  return browser.viewport(1280, 800);
}

/** The page on its own, with actions that record what they are asked and do nothing else. */
export function mount(config: Config = defaults, language: Language = 'en'): Mounted {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  document.body.style.margin = '0';
  const calls: [string, ...unknown[]][] = [];
  const refuse = new Set<string>();
  const plain =
    (name: keyof Actions) =>
    (...given: unknown[]) => {
      calls.push([name, ...given]);
    };
  const asked =
    (name: keyof Actions) =>
    async (...given: unknown[]) => {
      calls.push([name, ...given]);
      if (refuse.has(name)) throw new LabError('E_STATE', `test ${name}`, 'nothing', 'changed nothing');
    };
  const actions: Actions = {
    patch: asked('patch'),
    preset: asked('preset'),
    play: plain('play'),
    pause: plain('pause'),
    step: plain('step'),
    reset: plain('reset'),
    undoReset: plain('undoReset'),
    useFile: asked('useFile'),
    useText: asked('useText'),
    useCorpus: asked('useCorpus'),
    useSongs: asked('useSongs'),
    startRace: plain('startRace'),
    stopRace: plain('stopRace'),
    profile: plain('profile'),
    exportSettings: () => {
      calls.push(['exportSettings']);
      return '{}';
    },
    exportWeights: async () => {
      calls.push(['exportWeights']);
      return { name: 'w.safetensors', bytes: Uint8Array.of(1) };
    },
    language: (code) => {
      calls.push(['language', code]);
      page.setLanguage(code);
    },
    stop: plain('stop'),
    pick: plain('pick'),
    walk: plain('walk'),
    picture: plain('picture'),
    story: {
      open: plain('story'),
      next: plain('story'),
      back: plain('story'),
      answer: plain('story'),
      setWeight: plain('story'),
      choose: plain('story'),
      teach: plain('story'),
      leave: plain('story'),
      link: () => '',
      showing: plain('story'),
    },
  };
  const page = createPage(root, actions, config, language, () => undefined);
  return {
    root,
    page,
    calls,
    refuse,
    find<T extends HTMLElement>(selector: string): T {
      const found = root.querySelector<T>(selector);
      if (!found) throw new Error(`nothing matches ${selector}`);
      return found;
    },
    of: (name) => calls.filter(([called]) => called === name).map(([, ...given]) => given),
  };
}

const base: Status = {
  playing: false,
  step: 1204,
  loss: 1.5,
  validationLoss: 1.75,
  gradNorm: 0.4,
  learningRate: 0.003,
  pictureStep: 1204,
  stepsPerSecond: 412,
  charactersPerSecond: 210_944,
  framesPerSecond: 59.9,
  engine: 'WebGPU',
  device: 'a test',
  why: 'as asked',
  plan: [],
  sample: null,
  songs: null,
  dataName: 'Moby-Dick',
  canUndo: false,
  picked: null,
  description: 'A net that reads.',
};

/** A status of a text model, or of a song model with the songs given. */
export function statusWith(patch: Partial<Status> = {}): Status {
  return { ...base, ...patch };
}

export const songs: NonNullable<Status['songs']> = {
  featureNames: ['modern', 'sad', 'tempo'],
  rows: [
    { name: 'Kate', features: [0, 1, 96.5], liked: 0 },
    { name: 'Brick', features: [1, 0, 71], liked: 1 },
  ],
  answers: new Float32Array([0.25, 0.875]),
};
