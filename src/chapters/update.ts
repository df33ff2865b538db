import type { Chapter, SongSetup, Step } from './chapter.ts';
import { type GraphMoment, updateGraph } from './graph.ts';
import { momentsOf } from './graph_moments.ts';
import type { Moment } from './moment.ts';
import { num, whole } from './say.ts';
import { twoUnits, withRule } from './setups.ts';
import { logitOf, songNetwork } from './song_network.ts';
import type { Stage } from './view.ts';

const single = (setup: SongSetup): SongSetup => ({ ...setup, config: { ...setup.config, batchSize: 1 } });
const neuron = single(withRule);
const net = single(twoUnits);
/** The update that is opened is the one before this step. */
const opened = 8;

type Where = 'first' | GraphMoment['phase'] | 'answer' | 'weight' | 'last';

/** 4. One update, opened. */
export const update: Chapter = {
  id: 'update',
  title: 'update.title',
  sources: [
    {
      title: 'Rumelhart, Hinton & Williams, Learning representations by back-propagating errors (1986)',
      address: 'https://doi.org/10.1038/323533a0',
    },
    {
      title: 'Olah, Calculus on Computational Graphs (2015)',
      address: 'https://colah.github.io/posts/2015-08-Backprop/',
    },
  ],
  steps: [
    step(neuron, 'first', (now) => [
      { key: 'update.one', values: { song: songOf(now).name } },
      { key: 'update.forward' },
    ]),
    step(neuron, 'answer', (now) => [
      {
        key: 'update.answer',
        values: { song: songOf(now).name, p: num(lastOf(now).tensors.probabilities!.data[0]!, 3) },
      },
    ]),
    step(neuron, 'loss', (now) => [
      {
        key: songOf(now).liked ? 'update.lossLiked' : 'update.lossOther',
        values: { loss: num(lastOf(now).tensors.rowLoss!.data[0]!, 3) },
      },
    ]),
    step(neuron, 'backward', (now) => [
      { key: 'update.backward' },
      { key: 'update.delta', values: { delta: num(lastOf(now).tensors['logits.grad']!.data[0]!, 3) } },
    ]),
    step(neuron, 'weight', () => [{ key: 'update.blame' }, { key: 'update.zero' }]),
    {
      ...step(neuron, 'update', (now) => [
        { key: 'update.rule', values: { rate: num(now.config.learningRate) } },
        {
          key: 'update.better',
          values: {
            song: songOf(now).name,
            was: num(lossWith(now, 'before'), 3),
            loss: num(lossWith(now, 'after'), 3),
          },
        },
      ]),
    },
    step(net, 'first', (now) => [
      { key: 'update.net', values: { song: songOf(now).name, count: whole(weightsIn(now)) } },
    ]),
    step(net, 'backward', () => [{ key: 'update.netBack' }]),
    step(net, 'last', (now) => [
      {
        key: 'update.better',
        values: { song: songOf(now).name, was: num(lossWith(now, 'before'), 3), loss: num(lossWith(now, 'after'), 3) },
      },
      { key: 'update.again' },
    ]),
  ],
};

function step(setup: SongSetup, where: Where, text: Step['text']): Step {
  return { setup, at: opened, watched: 1, text, stage: (now) => graphOf(now, where) };
}

const lastOf = ({ lessons }: Moment) => lessons[lessons.length - 1]!;
const songOf = (now: Moment) => now.songs.rows[lastOf(now).row]!;
const weightsIn = ({ parameters }: Moment) =>
  Object.values(parameters).reduce((count, { data }) => count + data.length, 0);

/** The loss of the song that was learned from, with the engine's weights before or after, in float64. */
function lossWith(now: Moment, when: 'before' | 'after'): number {
  const { features, liked } = songOf(now);
  const z = logitOf(songNetwork(now.config, lastOf(now)[when]), features);
  return Math.log1p(Math.exp(liked ? -z : z));
}

/** The last update that was watched, as a graph. */
function graphOf(now: Moment, where: Where): Stage {
  const lesson = lastOf(now);
  const { features, liked } = songOf(now);
  const network = songNetwork(now.config, lesson.before);
  const after = songNetwork(now.config, lesson.after);
  const graph = updateGraph(network, features, liked, now.songs.featureNames, after);
  const moments = momentsOf(graph, liked, now.config.learningRate, now.config.activation);
  const songs = now.songs.rows.map(({ name }) => name);
  return {
    kind: 'graph',
    graph: { ...graph, moments, songs, row: lesson.row, open: openAt(moments, graph.nodes, where) },
  };
}

function openAt(moments: readonly GraphMoment[], nodes: ReturnType<typeof updateGraph>['nodes'], where: Where): number {
  const kindOf = ({ focus }: GraphMoment) => nodes.find(({ id }) => id === focus[0])!.kind;
  if (where === 'first') return 0;
  if (where === 'last') return moments.length - 1;
  const found = moments.findIndex((moment) => {
    if (where === 'answer') return moment.phase === 'forward' && kindOf(moment) === 'answer';
    if (where === 'weight') return moment.phase === 'backward' && kindOf(moment) === 'weight';
    return moment.phase === where;
  });
  return Math.max(0, found);
}
