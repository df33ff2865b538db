import type { Config } from '../config/schema.ts';
import { LabError } from '../core/errors.ts';
import { decode } from '../data/text.ts';
import type { EngineKind } from '../engine/engine.ts';
import type { Session, TrainResult } from './session.ts';

/** The lab as an object: `window.lab`. Every call is checked as a whole; a LabError means that nothing changed. */
export interface Lab {
  /** Resolves when the first model stands; rejects where none could be built. */
  readonly ready: Promise<void>;
  readonly engine: EngineKind;
  /** The config now. */
  readonly config: Config;
  /** Training steps that are done and counted. */
  readonly step: number;
  readonly playing: boolean;
  /** A patch that names only hot keys goes on training's heels; any other starts anew from step 0. Leaves it paused. */
  configure(patch: Partial<Config>): Promise<Config>;
  useText(text: string): Promise<{ length: number; vocabulary: string[] }>;
  useSongs(rows: { features: number[]; liked: 0 | 1 }[]): Promise<void>;
  pause(): Promise<void>;
  play(): Promise<void>;
  train(steps: number): Promise<TrainResult>;
  parameters(): Promise<Record<string, { shape: number[]; data: Float32Array }>>;
  setParameters(parameters: Record<string, { shape: number[]; data: ArrayLike<number> }>): Promise<void>;
  /** `length` characters that follow the prime. */
  sample(options: { prime: string; length: number; temperature: number; seed: number }): Promise<string>;
  tensors(names?: string[]): Promise<Record<string, { shape: number[]; data: Float32Array }>>;
}

/**
 * The lab of a session. `started` is what `ready` promises; `told` hears how far a call to `train` is, and stops it
 * early by answering true.
 */
export function makeLab(
  running: () => Session,
  started: Promise<void>,
  told: (done: number, steps: number) => boolean,
): Lab {
  /** Pauses, waits until the lab stands, then acts: calls made before `ready` are not lost. */
  const paused = async <T>(act: () => Promise<T>): Promise<T> => {
    await started;
    running().playing = false;
    return act();
  };
  return {
    ready: started,
    get engine() {
      return running().trainer.engine.kind;
    },
    get step() {
      return running().trainer.step;
    },
    get playing() {
      return running().playing;
    },
    get config() {
      return running().config;
    },
    configure: (patch) => paused(() => running().configure(patch)),
    useText: (text) =>
      paused(async () => {
        if (typeof text !== 'string') throw new LabError('E_TYPE', 'lab.useText', 'a string', 'changed nothing');
        const { length, vocabulary } = await running().useText('text', text);
        return { length, vocabulary: [...vocabulary] };
      }),
    useSongs: (rows) =>
      paused(async () => {
        await running().useSongs(rows);
      }),
    pause: () => paused(() => running().settled()),
    play: async () => {
      await started;
      running().playing = true;
    },
    train: (steps) => paused(() => running().train(steps, (done) => told(done, steps))),
    parameters: async () => {
      await started;
      return plain(await running().parameters());
    },
    setParameters: (parameters) => paused(() => running().setParameters(parameters)),
    sample: async (options) => {
      await started;
      const { prime, length, temperature, seed } = checkSample(options);
      const { tokens } = await running().generate(prime, length, seed, { temperature });
      return decode(running().data.corpus, tokens);
    },
    tensors: async (names) => {
      await started;
      return plain(await running().tensors(names));
    },
  };
}

function plain(tensors: Record<string, { shape: readonly number[]; data: Float32Array }>) {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, { shape, data }]) => [name, { shape: [...shape], data }]),
  );
}

function checkSample(options: unknown): { prime: string; length: number; temperature: number; seed: number } {
  const given = (options ?? {}) as Record<string, unknown>;
  const { prime, length, temperature, seed } = given;
  const refuse = (what: string, expected: string) =>
    new LabError('E_RANGE', `lab.sample ${what}=${String(given[what])}`, expected, 'drew nothing');
  if (typeof prime !== 'string') throw refuse('prime', "a string of the text's characters");
  if (!Number.isInteger(length) || (length as number) < 1 || (length as number) > 100000)
    throw refuse('length', 'a whole number 1 to 100000');
  if (typeof temperature !== 'number') throw refuse('temperature', '0 to 4');
  if (!Number.isInteger(seed) || (seed as number) < 0 || (seed as number) > 4294967295)
    throw refuse('seed', 'a whole number 0 to 4294967295');
  return { prime, length: length as number, temperature, seed: seed as number };
}
