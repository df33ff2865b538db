import type { DataTexture } from 'three/webgpu';
import { LabError } from '../core/errors.ts';
import { type Live, makeValuesTexture, rowLength } from './forms/live.ts';

type Pair = readonly [DataTexture, DataTexture];

/** Values of the training step that is shown and of the one before, in turn, and the step whose phrase comes next. */
export class Steps {
  textures: Pair = [makeValuesTexture(rowLength), makeValuesTexture(rowLength)];
  /** True until the first step of a model has come. */
  first = true;
  /** Which texture holds the step that is shown. */
  newer: 0 | 1 = 0;
  private length = 0;
  /** Its forms are in the texture that is not shown, its numbers come with them. */
  private coming: { readonly step: number; readonly numbers: Float32Array | null } | null = null;

  /** Begins anew, with views of `length` elements. */
  restart(length: number, live: Live): void {
    this.coming = null;
    this.first = true;
    if (this.length === length) return;
    const old = this.textures;
    this.length = length;
    this.textures = [makeValuesTexture(length), makeValuesTexture(length)];
    live.setTextures(...this.textures);
    for (const texture of old) texture.dispose();
  }

  /** True where a step has been given whose phrase has not begun. */
  get waits(): boolean {
    return this.coming !== null;
  }

  /** Takes the view of a step on the device, with what copies it into a texture. */
  copyFrom(copy: (texture: DataTexture) => void, step: number): void {
    for (const texture of this.unseen()) copy(texture);
    this.coming = { step, numbers: null };
  }

  /** Takes the view of a step from the CPU. Throws E_SHAPE for a view that is too short, or before a model is shown. */
  setValues(values: Float32Array, step: number): void {
    const { length } = this;
    if (length === 0 || values.length < length)
      throw new LabError(
        'E_SHAPE',
        `scene view of ${values.length}`,
        `${length || 'a model first'}`,
        'kept the old values',
      );
    for (const texture of this.unseen()) {
      (texture.image.data as Float32Array).set(values.subarray(0, length));
      texture.needsUpdate = true;
    }
    this.coming = { step, numbers: values };
  }

  /** The numbers of a step that was copied. */
  setNumbers(values: Float32Array, step: number): void {
    if (values.length >= this.length && this.coming?.step === step) this.coming = { step, numbers: values };
  }

  /** Goes over to the step that has come whole, if one has: forms and numbers at once. */
  begin(): { readonly step: number; readonly numbers: Float32Array; readonly first: boolean } | null {
    const { coming, first } = this;
    if (!coming?.numbers) return null;
    if (!first) this.newer = this.newer === 1 ? 0 : 1;
    this.first = false;
    this.coming = null;
    return { step: coming.step, numbers: coming.numbers, first };
  }

  dispose(): void {
    for (const texture of this.textures) texture.dispose();
  }

  /** The textures that the next step goes into: the one that is not shown, both of them for the first of a model. */
  private unseen(): readonly DataTexture[] {
    return this.first ? this.textures : [this.textures[this.newer === 1 ? 0 : 1]];
  }
}
