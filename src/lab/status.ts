import { readsText } from '../config/rules.ts';
import type { Engine } from '../engine/engine.ts';
import { WebGpuEngine } from '../engine/webgpu/engine.ts';
import type { Sculpture } from '../scene/sculpture_contract.ts';
import type { Session } from '../train/session.ts';
import type { Status } from '../ui/types.ts';
import type { Samples } from './samples.ts';
import type { LiveView } from './view.ts';

type Words = (key: string, values?: Record<string, string | number>) => string;

/** What the page shows besides the picture, as it is now. */
export function statusOf(
  session: Session,
  view: LiveView | null,
  samples: Samples,
  words: Words,
  framesPerSecond: number,
  picked: string | null,
  picture: Sculpture | null,
): Status {
  const { config, data, pacer, trainer, history } = session;
  const text = readsText(config);
  const { kind, device } = trainer.engine;
  return {
    playing: session.playing,
    step: trainer.step,
    loss: session.loss,
    validationLoss: history.validationLoss,
    gradNorm: session.gradNorm,
    learningRate: session.learningRate,
    pictureStep: picture?.pace.step ?? null,
    stepsPerSecond: session.playing ? pacer.stepsPerSecond : 0,
    charactersPerSecond: session.playing && text ? pacer.stepsPerSecond * config.sequenceLength * config.batchSize : 0,
    framesPerSecond,
    engine: words(`engine.${kind}`),
    device,
    why: words(`why.${session.why}`),
    plan: planOf(trainer.engine, words),
    sample: samples.last,
    songs: text ? null : { ...data.songs, answers: answersOf(session, view) },
    dataName: text ? data.corpus.name : words('data.songs'),
    canUndo: session.canUndo,
    picked,
    description: picture?.describe() ?? '',
  };
}

/**
 * The network's answer to every song: the probabilities of the last batch by the rows it read. Null where the batch is
 * smaller than the table, since then some songs were not asked.
 */
function answersOf({ data, trainer }: Session, view: LiveView | null): Float32Array | null {
  const answers = view?.region('probabilities');
  if (!answers || answers.length !== data.songs.rows.length) return null;
  return trainer.model.shape.batchSize === answers.length ? answers : null;
}

/** How a WebGPU engine does what it can do in several ways, and what each took where it was measured. */
function planOf(engine: Engine, words: Words): string[] {
  if (!(engine instanceof WebGpuEngine)) return [];
  return engine.plan.map(({ op, shape, way, from, ms }) => {
    const times = Object.entries(ms ?? {}).map(([name, each]) => `${name} ${each.toPrecision(2)}`);
    return words(`plan.${from}`, { op, shape, way, times: times.join(', ') });
  });
}
