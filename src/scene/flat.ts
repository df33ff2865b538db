import { LabError } from '../core/errors.ts';
import { type Free, freeOf, type Inset, noInset } from '../core/inset.ts';
import { palette } from '../core/palette.ts';
import type { PictureAct, PictureNews } from '../core/picture.ts';
import type { ModelShape } from '../nn/shape.ts';
import type { ViewLayout } from '../probe/view.ts';
import { answerFor, type Known, type Picked, type SceneWords } from './answers.ts';
import { Conductor, type Pace } from './conductor.ts';
import { saveStill } from './film.ts';
import { draw } from './flat_drawing.ts';
import { project } from './layout/cameras.ts';
import type { Pickable, SceneLayout } from './layout/forms.ts';
import { layoutScene } from './layout/layout.ts';
import { type ScreenName, screenFor } from './layout/screens.ts';
import { neighborOf, pickAt, sameIn, type ToScreen } from './picking.ts';
import type { Sculpture } from './sculpture_contract.ts';
import { sentenceOf } from './sentences.ts';

/** The same forms, flat, on a 2D canvas: for machines that have neither WebGPU nor WebGL. Never fails to draw. */
export function createFlatView(container: HTMLElement, words: SceneWords): Sculpture {
  return new FlatView(container, words);
}

class FlatView implements Sculpture {
  readonly backend = 'canvas2d';
  private readonly container: HTMLElement;
  private readonly canvas = document.createElement('canvas');
  private words: SceneWords;
  private shape: ModelShape | null = null;
  private view: ViewLayout | null = null;
  private layout: SceneLayout | null = null;
  private values: Float32Array | null = null;
  private row = 0;
  private first = true;
  /** Shape of the screen that the layout is composed for. */
  private screen: ScreenName = 'wide';
  private readonly conductor = new Conductor(true);
  private chosen: Pickable | null = null;
  private inset: Inset = noInset;
  private stale = true;
  private readonly watch = new ResizeObserver(() => this.resize());

  constructor(container: HTMLElement, words: SceneWords) {
    this.container = container;
    this.words = words;
    Object.assign(this.canvas.style, { position: 'absolute', inset: '0', width: '100%', height: '100%' });
    this.canvas.setAttribute('aria-hidden', 'true');
    container.prepend(this.canvas);
    this.watch.observe(container);
    this.resize();
  }

  show(shape: ModelShape, view: ViewLayout): void {
    this.compose(shape, view);
    this.values = null;
    this.shape = shape;
    this.view = view;
    this.first = true;
  }

  /** Lays the model out for the screen as it is now. */
  private compose(shape: ModelShape, view: ViewLayout): void {
    this.screen = this.screenNow();
    this.layout = layoutScene(shape, view, this.screen);
    this.chosen = this.chosen && sameIn(this.layout.pickables, this.chosen);
    this.stale = true;
  }

  private screenNow(): ScreenName {
    const { width, height } = this.free(this.canvas.width);
    return screenFor(width / height);
  }

  get pinned(): string | null {
    return this.chosen?.torch ?? null;
  }

  copyFrom(): void {
    throw new LabError('E_STATE', 'scene copyFrom on canvas2d', 'the webgpu backend', 'use setValues');
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

  /** There is one view, one light and one quality only. */
  look(): void {}
  setQuality(): void {}
  setRoom(): void {}

  async act(what: PictureAct): Promise<PictureNews | null> {
    return what === 'still' ? saveStill(this.canvas, this.container, this.pace.step) : null;
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
    this.conductor.begin(step, this.first);
    this.first = false;
    this.values = values;
    this.stale = true;
  }

  /** Nothing is copied here, so nothing is read back. */
  setNumbers(): void {}

  setLanguage(words: SceneWords): void {
    this.words = words;
    this.stale = true;
  }

  setInset(inset: Inset): void {
    if (JSON.stringify(inset) !== JSON.stringify(this.inset)) this.stale = true;
    this.inset = inset;
  }

  frame(nowMs: number): void {
    const { values, canvas } = this;
    if (!this.layout || !this.shape || !this.view) return;
    if (this.screen !== this.screenNow()) this.compose(this.shape, this.view);
    const { layout } = this;
    const { row, before } = this.conductor.at(nowMs, layout.rows);
    if (row === this.row && !this.stale) return;
    this.row = row;
    this.stale = false;
    const context = canvas.getContext('2d');
    if (!context) return;
    const ground = context.createLinearGradient(0, 0, 0, canvas.height);
    ground.addColorStop(0, palette.groundDeep);
    ground.addColorStop(0.5, palette.ground);
    ground.addColorStop(1, palette.groundDeep);
    context.fillStyle = ground;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    if (!values) return;
    const free = this.free(canvas.width);
    draw({
      context,
      layout,
      known: this.known(layout),
      values,
      row,
      rowBefore: before,
      toScreen: this.toScreen(layout, free),
      free,
    });
  }

  pick(clientX: number, clientY: number): Picked | null {
    if (!this.layout) return null;
    const { left, top, width } = this.canvas.getBoundingClientRect();
    const hit = pickAt(
      this.layout.pickables,
      this.toScreen(this.layout, this.free(width)),
      clientX - left,
      clientY - top,
    );
    this.chosen = hit?.pickable ?? null;
    return hit ? answerFor(hit.pickable, hit.part, this.known(this.layout)) : null;
  }

  walk(direction: 'next' | 'previous' | 'up' | 'down'): Picked | null {
    if (!this.layout) return null;
    this.chosen = neighborOf(this.layout.pickables, this.chosen, direction);
    return this.chosen ? answerFor(this.chosen, 0, this.known(this.layout)) : null;
  }

  describe(): string {
    if (!this.shape || !this.view || !this.layout) return this.words('scene.say.waiting');
    return sentenceOf(this.shape, this.view, this.known(this.layout));
  }

  stats(): { geometries: number; textures: number; triangles: number } {
    return { geometries: 0, textures: 0, triangles: 0 };
  }

  resize(): void {
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    this.canvas.width = Math.max(1, Math.round(this.container.clientWidth * ratio));
    this.canvas.height = Math.max(1, Math.round(this.container.clientHeight * ratio));
    this.stale = true;
  }

  dispose(): void {
    this.watch.disconnect();
    this.canvas.remove();
    this.layout = null;
  }

  private known(layout: SceneLayout): Known {
    return { values: this.values, row: this.row, words: this.words, layout };
  }

  /** What the page leaves free of a canvas that is so many pixels wide, in its pixels. */
  private free(pixels: number): Free {
    const { clientWidth, clientHeight } = this.container;
    const { left, top, width, height } = freeOf(this.inset, clientWidth, clientHeight);
    const k = pixels / Math.max(1, clientWidth);
    return { left: k * left, top: k * top, width: k * width, height: k * height };
  }

  /** The front view, as the sculpture has it. */
  private toScreen({ cameras }: SceneLayout, { left, top, width, height }: Free): ToScreen {
    const whole = cameras[0]!;
    return (point) => {
      const at = project(whole, width / height, point);
      return { x: left + at.x * width, y: top + at.y * height, scale: at.scale * height, visible: at.visible };
    };
  }
}
