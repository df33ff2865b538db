import { LabError } from '../../core/errors.ts';
import type { Kernel } from './kernel.ts';

const files = import.meta.glob<string>(
  ['../../../shaders/*.wgsl', '../../../shaders/parts/*.wgsl', '../../../shaders/products/*.wgsl'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);
const libraries = import.meta.glob<string>('../../../shaders/lib/*.wgsl', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const library = Object.values(libraries).join('\n');

/** What all the WGSL comes to in eight digits: a time measured of other kernels says nothing of these. */
export function kernelsPrint(): string {
  let hash = 0x811c9dc5;
  for (const source of [...Object.values(files), library])
    for (let i = 0; i < source.length; i++) hash = Math.imul(hash ^ source.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function text(file: string): string {
  const source = files[`../../../shaders/${file}.wgsl`];
  if (!source) throw new LabError('E_SHADER', `kernel ${file}`, `a file shaders/${file}.wgsl`, 'write it');
  return source;
}

/**
 * The WGSL of a kernel with shared functions appended, so that line numbers in errors are those of the file: its parts,
 * those that the file always needs, which it names in a line `// Parts: a, b.`, and all of lib.
 */
export function kernelSource({ file, parts }: Pick<Kernel, 'file' | 'parts'>): string {
  const source = text(file);
  const asked = /^\/\/ Parts: ([\w, ]+)\.$/m.exec(source)?.[1]?.split(', ') ?? [];
  return [source, ...asked.map((part) => text(`parts/${part}`)), ...parts.map(text), library].join('\n');
}

/** Compute pipelines of a device, one for each file with its parts, made once and shared by all programs. */
export class Pipelines {
  private readonly made = new Map<string, Promise<GPUComputePipeline>>();

  private readonly device: GPUDevice;

  constructor(device: GPUDevice) {
    this.device = device;
  }

  /** The pipeline of a kernel; rejects with E_SHADER naming file, line and the compiler's sentence. */
  get(kernel: Kernel): Promise<GPUComputePipeline> {
    const key = [kernel.file, ...kernel.parts, ...kernel.workgroup].join(' ');
    let pipeline = this.made.get(key);
    if (!pipeline) {
      pipeline = this.make(kernel, key);
      this.made.set(key, pipeline);
    }
    return pipeline;
  }

  private async make({ op, file, parts, more, workgroup }: Kernel, label: string): Promise<GPUComputePipeline> {
    const module = this.device.createShaderModule({ label, code: kernelSource({ file, parts }) });
    const errors = (await module.getCompilationInfo()).messages.filter((message) => message.type === 'error');
    const first = errors[0];
    if (first)
      throw new LabError(
        'E_SHADER',
        `shaders/${file}.wgsl:${first.lineNum}`,
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
      entries: op.params.length + more.length > 0 ? [...storage, uniform] : storage,
    });
    return this.device.createComputePipelineAsync({
      label,
      layout: this.device.createPipelineLayout({ bindGroupLayouts: [layout] }),
      compute: {
        module,
        entryPoint: file,
        constants: { WORKGROUP_X: workgroup[0], WORKGROUP_Y: workgroup[1] },
      },
    });
  }
}
