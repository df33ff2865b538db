import type { DataTexture, Object3D } from 'three/webgpu';
import { LabError } from '../core/errors.ts';
import type { Inset } from '../core/inset.ts';
import type { ModelShape } from '../nn/shape.ts';
import type { ViewLayout } from '../probe/view.ts';
import { answerFor, type Known, type Picked, type SceneWords } from './answers.ts';
import { SceneCamera } from './camera.ts';
import { Conductor, type Pace, setBeat } from './conductor.ts';
import { copyToTexture } from './device_values.ts';
import { Forms, freeObjects, trianglesOf } from './forms/forms.ts';
import { type Live, makeLive, makeValuesTexture, rowLength } from './forms/live.ts';
import { LabelLayer } from './labels.ts';
import type { Pickable, SceneLayout, ViewName } from './layout/forms.ts';
import { layoutScene } from './layout/layout.ts';
import { writeCuts } from './layout/matrices.ts';
import { neighborOf, pickAt } from './picking.ts';
import { QualityWatch } from './quality.ts';
import { screenOf } from './screen.ts';
import { sentenceOf } from './sentences.ts';
import { Stage } from './stage.ts';

export type { Picked } from './answers.ts';

/** How long the line of text takes to fade, about. */
const textFadeMs = 250;

export interface SculptureOptions {
  readonly container: HTMLElement;
  /** Device to draw on, shared with the engine; null draws on WebGL 2. */
  readonly device: GPUDevice | null;
  readonly words: SceneWords;
  readonly reducedMotion: boolean;
}

/** A picture of a model, fed with views. Everything it draws is driven by elements of the view. */
export interface Sculpture {
  readonly backend: 'webgpu' | 'webgl' | 'canvas2d';
  /** Shows another model, or the same with other traces. Throws E_SHAPE and keeps the old picture where it cannot. */
  show(shape: ModelShape, layout: ViewLayout): void;
  /** True where the phrase of the step that is shown has been played, and the next step may come. */
  readonly ready: boolean;
  /** Which step is shown, and how much slower than it ran. */
  readonly pace: Pace;
  /** Length of a phrase in seconds: 20 down to half a second. */
  speed(seconds: number): void;
  /**
   * Starts the phrase of a training step with a view copied on the device, without readback; E_STATE on other backends.
   * The buffer needs COPY_SRC.
   */
  copyFrom(buffer: GPUBuffer, step: number): void;
  /** Starts the phrase of a training step with a view from the CPU. */
  setValues(values: Float32Array, step: number): void;
  /** A view that was read, for texts and answers only; `step` is the training step it is of. */
  setNumbers(values: Float32Array, step: number): void;
  setLanguage(words: SceneWords): void;
  /** What the page covers; the picture is composed into the rest from the next frame on. */
  setInset(inset: Inset): void;
  /** Stays in a composed view; with `null` the camera goes on along its rail. */
  look(view: ViewName | null): void;
  /** Moves the camera and the pulses, and draws. */
  frame(nowMs: number): void;
  /** What is under a point of the page. */
  pick(clientX: number, clientY: number): Picked | null;
  /** Keyboard: the neighbor of what was picked last. */
  walk(direction: 'next' | 'previous' | 'up' | 'down'): Picked | null;
  /** One sentence of what is shown, with numbers. */
  describe(): string;
  /** What the renderer holds now, and triangles drawn a frame. */
  stats(): { geometries: number; textures: number; triangles: number };
  resize(): void;
  dispose(): void;
}

/** The sculpture in the container, on the device or on WebGL 2. Rejects with E_DEVICE where neither draws. */
export async function createSculpture(options: SculptureOptions): Promise<Sculpture> {
  const stage = await Stage.create(options.container, options.device);
  return new StagedSculpture(stage, options);
}

class StagedSculpture implements Sculpture {
  readonly backend: 'webgpu' | 'webgl';
  private readonly stage: Stage;
  private readonly live: Live;
  private readonly forms: Forms;
  private readonly camera: SceneCamera;
  private readonly labels: LabelLayer;
  private readonly quality = new QualityWatch();
  private readonly conductor: Conductor;
  private readonly reducedMotion: boolean;
  private words: SceneWords;
  /** Values of the step shown before, and of the step that is shown. */
  private before: DataTexture = makeValuesTexture(rowLength);
  private now: DataTexture = makeValuesTexture(rowLength);
  private first = true;
  private shape: ModelShape | null = null;
  private view: ViewLayout | null = null;
  private layout: SceneLayout | null = null;
  private objects: readonly Object3D[] = [];
  private numbers: Float32Array | null = null;
  private row = 0;
  private chosen: Pickable | null = null;
  private lost = false;
  private lastFrame = 0;

  constructor(stage: Stage, { container, words, reducedMotion }: SculptureOptions) {
    this.stage = stage;
    this.backend = stage.backend;
    this.words = words;
    this.reducedMotion = reducedMotion;
    this.live = makeLive(this.before, this.now);
    this.conductor = new Conductor(reducedMotion);
    this.forms = new Forms(this.live);
    this.camera = new SceneCamera(stage.canvas, reducedMotion);
    this.labels = new LabelLayer(container);
  }

  show(shape: ModelShape, view: ViewLayout): void {
    const layout = layoutScene(shape, view);
    if (!this.view || JSON.stringify(this.view.regions) !== JSON.stringify(view.regions)) this.numbers = null;
    if (this.view?.length !== view.length) {
      const old = [this.before, this.now];
      this.before = makeValuesTexture(view.length);
      this.now = makeValuesTexture(view.length);
      this.live.setTextures(this.before, this.now);
      for (const texture of old) texture.dispose();
    }
    this.first = true;
    this.stage.remove(this.objects);
    freeObjects(this.objects);
    this.objects = this.forms.build(layout);
    this.stage.add(this.objects);
    this.shape = shape;
    this.view = view;
    this.layout = layout;
    this.chosen = null;
    this.labels.mark(null);
    this.camera.setViews(layout.cameras);
    this.labels.show(layout.labels, this.known(layout));
  }

  get ready(): boolean {
    return this.first || this.conductor.ready;
  }

  get pace(): Pace {
    return this.conductor.pace;
  }

  speed(seconds: number): void {
    this.conductor.seconds = seconds;
  }

  copyFrom(buffer: GPUBuffer, step: number): void {
    if (this.backend !== 'webgpu')
      throw new LabError('E_STATE', `scene copyFrom on ${this.backend}`, 'the webgpu backend', 'use setValues');
    if (!this.view || this.lost) return;
    for (const texture of this.begin(step)) copyToTexture(this.stage.renderer, buffer, texture);
  }

  setValues(values: Float32Array, step: number): void {
    const length = this.view?.length;
    if (length === undefined || values.length < length)
      throw new LabError(
        'E_SHAPE',
        `scene view of ${values.length}`,
        `${length ?? 'a model first'}`,
        'kept the old values',
      );
    for (const texture of this.begin(step)) {
      (texture.image.data as Float32Array).set(values.subarray(0, length));
      texture.needsUpdate = true;
    }
  }

  setNumbers(values: Float32Array, _step: number): void {
    if (!this.layout || !this.view || values.length < this.view.length) return;
    this.numbers = values;
    writeCuts(this.layout.matrices, values, this.view.regions.weights!.offset, this.live.cuts.array);
    this.labels.write(this.known(this.layout));
  }

  look(view: ViewName | null): void {
    this.camera.look(view);
  }

  setLanguage(words: SceneWords): void {
    this.words = words;
    if (this.layout) this.labels.write(this.known(this.layout));
  }

  setInset(inset: Inset): void {
    this.stage.inset = inset;
  }

  frame(nowMs: number): void {
    const { layout, stage } = this;
    if (!layout || this.lost) return;
    const beat = this.conductor.at(nowMs, layout.rows);
    setBeat(this.live, beat, this.reducedMotion);
    if (beat.row !== this.row) {
      this.row = beat.row;
      this.labels.write(this.known(layout));
    }
    if (this.quality.frame(nowMs)) stage.setLevel(this.quality.level);
    stage.follow();
    const { free } = stage;
    this.camera.frame(nowMs, free, stage.size.width, stage.size.height);
    const shown = this.camera.view === 'whole' || this.camera.view === null ? 1 : 0;
    // The line of text fades with the view, and stands or not at once where nothing travels.
    const text = this.live.uniforms.text;
    const fade = this.reducedMotion ? 1 : Math.min(1, Math.max(0, nowMs - this.lastFrame) / textFadeMs);
    text.value += (shown - text.value) * fade;
    this.lastFrame = nowMs;
    stage.render(this.camera.camera, this.camera.distance());
    this.labels.frame(this.camera.view, screenOf(this.camera.camera, free), free);
  }

  pick(clientX: number, clientY: number): Picked | null {
    if (!this.layout) return null;
    const { left, top } = this.stage.canvas.getBoundingClientRect();
    const toScreen = screenOf(this.camera.camera, this.stage.free);
    const hit = pickAt(this.layout.pickables, toScreen, clientX - left, clientY - top);
    this.chosen = hit?.pickable ?? null;
    this.labels.mark(null);
    return hit ? answerFor(hit.pickable, hit.part, this.known(this.layout)) : null;
  }

  walk(direction: 'next' | 'previous' | 'up' | 'down'): Picked | null {
    if (!this.layout) return null;
    this.chosen = neighborOf(this.layout.pickables, this.chosen, direction);
    this.labels.mark(this.chosen?.path[0] ?? null);
    return this.chosen ? answerFor(this.chosen, 0, this.known(this.layout)) : null;
  }

  describe(): string {
    if (!this.shape || !this.view || !this.layout) return this.words('scene.say.waiting');
    return sentenceOf(this.shape, this.view, this.known(this.layout));
  }

  stats(): { geometries: number; textures: number; triangles: number } {
    const { memory } = this.stage.renderer.info;
    return { geometries: memory.geometries, textures: memory.textures, triangles: trianglesOf(this.objects) };
  }

  resize(): void {
    this.stage.resize();
  }

  dispose(): void {
    this.lost = true;
    freeObjects(this.objects);
    this.forms.dispose();
    this.before.dispose();
    this.now.dispose();
    this.camera.dispose();
    this.labels.dispose();
    this.stage.dispose();
  }

  /** Begins the phrase of a step: the textures that its view goes into, both of them for the first of a model. */
  private begin(step: number): readonly DataTexture[] {
    const { first, before, now } = this;
    this.conductor.begin(step, first);
    this.first = false;
    if (first) return [before, now];
    this.before = now;
    this.now = before;
    this.live.setTextures(this.before, this.now);
    return [this.now];
  }

  private known(layout: SceneLayout): Known {
    return { values: this.numbers, row: this.row, words: this.words, layout };
  }
}
