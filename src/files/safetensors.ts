import { LabError } from '../core/errors.ts';
import { type Entry, parseHeader, safetensorsLimits } from './safetensors_header.ts';

/**
 * Tensors in one file, as in the format description of safetensors (github.com/huggingface/safetensors): the header's
 * length as u64, the header as JSON, then the numbers; little-endian, row-major, no gaps.
 */
export interface Tensor {
  /** Sizes from the outermost dimension in; `[]` is a single number. */
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export interface SafetensorsFile {
  readonly parameters: Readonly<Record<string, Tensor>>;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * The bytes of a safetensors file: F32, tensors in order of name, numbers from a multiple of 8 bytes on. The same tensors
 * give the same bytes. Throws E_FILE where a shape and its data disagree, or where the reader would refuse the file.
 */
export function writeSafetensors(
  parameters: Readonly<Record<string, Tensor>>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const tensors = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  let end = 0;
  const entries: [string, unknown][] = tensors.map(([name, { shape, data }]) => {
    const begin = end;
    end += data.length * 4;
    return [name, { dtype: 'F32', shape: [...shape], data_offsets: [begin, end] }];
  });
  if (Object.hasOwn(parameters, '__metadata__')) throw refuse('name __metadata__', 'another name', 'rename the tensor');
  if (Object.keys(metadata).length > 0) entries.unshift(['__metadata__', { ...metadata }]);
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
  const start = 8 + Math.ceil(json.length / 8) * 8;
  if (start + end > safetensorsLimits.file) throw refuse(`(${start + end} bytes)`, limitText, 'write fewer tensors');
  const bytes = new Uint8Array(start + end);
  // Spaces fill the header up.
  bytes.fill(0x20, 8, start);
  bytes.set(json, 8);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(start - 8), true);
  let at = start;
  for (const [, { data }] of tensors) for (const value of data) at = putFloat(view, at, value);
  // What is written is what can be read: the reader's checks are the writer's.
  parseHeader(bytes);
  return bytes;
}

/**
 * The tensors of a safetensors file as float32 copies of their own, and its metadata. F64 is rounded to float32. Throws
 * E_FILE, before any tensor is copied, unless every length, name, shape and offset is sound and the bytes are all used.
 */
export function readSafetensors(bytes: Uint8Array): SafetensorsFile {
  const { entries, metadata, start } = parseHeader(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, bytes.length - start);
  const parameters = entries.map((entry) => [entry.name, { shape: entry.shape, data: numbers(view, entry) }] as const);
  return { parameters: Object.fromEntries(parameters), metadata };
}

const limitText = `at most ${safetensorsLimits.file} bytes`;

function numbers(view: DataView, entry: Entry): Float32Array {
  const data = new Float32Array(entry.length);
  if (entry.dtype === 'F32') {
    for (let index = 0; index < data.length; index++) data[index] = view.getFloat32(entry.begin + 4 * index, true);
    return data;
  }
  for (let index = 0; index < data.length; index++) {
    const value = view.getFloat64(entry.begin + 8 * index, true);
    data[index] = value;
    if (Number.isFinite(value) && !Number.isFinite(data[index]!))
      throw refuse(
        `${JSON.stringify(entry.name)} [${index}]=${value}`,
        'a number that float32 holds',
        'scale the tensor',
      );
  }
  return data;
}

function putFloat(view: DataView, at: number, value: number): number {
  view.setFloat32(at, value, true);
  return at + 4;
}

function refuse(place: string, expected: string, action: string): LabError {
  return new LabError('E_FILE', `safetensors ${place}`, expected, action);
}
