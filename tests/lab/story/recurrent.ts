type Weights = Readonly<Record<string, { shape: readonly number[]; data: ArrayLike<number> }>>;

/** A network of one layer reading a sentence, and the way back from one loss: float64, from PyTorch's formulas alone. */
export interface Recurrent {
  readonly h: readonly number[][];
  readonly c: readonly number[][];
  /** [T][4 or 1][H]: i, f, g, o of an LSTM. */
  readonly gates: readonly number[][][];
  readonly probabilities: readonly number[][];
  /** Of what came after `at`. */
  readonly loss: number;
  /** [T] length of the gradient of the sums. */
  readonly slopes: readonly number[];
  /** Length of the gradient by the recurrent weights, and letters back within which half of its parts lie. */
  readonly whole: number;
  readonly half: number;
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const length = (values: readonly number[]) => Math.hypot(...values);

export function recurrent(weights: Weights, symbols: readonly number[], at: number): Recurrent {
  const cell = weights['lstm.weight_hh_l0'] ? 'lstm' : 'rnn';
  const K = cell === 'lstm' ? 4 : 1;
  const [N, H] = weights[`${cell}.weight_hh_l0`]!.shape as [number, number];
  const entry = (name: string, row: number, column: number) => {
    const { shape, data } = weights[name]!;
    return data[row * (shape[1] ?? 1) + column]!;
  };
  const own = (name: string, row: number, column = 0) => entry(`${cell}.${name}_l0`, row, column);
  const units = Array.from({ length: H }, (_, j) => j);
  const read = symbols.slice(0, -1);
  const h = [units.map(() => 0)];
  const c = [units.map(() => 0)];
  const gates: number[][][] = [];
  for (const symbol of read) {
    const last = h.at(-1)!;
    const sums = Array.from({ length: N }, (_, row) => {
      const input = own('weight_ih', row, symbol) + own('bias_ih', row) + own('bias_hh', row);
      return last.reduce((z, value, k) => z + value * own('weight_hh', row, k), input);
    });
    const bent = Array.from({ length: K }, (_, k) =>
      units.map((j) => (K === 1 || k === 2 ? Math.tanh(sums[k * H + j]!) : sigmoid(sums[k * H + j]!))),
    );
    const [i, f, g, o] = bent as [number[], number[], number[], number[]];
    const memory = c.at(-1)!;
    const next = units.map((j) => (K === 4 ? f[j]! * memory[j]! + i[j]! * g[j]! : 0));
    gates.push(bent);
    c.push(next);
    h.push(units.map((j) => (K === 4 ? o[j]! * Math.tanh(next[j]!) : i[j]!)));
  }
  const V = weights['head.bias']!.data.length;
  const probabilities = h.slice(1).map((state) => {
    const z = Array.from({ length: V }, (_, v) =>
      state.reduce((sum, value, k) => sum + value * entry('head.weight', v, k), entry('head.bias', v, 0)),
    );
    const powers = z.map((value) => Math.exp(value - Math.max(...z)));
    const total = powers.reduce((sum, value) => sum + value, 0);
    return powers.map((value) => value / total);
  });
  const target = symbols[at + 1]!;
  let dh = units.map((k) =>
    probabilities[at]!.reduce((sum, p, v) => sum + (p - (v === target ? 1 : 0)) * entry('head.weight', v, k), 0),
  );
  const dc = units.map(() => 0);
  const slopes = read.map(() => 0);
  const sizes = read.map(() => 0);
  const gradient = new Float64Array(N * H);
  for (let t = at; t >= 0; t--) {
    const [i, f, g, o] = gates[t] as [number[], number[], number[], number[]];
    const deltas = new Array<number>(N).fill(0);
    for (const j of units) {
      if (K === 1) deltas[j] = dh[j]! * (1 - i[j]! ** 2);
      else {
        const bent = Math.tanh(c[t + 1]![j]!);
        const through = dc[j]! + dh[j]! * o[j]! * (1 - bent ** 2);
        deltas[j] = through * g[j]! * i[j]! * (1 - i[j]!);
        deltas[H + j] = through * c[t]![j]! * f[j]! * (1 - f[j]!);
        deltas[2 * H + j] = through * i[j]! * (1 - g[j]! ** 2);
        deltas[3 * H + j] = dh[j]! * bent * o[j]! * (1 - o[j]!);
        dc[j] = through * f[j]!;
      }
    }
    slopes[t] = length(deltas);
    sizes[t] = length(deltas) * length(h[t]!);
    deltas.forEach((delta, row) => {
      for (const k of units) gradient[row * H + k]! += delta * h[t]![k]!;
    });
    dh = units.map((k) => deltas.reduce((sum, delta, row) => sum + delta * own('weight_hh', row, k), 0));
  }
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let [half, passed] = [0, 0];
  for (let back = 0; back <= at; back++) {
    const size = sizes[at - back]!;
    if (passed < total / 2 && passed + size >= total / 2) half = back + (total / 2 - passed) / size;
    passed += size;
  }
  const loss = -Math.log(probabilities[at]![target]!);
  return { h, c, gates, probabilities, loss, slopes, whole: length([...gradient]), half };
}
