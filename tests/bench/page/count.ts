/** What a page asks of its graphics device: counted at the browser's own objects, alike for every library. */
export interface Counts {
  dispatches: number;
  submissions: number;
  /** By `writeBuffer`, `writeTexture`, and buffers that are mapped to be written. */
  uploadedBytes: number;
}

/** Wraps the device's methods before any library has seen them; the counts go on from then. */
export function countDevice(): Counts {
  const counts: Counts = { dispatches: 0, submissions: 0, uploadedBytes: 0 };
  if (typeof GPUQueue === 'undefined') return counts;
  before(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', () => counts.dispatches++);
  before(GPUComputePassEncoder.prototype, 'dispatchWorkgroupsIndirect', () => counts.dispatches++);
  before(GPUQueue.prototype, 'submit', () => counts.submissions++);
  before(GPUQueue.prototype, 'writeBuffer', (...given) => {
    const [, , data, start = 0, size] = given as [unknown, unknown, ArrayBuffer | ArrayBufferView, number?, number?];
    // Start and size count elements where there are such.
    const unit = (data as Partial<Uint8Array>).BYTES_PER_ELEMENT ?? 1;
    counts.uploadedBytes += size === undefined ? data.byteLength - start * unit : size * unit;
  });
  before(GPUQueue.prototype, 'writeTexture', (...given) => {
    counts.uploadedBytes += (given[1] as ArrayBufferView).byteLength;
  });
  before(GPUDevice.prototype, 'createBuffer', (...given) => {
    const { mappedAtCreation, size } = given[0] as GPUBufferDescriptor;
    if (mappedAtCreation) counts.uploadedBytes += size;
  });
  before(GPUBuffer.prototype, 'mapAsync', function (this: GPUBuffer, ...given) {
    if (((given[0] as number) & GPUMapMode.WRITE) !== 0) counts.uploadedBytes += this.size;
  });
  return counts;
}

/** Lets `look` see the arguments of every call of a method first. */
function before<T extends object>(prototype: T, name: keyof T & string, look: (this: T, ...given: unknown[]) => void) {
  const method = prototype[name] as (...given: unknown[]) => unknown;
  Object.defineProperty(prototype, name, {
    configurable: true,
    value(this: T, ...given: unknown[]) {
      look.apply(this, given);
      return method.apply(this, given);
    },
  });
}
