import type { Object3D } from 'three/webgpu';
import { LabError } from '../core/errors.ts';
import type { Free, Inset } from '../core/inset.ts';
import type { PaletteName } from '../core/palette.ts';
import { type PictureAct, type PictureNews, type Quality, qualities } from '../core/picture.ts';
import type { ModelShape } from '../nn/shape.ts';
import type { ViewLayout } from '../probe/view.ts';
import { answerFor, type Known, type Picked, type SceneWords } from './answers.ts';
import { SceneCamera } from './camera.ts';
import { cameraAct } from './camera_keys.ts';
import { Conductor, type Pace, setBeat } from './conductor.ts';
import { copyToTexture } from './device_values.ts';
import { Recorder, saveStill } from './film.ts';
import { setRoom } from './forms/colors.ts';
import { Forms, freeObjects, trianglesOf } from './forms/forms.ts';
import { type Live, makeLive } from './forms/live.ts';
import { History } from './history.ts';
import { LabelLayer } from './labels.ts';
import type { SceneLayout, ViewName } from './layout/forms.ts';
import { layoutScene } from './layout/layout.ts';
import { writeCuts } from './layout/matrices.ts';
import { type ScreenName, screenFor } from './layout/screens.ts';
import { type Hit, neighborOf, pickAt } from './picking.ts';
import { type Look, levels, looks, QualityWatch } from './quality.ts';
import { screenOf } from './screen.ts';
import type { Sculpture } from './sculpture_contract.ts';
import { sentenceOf } from './sentences.ts';
import { Stage } from './stage.ts';
import { Steps } from './steps.ts';
import { placeOf, Touch } from './touch.ts';

/** How long the line of text takes to fade, about. */
const textFadeMs = 250;
/** Pixels that a click may move. */
const stillPx = 5;
/** How much larger than the screen a saved still is. */
const stillScale = 4;

export interface SculptureOptions {
  readonly container: HTMLElement;
  /** Device to draw on, shared with the engine; null draws on WebGL 2. */
  readonly device: GPUDevice | null;
  /** True where the device is a processor in disguise. */
  readonly software?: boolean | undefined;
  readonly words: SceneWords;
  readonly reducedMotion: boolean;
}

/** The sculpture in the container, on the device or on WebGL 2. Rejects with E_DEVICE where neither draws. */
export async function createSculpture(options: SculptureOptions): Promise<Sculpture> {
  const watch = new QualityWatch(options.software);
  const stage = await Stage.create(options.container, options.device, levels[watch.level]!);
  return new StagedSculpture(stage, watch, options);
}

class StagedSculpture implements Sculpture {
  readonly backend: 'webgpu' | 'webgl';
  private readonly stage: Stage;
  private readonly live: Live;
  private readonly forms: Forms;
  private readonly camera: SceneCamera;
  private readonly labels: LabelLayer;
  private readonly touch: Touch;
  private readonly history = new History();
  private pressedAt = { x: 0, y: 0 };
  private readonly onDown = ({ clientX: x, clientY: y }: PointerEvent) => {
    this.pressedAt = { x, y };
  };
  private readonly onClick = ({ clientX: x, clientY: y }: MouseEvent) => {
    // A drag turns the sculpture and pins nothing.
    if (Math.hypot(x - this.pressedAt.x, y - this.pressedAt.y) <= stillPx) this.touch.pin(this.hitAt(x, y));
  };
  private readonly onTwice = (event: MouseEvent) => this.focus(this.hitAt(event.clientX, event.clientY));
  private readonly watch: QualityWatch;
  private detail: number;
  private quality: Quality = 'auto';
  private room: PaletteName = 'dark';
  private readonly recorder = new Recorder();
  private readonly conductor: Conductor;
  private readonly reducedMotion: boolean;
  private words: SceneWords;
  private readonly steps = new Steps();
  /** Shape of the screen that the layout is composed for. */
  private screen: ScreenName = 'wide';
  private shape: ModelShape | null = null;
  private view: ViewLayout | null = null;
  private layout: SceneLayout | null = null;
  private objects: readonly Object3D[] = [];
  private numbers: Float32Array | null = null;
  private row = 0;
  /** What was known of the step shown before. */
  private before: Omit<Known, 'words' | 'layout'> | null = null;
  private lost = false;
  private lastFrame = 0;

  constructor(stage: Stage, watch: QualityWatch, { container, words, reducedMotion }: SculptureOptions) {
    const look = levels[watch.level]!;
    this.stage = stage;
    this.watch = watch;
    this.detail = look.detail;
    this.backend = stage.backend;
    this.words = words;
    this.reducedMotion = reducedMotion;
    this.live = makeLive(...this.steps.textures);
    this.conductor = new Conductor(reducedMotion);
    this.forms = new Forms(this.live);
    this.forms.setHaze(look.haze);
    this.camera = new SceneCamera(stage.canvas, reducedMotion);
    this.labels = new LabelLayer(container);
    this.touch = new Touch(container);
    stage.canvas.addEventListener('pointerdown', this.onDown);
    stage.canvas.addEventListener('click', this.onClick);
    stage.canvas.addEventListener('dblclick', this.onTwice);
  }

  show(shape: ModelShape, view: ViewLayout): void {
    const { free } = this.stage;
    this.screen = screenFor(free.width / free.height);
    const layout = layoutScene(shape, view, this.screen);
    this.numbers = null;
    this.before = null;
    this.steps.restart(view.length, this.live);
    if (shape === this.shape) this.history.forget(view.regions.weights, view.regions.weightGrads);
    else this.history.clear();
    this.shape = shape;
    this.view = view;
    this.build(layout);
  }

  /** Puts the forms, views and labels of a layout in the place of those that stand. */
  private build(layout: SceneLayout): SceneLayout {
    this.live.uniforms.decisions.value = layout.decisions;
    this.place(layout);
    this.layout = layout;
    this.touch.keep(layout.pickables);
    this.labels.mark(null);
    this.camera.setViews(layout.cameras);
    this.labels.show(layout.labels);
    return layout;
  }

  /** The forms of a layout in the place of those that stand. */
  private place(layout: SceneLayout): void {
    this.stage.remove(this.objects);
    freeObjects(this.objects);
    this.objects = this.forms.build(layout, this.detail);
    this.stage.add(this.objects);
  }

  /** The layout for the screen as it is now, which may have been turned. */
  private composed(layout: SceneLayout, { width, height }: Free): SceneLayout {
    const screen = screenFor(width / height);
    if (screen === this.screen || !this.shape || !this.view) return layout;
    this.screen = screen;
    const built = this.build(layoutScene(this.shape, this.view, screen));
    this.camera.cut();
    this.write(built);
    return built;
  }

  get ready(): boolean {
    return !this.steps.waits && (this.steps.first || this.conductor.ready);
  }

  get pinned(): string | null {
    return this.touch.pinnedName;
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
    this.steps.copyFrom((texture) => copyToTexture(this.stage.renderer, buffer, texture), step);
  }

  setValues(values: Float32Array, step: number): void {
    this.steps.setValues(values, step);
  }

  setNumbers(values: Float32Array, step: number): void {
    this.steps.setNumbers(values, step);
  }

  look(view: ViewName | null): void {
    this.camera.look(view);
  }

  async act(what: PictureAct): Promise<PictureNews | null> {
    cameraAct(this.camera, what);
    if (what === 'slower') this.conductor.seconds = (this.conductor.phraseMs / 1000) * 1.4;
    else if (what === 'faster') this.conductor.seconds = this.conductor.phraseMs / 1400;
    else if (what === 'room') this.setRoom(this.room === 'dark' ? 'daylight' : 'dark');
    else if (what === 'quality') {
      const quality = qualities[(qualities.indexOf(this.quality) + 1) % qualities.length]!;
      this.setQuality(quality);
      return { kind: 'quality', quality };
    } else if (what === 'still') return this.saveStill();
    else if (what === 'film') return this.recorder.toggle(this.stage.canvas, this.conductor.pace.step);
    return null;
  }

  setQuality(quality: Quality): void {
    this.quality = quality;
    this.draw(quality === 'auto' ? levels[this.watch.level]! : looks[quality]);
  }

  private draw(look: Look): void {
    this.stage.setLook(look);
    this.forms.setHaze(look.haze);
    this.setDetail(look.detail);
  }

  private setDetail(detail: number): void {
    if (detail === this.detail) return;
    this.detail = detail;
    if (this.layout) this.place(this.layout);
  }

  setRoom(room: PaletteName): void {
    this.room = room;
    setRoom(room);
    this.stage.setRoom(room);
    this.labels.setRoom(room);
    this.touch.setRoom(room);
  }

  setLanguage(words: SceneWords): void {
    this.words = words;
    if (this.layout) this.write(this.layout);
  }

  setInset(inset: Inset): void {
    this.stage.inset = inset;
  }

  frame(nowMs: number): void {
    const { stage, steps } = this;
    if (!this.layout || this.lost) return;
    const began = this.begin(this.layout);
    // Before the first numbers there is nothing to draw that would be true.
    if (steps.first) return;
    stage.follow();
    const { free } = stage;
    const layout = this.composed(this.layout, free);
    const beat = this.conductor.at(nowMs, layout.rows);
    setBeat(this.live, beat, steps.newer, this.reducedMotion);
    this.row = beat.row;
    if (began) this.write(layout);
    if (this.watch.frame(nowMs) && this.quality === 'auto') this.draw(levels[this.watch.level]!);
    this.camera.frame(nowMs, free, stage.size.width, stage.size.height);
    const shown = this.camera.view === 'whole' || this.camera.view === null ? 1 : 0;
    // The line of text fades with the view, and stands or not at once where nothing travels.
    const text = this.live.uniforms.text;
    const fade = this.reducedMotion ? 1 : Math.min(1, Math.max(0, nowMs - this.lastFrame) / textFadeMs);
    text.value += (shown - text.value) * fade;
    this.lastFrame = nowMs;
    stage.render(this.camera.camera, this.camera.distance());
    const toScreen = screenOf(this.camera.camera, free);
    this.labels.frame(this.camera.view, beat.ease, toScreen, free);
    this.touch.frame(nowMs, this.known(layout), toScreen, free);
  }

  pick(clientX: number, clientY: number): Picked | null {
    const hit = this.hitAt(clientX, clientY);
    this.touch.hover(hit);
    this.labels.mark(null);
    return hit && this.layout ? answerFor(hit.pickable, hit.part, this.known(this.layout)) : null;
  }

  walk(direction: 'next' | 'previous' | 'up' | 'down'): Picked | null {
    if (!this.layout) return null;
    const next = neighborOf(this.layout.pickables, this.touch.chosen, direction);
    this.touch.walk(next);
    this.labels.mark(next?.path[0] ?? null);
    return next ? answerFor(next, 0, this.known(this.layout)) : null;
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
    this.recorder.end(this.stage.canvas, this.conductor.pace.step);
    freeObjects(this.objects);
    this.forms.dispose();
    this.steps.dispose();
    this.camera.dispose();
    this.labels.dispose();
    this.touch.dispose();
    this.stage.canvas.removeEventListener('pointerdown', this.onDown);
    this.stage.canvas.removeEventListener('click', this.onClick);
    this.stage.canvas.removeEventListener('dblclick', this.onTwice);
    this.stage.dispose();
  }

  private hitAt(clientX: number, clientY: number): Hit | null {
    if (!this.layout) return null;
    const { left, top } = this.stage.canvas.getBoundingClientRect();
    const toScreen = screenOf(this.camera.camera, this.stage.free);
    return pickAt(this.layout.pickables, toScreen, clientX - left, clientY - top);
  }

  /** A double click comes close to a thing; beside everything it goes home. */
  private focus(hit: Hit | null): void {
    if (hit) this.camera.focus(placeOf(hit), Math.min(7, Math.max(1.6, hit.pickable.radius * 9)));
    else this.camera.look(null);
  }

  /** Saves the stage in full detail, four times as large as on the screen where the device has textures that large. */
  private saveStill(): Promise<PictureNews> {
    const { stage, camera, detail } = this;
    this.setDetail(1);
    const saved = stage.enlarged(stillScale, () => {
      stage.render(camera.camera, camera.distance());
      return saveStill(stage.canvas, this.labels.root, this.conductor.pace.step);
    });
    this.setDetail(detail);
    return saved;
  }

  /** Begins the phrase of the step that came, forms and texts at once; false where none has come whole. */
  private begin({ matrices }: SceneLayout): boolean {
    const { view, numbers, row, conductor } = this;
    const begun = view && this.steps.begin();
    if (!begun) return false;
    this.before = { values: numbers, row, pace: conductor.pace };
    conductor.begin(begun.step, begun.first);
    this.numbers = begun.numbers;
    this.history.add(begun.numbers);
    writeCuts(matrices, begun.numbers, view.regions.weights!.offset, this.live.cuts.array, this.live.shares.array);
    return true;
  }

  /** Writes the labels. The first step of a model has none before it. */
  private write(layout: SceneLayout): void {
    const shown = this.known(layout);
    this.labels.write(this.before?.values ? { ...shown, ...this.before } : shown, shown);
  }

  private known(layout: SceneLayout): Known {
    const { numbers: values, row, words, history, conductor } = this;
    return { values, row, words, layout, history, pace: conductor.pace };
  }
}
