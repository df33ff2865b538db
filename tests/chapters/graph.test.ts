import { describe, expect, test } from 'vitest';
import { type Graph, updateGraph } from '../../src/chapters/graph.ts';
import { momentsOf } from '../../src/chapters/graph_moments.ts';
import { fieldOf, logitOf, type SongNetwork, sigmoid, songNetwork } from '../../src/chapters/song_network.ts';
import { patched } from '../../src/config/parse.ts';
import { type Config, defaults } from '../../src/config/schema.ts';
import { type SongTable, songTables } from '../../src/data/songs.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { outlineOf, sheetOf } from '../../src/scene/cube/sheet.ts';
import { Trainer } from '../../src/train/trainer.ts';

const plain: Partial<Config> = { batchSize: 1, optimizer: 'sgd', learningRate: 0.5, clipNorm: 0 };

/** A trainer after some updates on the reference engine, and the look before and after the next. */
async function lesson(patch: Partial<Config>, table: SongTable, steps: number) {
  const config = patched(defaults, { ...plain, ...patch }, 'test');
  const source = { kind: 'songs', featureNames: table.featureNames, rows: table.rows } as const;
  const trainer = await Trainer.create(new ReferenceEngine(), config, source, 'test');
  const train = async (count: number) => {
    trainer.enqueue(count);
    await trainer.collect();
  };
  await train(steps);
  const before = await trainer.look();
  await train(1);
  const after = await trainer.look();
  const song = table.rows[steps % table.rows.length]!;
  return { config, song, before, after };
}

const networks: [string, Partial<Config>][] = [
  ['a neuron', { cell: 'classifier' }],
  ...(['tanh', 'relu', 'sigmoid'] as const).map((activation): [string, Partial<Config>] => [
    `two ${activation} units`,
    { cell: 'mlp', layers: 1, hiddenSize: 2, activation },
  ]),
];

describe.each(networks)('the graph of an update of %s', (_, patch) => {
  test.each([3, 8, 13])('is what the engine computed in update %i', async (steps) => {
    const { config, song, before, after } = await lesson(patch, songTables.learnable, steps);
    const names = songTables.learnable.featureNames;
    const network = songNetwork(config, before.parameters);
    const graph = updateGraph(network, song.features, song.liked, names, songNetwork(config, after.parameters));
    const value = (id: string) => graph.nodes.find((node) => node.id === id)!;
    expect(Math.abs(value('p').value - before.tensors.probabilities!.data[0]!)).toBeLessThan(1e-6);
    expect(Math.abs(value('L').value - before.tensors.rowLoss!.data[0]!)).toBeLessThan(1e-6);
    expect(Math.abs(value('z').grad - before.tensors['logits.grad']!.data[0]!)).toBeLessThan(1e-6);
    const weights = graph.nodes.filter((node) => node.weight);
    expect(weights.length).toBe(Object.values(before.parameters).reduce((sum, { data }) => sum + data.length, 0));
    for (const { value: old, grad, weight } of weights) {
      const { parameter, index, after: next } = weight!;
      expect(Math.abs(grad - before.tensors[`${parameter}.grad`]!.data[index]!)).toBeLessThan(1e-6);
      expect(next).toBe(after.parameters[parameter]!.data[index]!);
      expect(Math.abs(old - config.learningRate * grad - next)).toBeLessThan(1e-6);
    }
  });

  test('has the derivatives of finite differences, link by link and to the loss', async () => {
    const { config, song, before } = await lesson(patch, songTables.learnable, 8);
    const network = songNetwork(config, before.parameters);
    const { nodes, links } = graphOf(network, song);
    const moved = (parameter: string, index: number, by: number): SongNetwork => {
      const data = before.parameters[parameter]!.data;
      // In float64, so that the step is not rounded away.
      const shifted = { ...before.parameters[parameter]!, data: Float64Array.from(data) as unknown as Float32Array };
      shifted.data[index]! += by;
      return songNetwork(config, { ...before.parameters, [parameter]: shifted });
    };
    const loss = (net: SongNetwork) => {
      const p = sigmoid(logitOf(net, song.features));
      return -Math.log(song.liked ? p : 1 - p);
    };
    const h = 1e-5;
    for (const { grad, weight } of nodes.filter((node) => node.weight)) {
      const [up, down] = [h, -h].map((by) => loss(moved(weight!.parameter, weight!.index, by)));
      expect(Math.abs((up! - down!) / (2 * h) - grad)).toBeLessThan(1e-6);
    }
    // Every gradient is the sum over its links of the gradient there times the local slope.
    for (const { id, grad } of nodes.filter(({ kind }) => kind !== 'loss')) {
      const sum = links
        .filter(({ from }) => from === id)
        .reduce((total, { to, local }) => total + local * nodes.find((node) => node.id === to)!.grad, 0);
      expect(Math.abs(sum - grad)).toBeLessThan(1e-12);
    }
  });
});

function graphOf(network: SongNetwork, song: { features: readonly number[]; liked: 0 | 1 }): Graph {
  return updateGraph(network, song.features, song.liked, ['modern', 'sad', 'piano'], network);
}

test('the moments run forward to the loss, back to every weight, and end with every new weight', async () => {
  const { config, song, before } = await lesson({ cell: 'mlp', layers: 1, hiddenSize: 2 }, songTables.unlearnable, 8);
  const graph = graphOf(songNetwork(config, before.parameters), song);
  const moments = momentsOf(graph, song.liked, config.learningRate, config.activation);
  const phases = moments.map(({ phase }) => phase);
  expect(phases).toEqual([...phases].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  const weights = graph.nodes.filter((node) => node.weight).map(({ id }) => id);
  for (const phase of ['backward', 'update'])
    expect(weights.every((id) => moments.some((moment) => moment.phase === phase && moment.focus[0] === id))).toBe(
      true,
    );
  // What a gradient is made of has been told before it.
  const told = moments.filter(({ phase }) => phase === 'backward').map(({ focus }) => focus[0]!);
  for (const moment of moments.filter(({ phase }) => phase === 'backward'))
    for (const end of moment.focus.slice(1).filter((id) => id !== 'L'))
      expect(told.indexOf(end)).toBeLessThan(told.indexOf(moment.focus[0]!));
});

const order = ['forward', 'loss', 'backward', 'update'];

test('the sheet of one neuron is exactly its plane, and its outline lies on the faces', () => {
  const network: SongNetwork = { activation: 'tanh', layers: [{ name: 'x', weight: [[2, -1, 0.5]], bias: [-0.6] }] };
  const sheet = sheetOf(fieldOf(network, [0, 0, 0], [1, 1, 1]));
  expect(sheet.length).toBeGreaterThan(900);
  for (let i = 0; i < sheet.length; i += 3)
    expect(Math.abs(logitOf(network, [...sheet.slice(i, i + 3)]))).toBeLessThan(1e-5);
  const outline = outlineOf(sheet);
  expect(outline.length).toBeGreaterThan(60);
  for (let i = 0; i < outline.length; i += 3)
    expect([...outline.slice(i, i + 3)].some((v) => Math.abs(v) < 1e-6 || Math.abs(v - 1) < 1e-6)).toBe(true);
  expect(sheetOf(new Float32Array(9261).fill(0.01))).toHaveLength(0);
});
