import { exp, float, int, ivec2, select, texture, uniform } from 'three/tsl';
import { DataTexture, FloatType, NearestFilter, type Node, RedFormat } from 'three/webgpu';

export type Float = Node<'float'>;
export type Float2 = Node<'vec2'>;

/** Width of the values texture, in elements: one row of the view. */
export const rowLength = 256;

/** What all materials share: the values texture, the song that is shown, and the clock of the pulses. */
export interface Live {
  readonly uniforms: {
    /** Song that is shown, and the one before. */
    readonly row: ReturnType<typeof uniform<'float', number>>;
    readonly rowBefore: ReturnType<typeof uniform<'float', number>>;
    /** Songs passed so far: the fraction moves the wave trains. */
    readonly flow: ReturnType<typeof uniform<'float', number>>;
    /** Place in the beat, 0..1. */
    readonly beat: ReturnType<typeof uniform<'float', number>>;
    /** 1 where pulses travel, 0 for reduced motion. */
    readonly motion: ReturnType<typeof uniform<'float', number>>;
    /** How much of the text row is shown: it stands before the form in the views from the side. */
    readonly text: ReturnType<typeof uniform<'float', number>>;
  };
  /** The texture that is read; another one can be put in its place with `setTexture`. */
  setTexture(values: DataTexture): void;
  /** Value of an element; 0 for a negative index. */
  at(index: Float): Float;
  /** Value of a source [element, stride] for the song that is shown. */
  of(source: Float2): Float;
}

/** A texture for a view of `length` elements, all zero. */
export function makeValuesTexture(length: number): DataTexture {
  const rows = Math.max(1, Math.ceil(length / rowLength));
  const made = new DataTexture(new Float32Array(rows * rowLength), rowLength, rows, RedFormat, FloatType);
  made.minFilter = NearestFilter;
  made.magFilter = NearestFilter;
  made.needsUpdate = true;
  return made;
}

/** The shared inputs of all materials, with a first texture of one row. */
export function makeLive(first: DataTexture): Live {
  const node = texture(first);
  const uniforms = {
    row: uniform(0, 'float'),
    rowBefore: uniform(0, 'float'),
    flow: uniform(0, 'float'),
    beat: uniform(0, 'float'),
    motion: uniform(1, 'float'),
    text: uniform(1, 'float'),
  };
  const at = (index: Float): Float => {
    const i = int(index.add(0.5).max(0));
    const value = node.load(ivec2(i.bitAnd(int(rowLength - 1)), i.shiftRight(int(8)))) as unknown as Node<'vec4'>;
    return select(index.lessThan(0), float(0), value.x);
  };
  return {
    uniforms,
    setTexture: (values) => {
      node.value = values;
    },
    at,
    of: (source) => at(source.x.add(uniforms.row.mul(source.y))),
  };
}

/** |v| in 0..1, half way at `half`. */
export function grade(value: Float, half: Float | number): Float {
  const size = value.abs();
  return size.div(size.add(half));
}

/** Size of a gradient in 0..1: five powers of ten up to 1, since early and late ones differ by as many. */
export function gradeGradient(value: Float): Float {
  return value.abs().max(1e-9).log().div(Math.log(1e5)).add(1).clamp(0, 1);
}

/** A memory cell, log-compressed: sign kept, 1 at |c| of about 4. */
export function compressMemory(value: Float): Float {
  return value
    .sign()
    .mul(value.abs().add(1).log().div(Math.log(5)))
    .clamp(-1.3, 1.3);
}

/** A pulse at `u` of its path while the beat is in [start, end]; `back` runs it from 1 to 0. */
export function pulse(live: Live, u: Float, start: Float | number, end: Float | number, back = false): Float {
  const { beat, motion } = live.uniforms;
  const part = beat
    .sub(start)
    .div(float(end as Float).sub(start))
    .clamp(-0.4, 1.4);
  const head = back ? float(1).sub(part) : part;
  const apart = u.sub(head).div(0.11);
  return exp(apart.mul(apart).negate()).mul(motion);
}

/** Rises and falls once while the beat is in [start, end]. */
export function swell(live: Live, start: number, end: number): Float {
  const part = live.uniforms.beat
    .sub(start)
    .div(end - start)
    .clamp(0, 1);
  return part.mul(Math.PI).sin().mul(live.uniforms.motion);
}
