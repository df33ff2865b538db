import { LabError } from '../../core/errors.ts';
import type { Params } from '../../ops/op.ts';
import type { Step } from '../engine.ts';
import type { Pipelines } from './kernels.ts';

/** One recorded dispatch: everything `run` needs, made once. */
export interface Dispatch {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
  readonly x: number;
  readonly y: number;
}

const uniformAlignment = 256;

/**
 * Records steps as dispatches. All their Params lie in one uniform buffer, returned for the caller to destroy with the
 * program. `buffer` finds the device buffer of a slot. Throws E_LIMIT where a grid is larger than the device allows.
 */
export async function record(
  device: GPUDevice,
  pipelines: Pipelines,
  label: string,
  steps: readonly Step[],
  buffer: (step: Step, index: number) => GPUBuffer,
): Promise<{ dispatches: Dispatch[]; uniforms: GPUBuffer }> {
  const made = await Promise.all(steps.map((step) => pipelines.get(step.op)));
  const bytes = new ArrayBuffer(Math.max(1, steps.length) * uniformAlignment);
  steps.forEach((step, i) => {
    writeParams(new DataView(bytes, i * uniformAlignment), step);
  });
  const uniforms = device.createBuffer({
    label: `${label} params`,
    size: bytes.byteLength,
    usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
  });
  device.queue.writeBuffer(uniforms, 0, bytes);
  const dispatches = steps.map((step, i) => {
    const pipeline = made[i]!;
    const entries: GPUBindGroupEntry[] = step.buffers.map((view, binding) => ({
      binding,
      resource: { buffer: buffer(step, binding), offset: view.offset * 4, size: roundUp(view.length * 4, 16, view) },
    }));
    if (step.op.params.length > 0)
      entries.push({
        binding: entries.length,
        resource: { buffer: uniforms, offset: i * uniformAlignment, size: roundUp(step.op.params.length * 4, 16) },
      });
    const group = device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
    return { pipeline, group, ...workgroups(device, label, step) };
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

function workgroups(device: GPUDevice, label: string, { op, params }: Step): { x: number; y: number } {
  const [width, height] = op.grid(params);
  const x = Math.ceil(width / op.workgroup[0]);
  const y = Math.ceil(height / op.workgroup[1]);
  const most = device.limits.maxComputeWorkgroupsPerDimension;
  if (x > most || y > most)
    throw new LabError(
      'E_LIMIT',
      `program ${label} ${op.name}`,
      `at most ${most} workgroups a dimension`,
      `got ${x} x ${y}`,
    );
  return { x, y };
}

function writeParams(view: DataView, { op, params }: { op: Step['op']; params: Params }): void {
  op.params.forEach(({ name, type }, i) => {
    if (type === 'u32') view.setUint32(i * 4, params[name]!, true);
    else view.setFloat32(i * 4, params[name]!, true);
  });
}
