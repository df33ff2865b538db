import { LabError } from '../../core/errors.ts';
import type { Launch } from './kernel.ts';
import type { Pipelines } from './kernels.ts';

/** One recorded dispatch: everything `run` needs, made once. */
export interface Dispatch {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
  readonly x: number;
  readonly y: number;
  /** What it was recorded from, for the profiler. */
  readonly launch: Launch;
}

const uniformAlignment = 256;

/**
 * Records launches as dispatches. All their Params lie in one uniform buffer, returned for the caller to destroy with the
 * program. `buffer` finds the device buffer of a slot. Throws E_LIMIT where a grid is larger than the device allows.
 */
export async function record(
  device: GPUDevice,
  pipelines: Pipelines,
  label: string,
  launches: readonly Launch[],
  buffer: (launch: Launch, index: number) => GPUBuffer,
): Promise<{ dispatches: Dispatch[]; uniforms: GPUBuffer }> {
  const made = await Promise.all(launches.map(({ kernel }) => pipelines.get(kernel)));
  const bytes = new ArrayBuffer(Math.max(1, launches.length) * uniformAlignment);
  launches.forEach((one, i) => {
    writeParams(new DataView(bytes, i * uniformAlignment), one);
  });
  const uniforms = device.createBuffer({
    label: `${label} params`,
    size: bytes.byteLength,
    usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
  });
  device.queue.writeBuffer(uniforms, 0, bytes);
  const dispatches = launches.map((one, i) => {
    const pipeline = made[i]!;
    const entries: GPUBindGroupEntry[] = one.buffers.map((view, binding) => ({
      binding,
      resource: { buffer: buffer(one, binding), offset: view.offset * 4, size: roundUp(view.length * 4, 16, view) },
    }));
    const numbers = one.kernel.op.params.length + one.kernel.more.length;
    if (numbers > 0)
      entries.push({
        binding: entries.length,
        resource: { buffer: uniforms, offset: i * uniformAlignment, size: roundUp(numbers * 4, 16) },
      });
    const group = device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
    return { pipeline, group, launch: one, ...workgroups(device, label, one) };
  });
  return { dispatches, uniforms };
}

/** Bytes of a binding: whole vec4s, since slots are padded to them and kernels may read arrays of vec4f. */
function roundUp(
  bytes: number,
  block: number,
  view?: { offset: number; length: number; slot: { length: number } },
): number {
  const inner = view && view.offset + view.length < view.slot.length;
  return inner
    ? Math.min(Math.ceil(bytes / block) * block, (view.slot.length - view.offset) * 4)
    : Math.ceil(bytes / block) * block;
}

function workgroups(
  device: GPUDevice,
  label: string,
  { kernel, grid: [width, height] }: Launch,
): { x: number; y: number } {
  const x = Math.ceil(width / kernel.workgroup[0]);
  const y = Math.ceil(height / kernel.workgroup[1]);
  const most = device.limits.maxComputeWorkgroupsPerDimension;
  if (x > most || y > most)
    throw new LabError(
      'E_LIMIT',
      `program ${label} ${kernel.file}`,
      `at most ${most} workgroups a dimension`,
      `got ${x} x ${y}`,
    );
  return { x, y };
}

function writeParams(view: DataView, { kernel, params }: Launch): void {
  [...kernel.op.params, ...kernel.more].forEach(({ name, type }, i) => {
    if (type === 'u32') view.setUint32(i * 4, params[name]!, true);
    else view.setFloat32(i * 4, params[name]!, true);
  });
}

/** Puts a dispatch into a pass. */
export function encode(pass: GPUComputePassEncoder, { pipeline, group, x, y }: Dispatch): void {
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, group);
  pass.dispatchWorkgroups(x, y);
}
