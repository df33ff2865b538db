import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LabError } from '../../src/core/errors.ts';
import { readSafetensors, type Tensor, writeSafetensors } from '../../src/files/safetensors.ts';

// Written by the library safetensors 0.8.0 for Python: a [1,2] F64, b [2], e [0,3] and s [] F32.
const foreignMixed =
  'AAEAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJmb3JtYXQiOiJwdCJ9LCJhIjp7ImR0eXBlIjoiRjY0Iiwic2hhcGUiOlsxLDJdLCJkYXRhX29mZnNldHMiOlswLDE2XX0sImIiOnsiZHR5cGUiOiJGMzIiLCJzaGFwZSI6WzJdLCJkYXRhX29mZnNldHMiOlsxNiwyNF19LCJlIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOlswLDNdLCJkYXRhX29mZnNldHMiOlsyNCwyNF19LCJzIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOltdLCJkYXRhX29mZnNldHMiOlsyNCwyOF19fSAgAAAAAAAA0D8AAAAAAAAIQAAAwD8AAADAAADgQA==';
const foreignSmall =
  'qAAAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJmb3JtYXQiOiJwdCJ9LCJoZWFkLmJpYXMiOnsiZHR5cGUiOiJGMzIiLCJzaGFwZSI6WzNdLCJkYXRhX29mZnNldHMiOlswLDEyXX0sImxzdG0ud2VpZ2h0X2loX2wwIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOlsyLDFdLCJkYXRhX29mZnNldHMiOlsxMiwyMF19fSAAAIA+AABAQAAAAIAAAMA/AAAAwA==';

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const tensor = (shape: number[], ...values: number[]): Tensor => ({ shape, data: Float32Array.from(values) });

/** A file of a header, as text or as what JSON is made of, and so many bytes of zeros. */
function fileOf(header: unknown, bytes = 0): Uint8Array {
  const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const file = new Uint8Array(8 + json.length + bytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
  file.set(json, 8);
  return file;
}

const f32 = (shape: unknown, begin: unknown, end: unknown) => ({ dtype: 'F32', shape, data_offsets: [begin, end] });

const anyTensor = fc.array(fc.nat(4), { maxLength: 4 }).chain((shape) => {
  const length = shape.reduce((product, size) => product * size, 1);
  return fc.float32Array({ minLength: length, maxLength: length }).map((data): Tensor => ({ shape, data }));
});
const name = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', '7', 'lstm.weight_ih_l0', ''));
const tensors = fc
  .uniqueArray(fc.tuple(name, anyTensor), { maxLength: 6, selector: ([key]) => key })
  .map((entries) => Object.fromEntries(entries.filter(([key]) => key !== '__metadata__')));

describe('safetensors', () => {
  it("reads another library's file, float64 and all", () => {
    expect(readSafetensors(fromBase64(foreignMixed))).toEqual({
      parameters: { a: tensor([1, 2], 0.25, 3), b: tensor([2], 1.5, -2), e: tensor([0, 3]), s: tensor([], 7) },
      metadata: { format: 'pt' },
    });
  });

  it('writes the bytes that another library writes', () => {
    const parameters = { 'lstm.weight_ih_l0': tensor([2, 1], 1.5, -2), 'head.bias': tensor([3], 0.25, 3, -0) };
    expect(writeSafetensors(parameters, { format: 'pt' })).toEqual(fromBase64(foreignSmall));
  });

  it('gives back what was written, bit for bit, from any place in a buffer', () => {
    fc.assert(
      fc.property(tensors, fc.dictionary(name, fc.string()), fc.nat(9), (parameters, metadata, shift) => {
        const bytes = writeSafetensors(parameters, metadata);
        const moved = new Uint8Array(bytes.length + shift);
        moved.set(bytes, shift);
        const read = readSafetensors(moved.subarray(shift));
        expect(Object.keys(read.parameters).sort()).toEqual(Object.keys(parameters).sort());
        for (const [key, { shape, data }] of Object.entries(parameters)) {
          const back = Object.getOwnPropertyDescriptor(read.parameters, key)!.value as Tensor;
          expect(back.shape).toEqual(shape);
          expect(back.data).toEqual(data);
        }
        expect(Object.entries(read.metadata).sort()).toEqual(Object.entries(metadata).sort());
        expect(new DataView(bytes.buffer).getUint32(0, true) % 8).toBe(0);
      }),
    );
  });

  it.each<[string, Uint8Array]>([
    ['(9 bytes): expected at least 10', new Uint8Array(9)],
    ['header length 1: expected 2 to', fileOf('{', 5)],
    ['header length 18446744073709551615', new Uint8Array(20).fill(255)],
    ['header length 1048577: expected 2 to 1048576', fileOf(`{${' '.repeat(1024 * 1024 - 1)}}`, 9)],
    ['header: expected JSON that begins with {', fileOf('[]')],
    ['header: expected JSON that begins with {', fileOf(' {}')],
    ['header: expected JSON in UTF-8', fileOf('{"a":}')],
    ['header: expected JSON in UTF-8', fileOf('{}x', 0)],
    ['header: expected JSON in UTF-8', fromBase64('AwAAAAAAAAB7/30=')],
    ['__metadata__: expected an object of texts', fileOf({ __metadata__: { a: 1 } })],
    ['"a": expected an object', fileOf({ a: 1 })],
    ['"a": expected just dtype, shape', fileOf({ a: { ...f32([1], 0, 4), more: 1 } }, 4)],
    ['"a" dtype: expected F32 or F64', fileOf({ a: { ...f32([2], 0, 4), dtype: 'F16' } }, 4)],
    ['"a" dtype', fileOf({ a: {} })],
    ['"a" shape: expected up to 8', fileOf({ a: f32([-1], 0, 4) }, 4)],
    ['"a" shape', fileOf({ a: f32([1.5], 0, 6) }, 6)],
    ['"a" shape', fileOf({ a: f32('1', 0, 4) }, 4)],
    ['"a" shape', fileOf({ a: f32(Array(9).fill(1), 0, 4) }, 4)],
    ['"a" data_offsets: expected two', fileOf({ a: { ...f32([1], 0, 4), data_offsets: [0] } }, 4)],
    ['"a" data_offsets: expected two', fileOf({ a: f32([1], '0', 4) }, 4)],
    ['"a" data_offsets 0 to 8: expected 4 bytes', fileOf({ a: f32([1], 0, 8) }, 8)],
    ['"a" data_offsets 4 to 0: expected 4 bytes', fileOf({ a: f32([1], 4, 0) }, 4)],
    ['"a" data_offsets 0 to 0', fileOf({ a: f32([2 ** 31, 2 ** 31, 2 ** 31], 0, 0) })],
    ['"b" data_offsets 0: expected 4, no overlap', fileOf({ a: f32([1], 0, 4), b: f32([1], 0, 4) }, 4)],
    ['"b" data_offsets 2: expected 4, no overlap', fileOf({ a: f32([1], 0, 4), b: f32([1], 2, 6) }, 6)],
    ['"b" data_offsets 8: expected 4, no overlap, no gap', fileOf({ a: f32([1], 0, 4), b: f32([1], 8, 12) }, 12)],
    ['"a" data_offsets 4: expected 0', fileOf({ a: f32([1], 4, 8) }, 8)],
    ['(3 bytes of numbers): expected 4', fileOf({ a: f32([1], 0, 4) }, 3)],
    ['(5 bytes of numbers): expected 4', fileOf({ a: f32([1], 0, 4) }, 5)],
    ['(1 bytes of numbers): expected 0', fileOf('{}', 1)],
  ])('refuses: %s', (message, file) => {
    expect(() => readSafetensors(file)).toThrow(`E_FILE safetensors ${message}`);
  });

  it('refuses a float64 beyond float32, and keeps its infinity', () => {
    const file = fileOf({ a: { dtype: 'F64', shape: [1], data_offsets: [0, 8] } }, 8);
    const view = new DataView(file.buffer);
    view.setFloat64(file.length - 8, Number.POSITIVE_INFINITY, true);
    expect(readSafetensors(file).parameters.a?.data[0]).toBe(Number.POSITIVE_INFINITY);
    view.setFloat64(file.length - 8, -1e300, true);
    expect(() => readSafetensors(file)).toThrow(
      'E_FILE safetensors "a" [0]=-1e+300: expected a number that float32 holds',
    );
  });

  it('takes a header of just 1 MiB', () => {
    expect(readSafetensors(fileOf(`{${' '.repeat(1024 * 1024 - 2)}}`))).toEqual({ parameters: {}, metadata: {} });
  });

  it.each<[string, () => unknown]>([
    ['"a" data_offsets 0 to 8: expected 12', () => writeSafetensors({ a: tensor([3], 1, 2) })],
    ['"a" shape', () => writeSafetensors({ a: tensor([Number.NaN]) })],
    ['name __metadata__', () => writeSafetensors({ __metadata__: tensor([1], 1) })],
    ['header length', () => writeSafetensors({ ['a'.repeat(1024 * 1024)]: tensor([1], 1) })],
  ])('does not write what it would not read: %s', (message, write) => {
    expect(write).toThrow(`E_FILE safetensors ${message}`);
  });

  it('throws nothing but LabError, whatever bytes and headers come', () => {
    const entry = fc.record(
      {
        dtype: fc.constantFrom('F32', 'F64', 'I8', 3),
        shape: fc.oneof(fc.array(fc.nat(3), { maxLength: 3 }), fc.jsonValue()),
        data_offsets: fc.oneof(fc.tuple(fc.nat(16), fc.nat(16)), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    const header = fc.dictionary(
      fc.constantFrom('a', 'b', '__metadata__', '__proto__'),
      fc.oneof(entry, fc.jsonValue()),
    );
    const near = fc.tuple(header, fc.nat(24)).map(([value, bytes]) => fileOf(value, bytes));
    const cut = fc.tuple(tensors, fc.nat()).map(([value, at]) => {
      const bytes = writeSafetensors(value);
      return bytes.subarray(0, at % bytes.length);
    });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), near, cut), (bytes) => {
        try {
          readSafetensors(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(LabError);
        }
      }),
    );
  });
});
