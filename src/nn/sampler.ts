import type { Config } from '../config/schema.ts';
import { type Step, whole } from '../engine/engine.ts';
import { countersLength, hyperLength } from '../ops/control.ts';
import { sampleToken } from '../ops/sample_token.ts';
import type { Allocation, Sampler } from './model.ts';
import { hyperValues, type Learner } from './optimize.ts';
import type { ModelShape } from './shape.ts';
import { stateSlots, unroll } from './unroll.ts';

/** Symbols one round of generation can hold; longer texts are made in rounds. */
const capacity = 256;
const primeCapacity = 256;

/** A program that reads one symbol, runs the net for one time step, and draws the next symbol, all on the device. */
export async function sampler(
  build: Allocation,
  shape: ModelShape,
  learner: Learner,
  config: Config,
): Promise<Sampler> {
  const { inputs: V } = shape;
  const hyper = build.floats('sample hyper', hyperLength, hyperValues(config));
  const prime = build.integers('prime', primeCapacity);
  const counters = build.integers('sample counters', countersLength);
  const token = build.integers('token', 1);
  const tokens = build.integers('sampled tokens', capacity);
  const probabilities = build.floats('sampled probabilities', capacity * V);
  const net = unroll(build, 'sample', shape, learner.weight, token, 1, 1, 1);
  const states = stateSlots(net.layers);
  const steps: Step[] = [
    ...net.steps,
    {
      op: sampleToken,
      buffers: [net.logits, hyper, prime, counters, token, tokens, probabilities].map(whole),
      params: { V, P: primeCapacity, n: capacity },
    },
  ];
  const program = await build.compile('sample', steps);
  return { program, capacity, primeCapacity, hyper, prime, counters, token, tokens, probabilities, states };
}
