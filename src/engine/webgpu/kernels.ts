import { LabError } from '../../core/errors.ts';
import type { OpSpec } from '../../ops/op.ts';

const kernels = import.meta.glob<string>('../../../shaders/*.wgsl', { query: '?raw', import: 'default', eager: true });
const libraries = import.meta.glob<string>('../../../shaders/lib/*.wgsl', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const parts = import.meta.glob<string>('../../../shaders/parts/*.wgsl', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const library = Object.values(libraries).join('\n');

/**
 * The WGSL of an op with the shared functions appended, so that line numbers in errors are those of the file: those in
 * lib, and those in parts that the kernel asks for in a line `// Parts: a, b.`, since they use its names.
 */
export function kernelSource(name: string): string {
  const source = kernels[`../../../shaders/${name}.wgsl`];
  if (!source) throw new LabError('E_SHADER', `op ${name}`, `a kernel shaders/${name}.wgsl`, 'write it');
  const asked = /^\/\/ Parts: ([\w, ]+)\.$/m.exec(source)?.[1]?.split(', ') ?? [];
  const found = asked.map((part) => parts[`../../../shaders/parts/${part}.wgsl`] ?? '');
  return [source, ...found, library].join('\n');
}

/** Compute pipelines of a device, one an op, made once and shared by all programs. */
export class Pipelines {
  private readonly made = new Map<string, Promise<GPUComputePipeline>>();

  private readonly device: GPUDevice;

  constructor(device: GPUDevice) {
    this.device = device;
  }

  /** The pipeline of an op; rejects with E_SHADER naming file, line and the compiler's sentence. */
  get(op: OpSpec): Promise<GPUComputePipeline> {
    let pipeline = this.made.get(op.name);
    if (!pipeline) {
      pipeline = this.make(op);
      this.made.set(op.name, pipeline);
    }
    return pipeline;
  }

  private async make(op: OpSpec): Promise<GPUComputePipeline> {
    const module = this.device.createShaderModule({ label: op.name, code: kernelSource(op.name) });
    const errors = (await module.getCompilationInfo()).messages.filter((message) => message.type === 'error');
    const first = errors[0];
    if (first)
      throw new LabError(
        'E_SHADER',
        `shaders/${op.name}.wgsl:${first.lineNum}`,
        'valid WGSL',
        `the compiler says: ${first.message}`,
      );
    const storage = op.buffers.map(({ role }, binding) => ({
      binding,
      visibility: GPUShaderStage.COMPUTE,
      buffer: { type: role === 'in' ? ('read-only-storage' as const) : ('storage' as const) },
    }));
    const uniform = {
      binding: storage.length,
      visibility: GPUShaderStage.COMPUTE,
      buffer: { type: 'uniform' as const },
    };
    const layout = this.device.createBindGroupLayout({
      entries: op.params.length > 0 ? [...storage, uniform] : storage,
    });
    return this.device.createComputePipelineAsync({
      label: op.name,
      layout: this.device.createPipelineLayout({ bindGroupLayouts: [layout] }),
      compute: { module, entryPoint: op.name },
    });
  }
}
