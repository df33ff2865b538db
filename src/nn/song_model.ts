import type { Config } from '../config/schema.ts';
import { type Engine, type Slot, type Step, whole } from '../engine/engine.ts';
import { reluGrad, reluOp, sigmoidGrad, sigmoidOp, tanhGrad, tanhOp } from '../ops/activation.ts';
import { drawRows } from '../ops/draw_rows.ts';
import { linear } from '../ops/linear.ts';
import { linearGrad } from '../ops/linear_grad.ts';
import { matmulNT } from '../ops/matmul.ts';
import { sigmoidCrossEntropy } from '../ops/sigmoid_cross_entropy.ts';
import { initialize } from './initialize.ts';
import { Allocation, type Model, type TensorSource } from './model.ts';
import { formOf, manyUpdates, type SongData, songSlots, type TrainingForm } from './neuron.ts';
import { type Learner, makeLearner } from './optimize.ts';
import { type ParameterTable, parameterTable } from './parameters.ts';
import type { ModelShape } from './shape.ts';
import { gradientTensors, plain } from './tensors.ts';

const activations = {
  tanh: [tanhOp, tanhGrad],
  relu: [reluOp, reluGrad],
  sigmoid: [sigmoidOp, sigmoidGrad],
} as const;

/** One linear layer: its parameters' names, sizes, and slots of what goes in and comes out, with the gradients. */
interface Layer {
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
  readonly input: Slot;
  readonly output: Slot;
  readonly dinput: Slot | null;
  readonly doutput: Slot;
}

/**
 * The sigmoid classifier or an MLP with sigmoid output, reading songs, on an engine. `shape.batchSize` rows a step;
 * with as many rows as songs every step is full-batch gradient descent.
 */
export async function buildSongModel(
  engine: Engine,
  shape: ModelShape,
  config: Config,
  data: SongData,
  form: TrainingForm = formOf(shape, data.labels.length),
): Promise<Model> {
  const build = new Allocation(engine);
  try {
    const table = parameterTable(shape);
    const learner = makeLearner(build, table, config, initialize(table, config));
    const { inputs: F, batchSize: R } = shape;
    const rows = data.labels.length;
    const { songs, features, labels } = songSlots(build, data);
    const x = build.floats('x', R * F);
    const y = build.floats('y', R);
    const layers = makeLayers(build, shape, table, x);
    const last = layers[layers.length - 1]!;
    const probabilities = build.floats('probabilities', R);
    const rowLoss = build.floats('row loss', R);
    // A batch as large as the table is the table: every song once, in order.
    const random = config.batching === 'random' && R < rows ? 1 : 0;
    const look: Step[] = [
      {
        op: drawRows,
        buffers: [features, labels, whole(learner.counters), whole(x), whole(y)],
        params: { rows, F, R, random },
      },
      ...forward(layers, learner, config, R),
      {
        op: sigmoidCrossEntropy,
        buffers: [last.output, y, last.doutput, probabilities, rowLoss].map(whole),
        params: { R },
      },
      ...backward(build, layers, learner, config, R),
    ];
    return {
      shape,
      parameters: table,
      ...learner,
      states: [],
      train: await build.compile(
        'train',
        form === 'looped'
          ? [manyUpdates(learner, table, config, songs, labels, F)]
          : [...look, ...learner.finish(rowLoss, R)],
      ),
      looped: form === 'looped',
      observe: await build.compile('observe', look),
      evaluation: null,
      sampler: null,
      tensors: { ...songTensors(shape, layers, { x, y, probabilities, rowLoss }), ...gradientTensors(table, learner) },
      dispose: () => build.free(),
    };
  } catch (error) {
    build.free();
    throw error;
  }
}

function makeLayers(build: Allocation, shape: ModelShape, table: ParameterTable, x: Slot): Layer[] {
  const names = table.all
    .filter(({ name }) => name.endsWith('.weight'))
    .map(({ name }) => name.slice(0, -'.weight'.length));
  const layers: Layer[] = [];
  for (const name of names) {
    const [outputs, inputs] = table.get(`${name}.weight`).shape as [number, number];
    const below = layers[layers.length - 1];
    const output = build.floats(`${name} output`, shape.batchSize * outputs);
    const doutput = build.floats(`${name} doutput`, shape.batchSize * outputs);
    layers.push({ name, inputs, outputs, input: below?.output ?? x, output, dinput: below?.doutput ?? null, doutput });
  }
  return layers;
}

function forward(layers: readonly Layer[], learner: Learner, config: Config, M: number): Step[] {
  return layers.flatMap(({ name, inputs: K, outputs: N, input, output }, l): Step[] => {
    const steps: Step[] = [
      {
        op: linear,
        buffers: [whole(input), learner.weight(`${name}.weight`), learner.weight(`${name}.bias`), whole(output)],
        params: { M, N, K, offsetA: 0 },
      },
    ];
    if (l < layers.length - 1)
      steps.push({ op: activations[config.activation][0], buffers: [whole(output)], params: { n: M * N } });
    return steps;
  });
}

function backward(build: Allocation, layers: readonly Layer[], learner: Learner, config: Config, M: number): Step[] {
  return [...layers.entries()]
    .reverse()
    .flatMap(([l, { name, inputs: K, outputs: N, input, output, dinput, doutput }]): Step[] => {
      const steps: Step[] = [];
      let delta = doutput;
      if (l < layers.length - 1) {
        delta = build.floats(`${name} dpre`, M * N);
        steps.push({
          op: activations[config.activation][1],
          buffers: [output, doutput, delta].map(whole),
          params: { n: M * N },
        });
      }
      steps.push({
        op: linearGrad,
        buffers: [whole(input), whole(delta), learner.grad(`${name}.weight`), learner.grad(`${name}.bias`)],
        params: { M: K, N, K: M, offsetA: 0 },
      });
      if (dinput)
        steps.push({
          op: matmulNT,
          buffers: [whole(delta), learner.weight(`${name}.weight`), whole(dinput)],
          params: { M, N: K, K: N, offsetA: 0 },
        });
      return steps;
    });
}

function songTensors(
  { inputs: F, batchSize: B, hiddenSize: H }: ModelShape,
  layers: readonly Layer[],
  rows: { x: Slot; y: Slot; probabilities: Slot; rowLoss: Slot },
): Record<string, TensorSource> {
  const last = layers[layers.length - 1]!;
  const tensors: Record<string, TensorSource> = {
    input: plain(rows.x, [B, F]),
    target: plain(rows.y, [B]),
    logits: plain(last.output, [B]),
    'logits.grad': plain(last.doutput, [B]),
    probabilities: plain(rows.probabilities, [B]),
    rowLoss: plain(rows.rowLoss, [B]),
  };
  layers.slice(0, -1).forEach(({ name, output, doutput }) => {
    tensors[`${name}.output`] = plain(output, [B, H]);
    tensors[`${name}.output.grad`] = plain(doutput, [B, H]);
  });
  return tensors;
}
