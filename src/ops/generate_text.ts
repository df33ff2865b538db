import { gather } from './gather.ts';
import { linear } from './linear.ts';
import { lstmSequence } from './lstm_sequence.ts';
import { matmulNN } from './matmul.ts';
import { type Data, type OpSpec, type Params, size } from './op.ts';
import { rnnSequence } from './rnn_sequence.ts';
import { sampleToken } from './sample_token.ts';

/** Most units in all layers together, and most symbols, that a workgroup's own memory holds in the WGSL kernel. */
export const mostUnits = 1024;
export const mostSymbols = 1024;
/** Where parameters begin in the flat buffer: at multiples of this. */
const alignment = 64;

const spec = (name: string) => sampleToken.buffers.find((buffer) => buffer.name === name)!;

/**
 * Writes a text symbol by symbol without leaving the device: each round reads a symbol, runs all layers for one time
 * step and draws the next symbol, as `gather`, `rnn_sequence` or `lstm_sequence`, `linear` and `sample_token` do one
 * after the other. The parameters lie in the order of PyTorch's names: weight_ih, weight_hh, bias_ih and bias_hh of each
 * layer, head.weight, head.bias; each begins at a multiple of 64.
 */
export const generateText: OpSpec = {
  name: 'generate_text',
  buffers: [
    { name: 'p', role: 'in', type: 'f32', shape: '[flat,4]', note: 'all parameters' },
    spec('hyper'),
    spec('prime'),
    { ...spec('counters'), note: 'step is the position p of the symbol that is read, and goes up with it; seed' },
    { name: 'token', role: 'inout', type: 'u32', shape: '[1]', note: 'the symbol read first; writes the last drawn' },
    spec('tokens'),
    spec('probabilities'),
    { name: 'state', role: 'inout', type: 'f32', shape: '[2,L,H]', note: 'h of each layer, then c; goes on' },
  ],
  params: [
    size('V', 'symbols, at most 1024'),
    size('H', 'units of a layer'),
    size('L', 'layers; L H at most 1024'),
    size('G', '4: LSTM, gates i, f, g, o side by side; 1: RNN'),
    size('P', 'symbols of the prime'),
    size('n', 'positions kept'),
    size('flat', 'parameters, in fours'),
    size('rounds', 'symbols written'),
  ],
  repeat: 'rounds',
  source: `${lstmSequence.source}; ${sampleToken.source}`,
  workgroup: [32, 1],
  grid: () => [32, 1],
  reference(buffers, params) {
    for (let round = 0; round < params.rounds!; round++) writeOne(buffers, params);
  },
};

function writeOne(buffers: readonly Data[], params: Params): void {
  const [p, hyper, prime, count, token, tokens, probabilities, state] = buffers;
  const { V, H, L, G, P, n } = params as Record<'V' | 'H' | 'L' | 'G' | 'P' | 'n', number>;
  const N = G * H;
  let at = 0;
  const next = (length: number) => {
    const found = p!.subarray(at, at + length);
    at += Math.ceil(length / alignment) * alignment;
    return found;
  };
  let below: Data = token!;
  for (let l = 0; l < L; l++) {
    const input = next((l === 0 ? V : H) * N);
    const weights = [next(H * N), next(N), next(N)];
    const gates = new Float64Array(N);
    if (l === 0) gather.reference([input, below, gates], { R: 1, V, N });
    else matmulNN.reference([below, input, gates], { M: 1, N, K: H, offsetA: 0 });
    // Row 0 is where the step starts, row 1 where it ends.
    const states = [state!.subarray(l * H, (l + 1) * H), state!.subarray((L + l) * H, (L + l + 1) * H)].slice(0, G);
    const rows = states.map((from) => Float64Array.from([...from, ...from]));
    const cell = G === 4 ? lstmSequence : rnnSequence;
    cell.reference([...weights, gates, ...rows], { T: 1, B: 1, H, carry: 1 });
    for (const [i, to] of states.entries()) to.set(rows[i]!.subarray(H));
    below = states[0]!;
  }
  const logits = new Float64Array(V);
  linear.reference([below, next(H * V), next(V), logits], { M: 1, N: V, K: H, offsetA: 0 });
  sampleToken.reference([logits, hyper!, prime!, count!, token!, tokens!, probabilities!], { V, P, n });
}
