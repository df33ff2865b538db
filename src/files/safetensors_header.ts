import { LabError, messageOf } from '../core/errors.ts';

/** Bounds of a file: 256 MiB in all, 1 MiB of header, 8 dimensions a tensor. */
export const safetensorsLimits = { file: 256 * 1024 * 1024, header: 1024 * 1024, dimensions: 8 } as const;

/** One tensor of the header, checked. */
export interface Entry {
  readonly name: string;
  readonly dtype: 'F32' | 'F64';
  readonly shape: readonly number[];
  /** Numbers in it, the product of `shape`. */
  readonly length: number;
  /** First byte and the byte after the last, counted from the end of the header. */
  readonly begin: number;
  readonly end: number;
}

export interface Header {
  readonly entries: readonly Entry[];
  readonly metadata: Readonly<Record<string, string>>;
  /** Where in the file the numbers begin. */
  readonly start: number;
}

/**
 * The header of a safetensors file with every bound checked: the entries cover all bytes after it once, without overlap
 * or gap. Throws E_FILE. JSON keeps the last of two equal names; the first one's bytes are then a gap, or the same bytes.
 */
export function parseHeader(bytes: Uint8Array): Header {
  if (bytes.length > safetensorsLimits.file)
    throw refuse(`(${bytes.length} bytes)`, `at most ${safetensorsLimits.file} bytes`, 'choose a smaller file');
  if (bytes.length < 10) throw refuse(`(${bytes.length} bytes)`, 'at least 10 bytes', chooseAnother);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const size = view.getBigUint64(0, true);
  const room = Math.min(safetensorsLimits.header, bytes.length - 8);
  if (size < 2n || size > BigInt(room)) throw refuse(`header length ${size}`, `2 to ${room}`, chooseAnother);
  const start = 8 + Number(size);
  const header = parseJson(bytes.subarray(8, start));
  const metadata = Object.hasOwn(header, '__metadata__') ? checkMetadata(header.__metadata__) : {};
  const named = Object.entries(header).filter(([name]) => name !== '__metadata__');
  const entries = named.map(([name, entry]) => checkEntry(name, entry));
  checkCover(entries, bytes.length - start);
  return { entries, metadata, start };
}

function parseJson(bytes: Uint8Array): Record<string, unknown> {
  if (bytes[0] !== 0x7b) throw refuse('header', 'JSON that begins with {', chooseAnother);
  try {
    // It begins with a brace, so what parses is an object.
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Record<string, unknown>;
  } catch (error) {
    throw refuse('header', `JSON in UTF-8 (${messageOf(error).slice(0, 120)})`, chooseAnother);
  }
}

function checkMetadata(value: unknown): Readonly<Record<string, string>> {
  if (isObject(value) && Object.values(value).every((text) => typeof text === 'string'))
    return value as Record<string, string>;
  throw refuse('__metadata__', 'an object of texts', chooseAnother);
}

function checkEntry(name: string, entry: unknown): Entry {
  const place = JSON.stringify(name.slice(0, 80));
  if (!isObject(entry)) throw refuse(place, 'an object', chooseAnother);
  const { dtype, shape, data_offsets: offsets, ...more } = entry;
  if (Object.keys(more).length > 0) throw refuse(place, 'just dtype, shape and data_offsets', chooseAnother);
  if (dtype !== 'F32' && dtype !== 'F64') throw refuse(`${place} dtype`, 'F32 or F64', 'save the tensor as float32');
  if (!isCounts(shape) || shape.length > safetensorsLimits.dimensions)
    throw refuse(`${place} shape`, `up to ${safetensorsLimits.dimensions} whole numbers`, chooseAnother);
  if (!isCounts(offsets) || offsets.length !== 2)
    throw refuse(`${place} data_offsets`, 'two whole numbers', chooseAnother);
  const [begin, end] = offsets as [number, number];
  const length = shape.reduce((product, size) => product * size, 1);
  // A product beyond the safe integers is not exact, but is larger than any file all the same.
  const bytes = length * (dtype === 'F32' ? 4 : 8);
  if (end - begin !== bytes)
    throw refuse(`${place} data_offsets ${begin} to ${end}`, `${bytes} bytes, as its shape has`, chooseAnother);
  return { name, dtype, shape, length, begin, end };
}

// In order of offset each tensor begins where the one before it ends; empty tensors come before full ones there.
function checkCover(entries: readonly Entry[], total: number): void {
  let at = 0;
  for (const { name, begin, end } of [...entries].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== at)
      throw refuse(
        `${JSON.stringify(name.slice(0, 80))} data_offsets ${begin}`,
        `${at}, no overlap, no gap`,
        chooseAnother,
      );
    at = end;
  }
  if (at !== total)
    throw refuse(`(${total} bytes of numbers)`, `${at}, as the header says`, 'get the whole file again');
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const chooseAnother = 'choose another file';

function refuse(place: string, expected: string, action: string): LabError {
  return new LabError('E_FILE', `safetensors ${place}`, expected, action);
}
