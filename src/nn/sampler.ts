import type { Config } from '../config/schema.ts';
import { type Step, whole } from '../engine/engine.ts';
import { countersLength, hyperLength } from '../ops/control.ts';
import { generateText, mostSymbols, mostUnits } from '../ops/generate_text.ts';
import { sampleToken } from '../ops/sample_token.ts';
import type { Allocation, Sampler } from './model.ts';
import { hyperValues, type Learner } from './optimize.ts';
import type { ModelShape } from './shape.ts';
import { gateCount, stateSlots, unroll } from './unroll.ts';

/** Symbols one round of generation can hold; longer texts are made in rounds. */
const capacity = 256;
const primeCapacity = 256;

/** Most weights that are read for a symbol where one call writes the whole text; see `formOf`. */
const fewWeights = 2 ** 18;

/**
 * `looped`: one op writes many symbols in one call. `stepwise`: each symbol is a few ops. A device does a looping op with
 * one subgroup, so that it costs no launches, but loads of 4 KiB at a time, some 250 cycles apart, bring about 25 GB/s: a
 * quarter of a million weights take it 40 microseconds, as long as the launches of a step take.
 */
export type SamplerForm = 'looped' | 'stepwise';

/** The form for a shape, the same on every engine. */
export function formOf(shape: ModelShape): SamplerForm {
  const { layers: L, hiddenSize: H, inputs: V } = shape;
  const read = gateCount(shape) * H * H * (2 * L - 1) + H * V;
  return read <= fewWeights && L * H <= mostUnits && V <= mostSymbols ? 'looped' : 'stepwise';
}

/**
 * A program that reads one symbol, runs the net for one time step, and draws the next symbol, all on the device. Both
 * forms draw the same symbols, but for rounding.
 */
export async function sampler(
  build: Allocation,
  shape: ModelShape,
  learner: Learner,
  config: Config,
  form: SamplerForm = formOf(shape),
): Promise<Sampler> {
  const { inputs: V } = shape;
  const slots = {
    hyper: build.floats('sample hyper', hyperLength, hyperValues(config)),
    prime: build.integers('prime', primeCapacity),
    counters: build.integers('sample counters', countersLength),
    token: build.integers('token', 1),
    tokens: build.integers('sampled tokens', capacity),
    probabilities: build.floats('sampled probabilities', capacity * V),
  };
  const { steps, states } =
    form === 'looped' ? looped(build, shape, learner, slots) : stepwise(build, shape, learner, slots);
  return { program: await build.compile('sample', steps), capacity, primeCapacity, ...slots, states };
}

type Slots = Pick<Sampler, 'hyper' | 'prime' | 'counters' | 'token' | 'tokens' | 'probabilities'>;

function looped(build: Allocation, shape: ModelShape, learner: Learner, slots: Slots) {
  const { inputs: V, layers: L, hiddenSize: H } = shape;
  const { hyper, prime, counters, token, tokens, probabilities } = slots;
  const state = build.floats('sample state', 2 * L * H);
  const steps: Step[] = [
    {
      op: generateText,
      buffers: [learner.weights, hyper, prime, counters, token, tokens, probabilities, state].map(whole),
      params: {
        ...{ V, H, L, G: gateCount(shape), P: primeCapacity, n: capacity },
        ...{ flat: learner.weights.length / 4, rounds: 1 },
      },
    },
  ];
  return { steps, states: [state] };
}

function stepwise(build: Allocation, shape: ModelShape, learner: Learner, slots: Slots) {
  const { hyper, prime, counters, token, tokens, probabilities } = slots;
  const net = unroll(build, 'sample', shape, learner.weight, token, 1, 1, 1);
  const steps: Step[] = [
    ...net.steps,
    {
      op: sampleToken,
      buffers: [net.logits, hyper, prime, counters, token, tokens, probabilities].map(whole),
      params: { V: shape.inputs, P: primeCapacity, n: capacity },
    },
  ];
  return { steps, states: stateSlots(net.layers) };
}
