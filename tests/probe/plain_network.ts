import type { ModelShape } from '../../src/nn/shape.ts';

type Tensors = Readonly<Record<string, { readonly shape: readonly number[]; readonly data: ArrayLike<number> }>>;

export interface PlainStep {
  readonly h: readonly number[][];
  readonly c: readonly number[][];
  readonly probabilities: readonly number[];
}

/**
 * A recurrent net in float64, written from PyTorch's formulas alone: reads one-hot `symbols`, each of the size that
 * `sizes` says (1 if nothing), from zeroed states. h and c of each layer and the probabilities after each character.
 */
export function plainReading(
  { cell, layers, hiddenSize: H }: ModelShape,
  parameters: Tensors,
  symbols: ArrayLike<number>,
  sizes: readonly number[] = [],
): PlainStep[] {
  const matrix = (name: string, row: number, column: number) => {
    const { shape, data } = parameters[name]!;
    return data[row * (shape[1] ?? 1) + column]!;
  };
  const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
  let h = Array.from({ length: layers }, () => new Array<number>(H).fill(0));
  let c = Array.from({ length: layers }, () => new Array<number>(H).fill(0));
  return Array.from(symbols, (symbol, t) => {
    let below: number[] | null = null;
    const nextH: number[][] = [];
    const nextC: number[][] = [];
    for (let l = 0; l < layers; l++) {
      const sum = (row: number) => {
        let z = matrix(`${cell}.bias_ih_l${l}`, row, 0) + matrix(`${cell}.bias_hh_l${l}`, row, 0);
        if (below) for (let k = 0; k < H; k++) z += below[k]! * matrix(`${cell}.weight_ih_l${l}`, row, k);
        else z += (sizes[t] ?? 1) * matrix(`${cell}.weight_ih_l${l}`, row, symbol);
        for (let k = 0; k < H; k++) z += h[l]![k]! * matrix(`${cell}.weight_hh_l${l}`, row, k);
        return z;
      };
      const memory = h[l]!.map((_, j) =>
        cell === 'lstm' ? sigmoid(sum(H + j)) * c[l]![j]! + sigmoid(sum(j)) * Math.tanh(sum(2 * H + j)) : 0,
      );
      const output = memory.map((m, j) =>
        cell === 'lstm' ? sigmoid(sum(3 * H + j)) * Math.tanh(m) : Math.tanh(sum(j)),
      );
      nextH.push(output);
      nextC.push(memory);
      below = output;
    }
    h = nextH;
    c = nextC;
    const logits = Array.from({ length: parameters['head.bias']!.data.length }, (_, v) =>
      below!.reduce((z, value, k) => z + value * matrix('head.weight', v, k), matrix('head.bias', v, 0)),
    );
    const top = Math.max(...logits);
    const total = logits.reduce((all, z) => all + Math.exp(z - top), 0);
    return { h, c, probabilities: logits.map((z) => Math.exp(z - top) / total) };
  });
}
