import { LabError } from '../../core/errors.ts';
import type { BufferView, Step } from '../engine.ts';
import { launch } from './kernel.ts';
import type { Pipelines } from './kernels.ts';
import type { Measured } from './plan_store.ts';
import { type Dispatch, encode, record } from './program.ts';
import { waysFor } from './variants.ts';

/** A measurement lasts about so long, so that a round trip to the device is little of it. */
const longEnoughMs = 6;
const mostRounds = 512;
/** Each way is measured so often, in turns, and its shortest time believed: others use the device too. */
const turns = 3;

/**
 * Milliseconds that each way of a step for a GPU takes on buffers of its own of the step's sizes, all zero: no kernel with several
 * ways takes longer for other numbers. `most` is the work a dispatch may do, as it will be when it is used.
 */
export async function measure(device: GPUDevice, pipelines: Pipelines, step: Step, most: number): Promise<Measured> {
  device.pushErrorScope('out-of-memory');
  const buffers = step.buffers.map(({ length }, i) =>
    device.createBuffer({
      label: `measured ${step.op.buffers[i]!.name}`,
      size: Math.ceil(length / 4) * 16,
      usage: GPUBufferUsage.STORAGE,
    }),
  );
  const full = device.popErrorScope();
  const views = step.buffers.map(({ length, slot }, i): BufferView => {
    return { slot: { ...slot, id: i, length }, offset: 0, length };
  });
  const uniforms: GPUBuffer[] = [];
  try {
    const error = await full;
    if (error)
      throw new LabError('E_LIMIT', `measuring ${step.op.name}`, 'memory for its buffers twice', error.message);
    const ways: { name: string; dispatches: readonly Dispatch[]; rounds: number; ms: number }[] = [];
    for (const way of waysFor(step, device.features).filter(({ software }) => !software)) {
      const launches = launch({ ...step, buffers: views }, way, most);
      const made = await record(device, pipelines, 'measure', launches, (one, i) => buffers[one.buffers[i]!.slot.id]!);
      uniforms.push(made.uniforms);
      const { dispatches } = made;
      // Once for what a driver leaves to the first use.
      await time(device, dispatches, 1);
      const { rounds, ms } = await longEnough(device, dispatches);
      ways.push({ name: way.name, dispatches, rounds, ms });
    }
    for (let turn = 0; turn < turns; turn++)
      for (const way of ways) way.ms = Math.min(way.ms, (await time(device, way.dispatches, way.rounds)) / way.rounds);
    return Object.fromEntries(ways.map(({ name, ms }) => [name, ms]));
  } finally {
    for (const buffer of [...buffers, ...uniforms]) buffer.destroy();
  }
}

/** How many rounds a measurement needs, and what one of them takes. */
async function longEnough(device: GPUDevice, dispatches: readonly Dispatch[]): Promise<{ rounds: number; ms: number }> {
  let rounds = 1;
  let took = await time(device, dispatches, rounds);
  while (took < longEnoughMs && rounds < mostRounds) {
    rounds *= 2;
    took = await time(device, dispatches, rounds);
  }
  return { rounds, ms: took / rounds };
}

async function time(device: GPUDevice, dispatches: readonly Dispatch[], rounds: number): Promise<number> {
  const encoder = device.createCommandEncoder({ label: 'measure' });
  const pass = encoder.beginComputePass({ label: 'measure' });
  for (let round = 0; round < rounds; round++) for (const dispatch of dispatches) encode(pass, dispatch);
  pass.end();
  // What others have submitted is not to be measured.
  await device.queue.onSubmittedWorkDone();
  const start = performance.now();
  device.queue.submit([encoder.finish()]);
  await device.queue.onSubmittedWorkDone();
  return performance.now() - start;
}
