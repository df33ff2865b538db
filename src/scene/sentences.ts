import { featureWord } from '../core/words/feature_word.ts';
import { isRecurrent, type ModelShape } from '../nn/shape.ts';
import { regionLength, type ViewLayout } from '../probe/view.ts';
import { type Known, quoted, written } from './answers.ts';

/** One sentence of what the picture shows, with numbers, for people who hear it. */
export function sentenceOf(shape: ModelShape, layout: ViewLayout, known: Known): string {
  const { values, words } = known;
  if (!values) return words('scene.say.waiting');
  return isRecurrent(shape) ? textSentence(shape, layout, known, values) : songSentence(shape, layout, known, values);
}

function songSentence(shape: ModelShape, layout: ViewLayout, { row, words }: Known, values: Float32Array): string {
  const at = (region: string, index: number) =>
    written(values[(layout.regions[region]?.offset ?? 0) + index] ?? Number.NaN);
  const inputs = shape.inputNames
    .map((name, i) => `${featureWord(name, words)} ${at('x', row * shape.inputs + i)}`)
    .join(', ');
  const answer = at('probabilities', row);
  return words('scene.say.songs', {
    row: row + 1,
    rows: shape.batchSize,
    inputs,
    answer,
    target: at('y', row),
    loss: at('rowLoss', row),
  });
}

function textSentence(shape: ModelShape, layout: ViewLayout, known: Known, values: Float32Array): string {
  const { words } = known;
  const newest = (region: string) => {
    const found = layout.regions[region]!;
    return values[found.offset + regionLength(found) - 1]!;
  };
  let most = { layer: 0, unit: 0, state: 0 };
  for (let layer = 0; layer < shape.layers; layer++) {
    const region = layout.regions[`h.${layer}`]!;
    const start = region.offset + regionLength(region) - shape.hiddenSize;
    for (let unit = 0; unit < shape.hiddenSize; unit++) {
      const state = values[start + unit]!;
      if (Math.abs(state) > Math.abs(most.state)) most = { layer, unit, state };
    }
  }
  return words('scene.say.text', {
    symbol: quoted(shape.inputNames[Math.round(newest('x'))], words),
    next: quoted(shape.outputNames[Math.round(newest('y'))], words),
    value: written(Math.exp(-newest('rowLoss'))),
    loss: written(newest('rowLoss')),
    unit: most.unit,
    layer: most.layer + 1,
    state: written(most.state, true),
  });
}
