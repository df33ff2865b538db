import { exp, float, int, ivec2, mix, select, step, texture, uniform, uniformArray } from 'three/tsl';
import { DataTexture, FloatType, NearestFilter, type Node, RedFormat } from 'three/webgpu';
import { halfBlame, memoryBase } from '../layout/grades.ts';
import { type Moment, moments } from '../layout/phases.ts';

export type Float = Node<'float'>;
export type Float2 = Node<'vec2'>;
export type FloatUniform = ReturnType<typeof uniform<'float', number>>;

/** Width of the values texture, in elements: one row of the view. */
export const rowLength = 256;

/** Matrices whose strongest weights are told apart at most. */
export const mostMatrices = 16;

/** What all materials share: the values of two training steps, the song that is shown, and the clock of the phrase. */
export interface Live {
  readonly uniforms: {
    /** Song that is shown, and the one before. */
    readonly row: FloatUniform;
    readonly rowBefore: FloatUniform;
    /** Songs passed so far: the fraction moves the wave trains. */
    readonly flow: FloatUniform;
    /** Place in the phrase, 0..1; 1 is rest. */
    readonly beat: FloatUniform;
    /** 1 where pulses travel, 0 for reduced motion. */
    readonly motion: FloatUniform;
    /** See `decisionsOf`. */
    readonly decisions: FloatUniform;
    /** How much of the text row is shown: it stands before the form in the views from the side. */
    readonly text: FloatUniform;
    /** 1 where the second texture holds the step that is shown, 0 where the first does. */
    readonly newer: FloatUniform;
    /** Song shown from the first and from the second texture. */
    readonly rows: readonly [FloatUniform, FloatUniform];
    /** Share of the second texture in each kind of number, 0..1: how far it has come. */
    readonly ease: Readonly<Record<Moment, FloatUniform>>;
    /** How clearly what is written with each kind of number shows, 0..1: it gives way, see `turnAt`. */
    readonly clear: Readonly<Record<Moment, FloatUniform>>;
  };
  /** |w| from which the strongest of each matrix are drawn bright, and the largest: two numbers a matrix. */
  readonly cuts: { readonly array: number[] };
  /** How much of the sum of w^2 of each matrix its haze stands for, 0..1. */
  readonly shares: ReturnType<typeof uniformArray> & { readonly array: number[] };
  /**
   * The two textures that are read: steps go into them in turn. They keep their places, since a renderer does not
   * notice a texture that takes the place of another of the same version.
   */
  setTextures(first: DataTexture, second: DataTexture): void;
  /** Value of an element on its way from the step before to the step shown; 0 for a negative index. */
  at(index: Float, moment: Moment): Float;
  /** Value of an element in the step shown. */
  exact(index: Float): Float;
  /** Value of an element in the step whose turn it is at that moment, for symbols, which nothing lies between. */
  turned(index: Float, moment: Moment): Float;
  /** Value of a source [element, stride] for the song that is shown. */
  of(source: Float2, moment: Moment): Float;
  /** How strong a weight is among its matrix: 0 below the cut, 1 at the largest. */
  rank(weight: Float, matrix: Float): Float;
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

/** The shared inputs of all materials, with first textures of one row. */
export function makeLive(first: DataTexture, second: DataTexture): Live {
  const nodes = [texture(first), texture(second)] as const;
  const each = (value: number) =>
    Object.fromEntries(moments.map((name) => [name, uniform(value, 'float')])) as Record<Moment, FloatUniform>;
  const ease = each(0);
  const rows = [uniform(0, 'float'), uniform(0, 'float')] as const;
  const uniforms = {
    row: uniform(0, 'float'),
    rowBefore: uniform(0, 'float'),
    flow: uniform(0, 'float'),
    beat: uniform(1, 'float'),
    motion: uniform(1, 'float'),
    decisions: uniform(1, 'float'),
    text: uniform(1, 'float'),
    newer: uniform(0, 'float'),
    rows,
    ease,
    clear: each(1),
  };
  const cuts = uniformArray(new Array<number>(2 * mostMatrices).fill(1), 'float');
  const shares = uniformArray(new Array<number>(mostMatrices).fill(0), 'float');
  const load = (node: (typeof nodes)[number], index: Float): Float => {
    const i = int(index.add(0.5).max(0));
    const value = node.load(ivec2(i.bitAnd(int(rowLength - 1)), i.shiftRight(int(8)))) as unknown as Node<'vec4'>;
    return select(index.lessThan(0), float(0), value.x);
  };
  return {
    uniforms,
    cuts: cuts as unknown as { readonly array: number[] },
    shares: shares as unknown as Live['shares'],
    setTextures: (one, other) => {
      nodes[0].value = one;
      nodes[1].value = other;
    },
    at: (index, moment) => mix(load(nodes[0], index), load(nodes[1], index), ease[moment]),
    exact: (index) => mix(load(nodes[0], index), load(nodes[1], index), uniforms.newer),
    turned: (index, moment) => mix(load(nodes[0], index), load(nodes[1], index), step(0.5, ease[moment])),
    of: (source, moment) => {
      const inside = (k: 0 | 1) => load(nodes[k], source.x.add(rows[k].mul(source.y)));
      return mix(inside(0), inside(1), ease[moment]);
    },
    rank: (weight, matrix) => {
      const cut = cuts.element(int(matrix.mul(2).add(0.5))) as unknown as Float;
      const most = cuts.element(int(matrix.mul(2).add(1.5))) as unknown as Float;
      return weight.abs().sub(cut).div(most.sub(cut).max(1e-6)).clamp(0, 1);
    },
  };
}

/** |v| in 0..1, half way at `half`. */
export function grade(value: Float, half: Float | number): Float {
  const size = value.abs();
  return size.div(size.add(half));
}

/** Share of belief that did not go to what was true, by the loss; see `missed`. */
export function gradeLoss(live: Live, value: Float): Float {
  return exp(value.max(0).div(live.uniforms.decisions).negate()).oneMinus();
}

/** Size of a weight's gradient in 0..1; see `blame`. */
export function gradeBlame(value: Float): Float {
  return grade(value, halfBlame);
}

/** Size of a gradient in 0..1: five powers of ten up to 1, since early and late ones differ by as many. */
export function gradeGradient(value: Float): Float {
  return value.abs().max(1e-9).log().div(Math.log(1e5)).add(1).clamp(0, 1);
}

/** A memory cell, compressed: sign kept, below 1; see `memoryHeight`. */
export function compressMemory(value: Float): Float {
  const size = value.abs().add(1).log().div(Math.log(memoryBase));
  return value.sign().mul(size).div(size.mul(size).add(1).sqrt());
}

/** A pulse at `u` of its path while the beat is in [start, end], with a tail behind it; `back` runs it from 1 to 0. */
export function pulse(live: Live, u: Float, start: Float | number, end: Float | number, back = false): Float {
  const { beat, motion } = live.uniforms;
  const part = beat
    .sub(start)
    .div(float(end as Float).sub(start))
    .clamp(-0.6, 1.6);
  const ahead = back ? float(1).sub(u).sub(part) : u.sub(part);
  const apart = ahead.div(select(ahead.lessThan(0), float(0.2), float(0.05)));
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
