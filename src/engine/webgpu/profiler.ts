import type { Call } from '../profile.ts';
import { type Dispatch, encode } from './program.ts';

/** Two timestamps a pass, and a query set holds 4096. */
const mostTimed = 2048;

/**
 * Runs dispatches once and tells what each took by the device's own clock, a pass for each: null where the device has no
 * such clock. Browsers may round it, to a tenth of a millisecond as a rule, so that only a mean over many runs is fine.
 */
export async function timeDispatches(
  device: GPUDevice,
  label: string,
  dispatches: readonly Dispatch[],
): Promise<Call[]> {
  const timed = device.features.has('timestamp-query') && dispatches.length <= mostTimed;
  const queries = timed ? device.createQuerySet({ type: 'timestamp', count: 2 * dispatches.length }) : null;
  const encoder = device.createCommandEncoder({ label });
  dispatches.forEach((dispatch, i) => {
    const clock = queries && {
      timestampWrites: { querySet: queries, beginningOfPassWriteIndex: 2 * i, endOfPassWriteIndex: 2 * i + 1 },
    };
    const pass = encoder.beginComputePass({ label, ...clock });
    encode(pass, dispatch);
    pass.end();
  });
  const times = queries ? await readTimes(device, encoder, queries) : null;
  if (!queries) device.queue.submit([encoder.finish()]);
  return dispatches.map(({ launch }, i) => ({
    name: launch.kernel.file,
    specs: launch.kernel.op.buffers,
    buffers: launch.buffers,
    // A clock that was set back between the two says nothing.
    ms: times ? Math.max(0, Number(times[2 * i + 1]! - times[2 * i]!) / 1e6) : null,
  }));
}

/** Submits the work with its queries, and gives their nanoseconds. */
async function readTimes(device: GPUDevice, encoder: GPUCommandEncoder, queries: GPUQuerySet): Promise<BigUint64Array> {
  const size = queries.count * 8;
  const resolved = device.createBuffer({ size, usage: GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC });
  const staging = device.createBuffer({ size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  encoder.resolveQuerySet(queries, 0, queries.count, resolved, 0);
  encoder.copyBufferToBuffer(resolved, 0, staging, 0, size);
  device.queue.submit([encoder.finish()]);
  try {
    await staging.mapAsync(GPUMapMode.READ);
    return new BigUint64Array(staging.getMappedRange().slice(0));
  } finally {
    for (const one of [resolved, staging, queries]) one.destroy();
  }
}
