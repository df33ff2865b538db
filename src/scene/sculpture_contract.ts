import type { Inset } from '../core/inset.ts';
import type { PaletteName } from '../core/palette.ts';
import type { PictureAct, PictureNews, Quality } from '../core/picture.ts';
import type { ModelShape } from '../nn/shape.ts';
import type { ViewLayout } from '../probe/view.ts';
import type { Picked, SceneWords } from './answers.ts';
import type { Pace } from './conductor.ts';
import type { ViewName } from './layout/forms.ts';

/** A picture of a model, fed with views. Everything it draws is driven by elements of the view. */
export interface Sculpture {
  readonly backend: 'webgpu' | 'webgl' | 'canvas2d';
  /**
   * Shows another model, or the same with other traces: what is pinned stays so where it is still drawn. Throws E_SHAPE
   * and keeps the old picture where it cannot.
   */
  show(shape: ModelShape, layout: ViewLayout): void;
  /** True where the phrase of the step that is shown has been played, and the next step may come. */
  readonly ready: boolean;
  /** Which step is shown, and how much slower than it ran. */
  readonly pace: Pace;
  /** Length of a phrase in seconds: 20 down to half a second. */
  speed(seconds: number): void;
  /**
   * Takes the view of a training step on the device, without readback; E_STATE on other backends. Its phrase starts with
   * the first frame after `setNumbers` of the same step, so that forms and texts change together. The buffer needs COPY_SRC.
   */
  copyFrom(buffer: GPUBuffer, step: number): void;
  /** Takes the view of a training step from the CPU, for forms and texts; it starts with the next frame. Keeps the array. */
  setValues(values: Float32Array, step: number): void;
  /** The view that was copied for a step, read back for texts and answers. Keeps the array. */
  setNumbers(values: Float32Array, step: number): void;
  setLanguage(words: SceneWords): void;
  /** What the page covers; the picture is composed into the rest from the next frame on. */
  setInset(inset: Inset): void;
  /** Camera, pace, light and stills, from the keyboard. Rejects with E_DEVICE where a still cannot be made. */
  act(what: PictureAct): Promise<PictureNews | null>;
  /** How well it is drawn. */
  setQuality(quality: Quality): void;
  /** Dark, or with daylight on the wall. */
  setRoom(room: PaletteName): void;
  /** Stays in a composed view; with `null` the camera goes on along its rail. */
  look(view: ViewName | null): void;
  /** Moves the camera and the pulses, and draws. */
  frame(nowMs: number): void;
  /** What is under a point of the page. */
  pick(clientX: number, clientY: number): Picked | null;
  /** PyTorch's name of what is pinned, `lstm.weight_hh_l0[12, 3]`; null where nothing is. */
  readonly pinned: string | null;
  /** Keyboard: the neighbor of what was picked last. */
  walk(direction: 'next' | 'previous' | 'up' | 'down'): Picked | null;
  /** One sentence of what is shown, with numbers. */
  describe(): string;
  /** What the renderer holds now, and triangles drawn a frame. */
  stats(): { geometries: number; textures: number; triangles: number };
  resize(): void;
  dispose(): void;
}
