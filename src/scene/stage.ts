import { bloom } from 'three/addons/tsl/display/BloomNode.js';
import { fog, mix, pass, rangeFogFactor, screenUV, smoothstep, uniform, vec2 } from 'three/tsl';
import {
  Color,
  type Object3D,
  type PerspectiveCamera,
  RenderPipeline,
  Scene,
  Vector2,
  WebGPURenderer,
} from 'three/webgpu';
import { LabError, messageOf } from '../core/errors.ts';
import { type Free, freeOf, type Inset, noInset } from '../core/inset.ts';
import { type PaletteName, palette, palettes } from '../core/palette.ts';
import { tint } from './forms/colors.ts';
import { type Look, looks } from './quality.ts';
import { useFilmicTone } from './tone.ts';

/** Longest side of a texture that every WebGPU device has. */
const mostPixels = 8192;
/** Thin: it never washes out a form. */
const bloomStrength = 0.32;

/** The room: renderer, ground, fog and a thin bloom. */
export class Stage {
  readonly renderer: WebGPURenderer;
  readonly backend: 'webgpu' | 'webgl';
  readonly canvas: HTMLCanvasElement;
  private readonly scene = new Scene();
  private readonly fogNear = uniform(20);
  private readonly fogFar = uniform(44);
  private readonly container: HTMLElement;
  private readonly watch = new ResizeObserver(() => {
    this.stale = true;
  });
  inset: Inset = noInset;
  /** Of the ground's light, as a part of the canvas. */
  private readonly middle = uniform(new Vector2(0.47, 0.5));
  private stale = false;
  private pipeline: RenderPipeline | null = null;
  private shown: Look;
  private width = 0;
  private height = 0;

  private constructor(
    renderer: WebGPURenderer,
    canvas: HTMLCanvasElement,
    container: HTMLElement,
    onDevice: boolean,
    look: Look,
  ) {
    this.shown = look;
    this.renderer = renderer;
    this.canvas = canvas;
    this.container = container;
    this.backend = onDevice ? 'webgpu' : 'webgl';
    const middle = screenUV.sub(this.middle).mul(vec2(1.25, 1.1)).length();
    this.scene.backgroundNode = mix(tint('ground').mul(0.95), tint('groundDeep'), smoothstep(0, 0.78, middle));
    this.scene.fogNode = fog(tint('groundDeep'), rangeFogFactor(this.fogNear, this.fogFar));
    this.watch.observe(container);
    useFilmicTone(renderer);
    renderer.setClearColor(new Color(palette.groundDeep));
  }

  /** A stage in the container, on the given device or on WebGL 2. Rejects with E_DEVICE where that does not work. */
  static async create(container: HTMLElement, device: GPUDevice | null, look: Look = looks.high): Promise<Stage> {
    const canvas = document.createElement('canvas');
    Object.assign(canvas.style, {
      position: 'absolute',
      inset: '0',
      width: '100%',
      height: '100%',
      touchAction: 'none',
    });
    canvas.setAttribute('aria-hidden', 'true');
    container.prepend(canvas);
    const kind = device ? 'webgpu' : 'webgl';
    try {
      const renderer = new WebGPURenderer({
        canvas,
        antialias: look.detail === 1,
        ...(device ? { device } : { forceWebGL: true }),
      });
      await renderer.init();
      const onDevice = 'isWebGPUBackend' in renderer.backend;
      if (onDevice !== (device !== null)) {
        renderer.dispose();
        throw new Error('another backend came instead');
      }
      const stage = new Stage(renderer, canvas, container, onDevice, look);
      stage.resize();
      return stage;
    } catch (error) {
      canvas.remove();
      throw new LabError('E_DEVICE', `scene ${kind}`, 'a renderer', `${messageOf(error)}; try the flat picture`);
    }
  }

  add(objects: readonly Object3D[]): void {
    if (objects.length > 0) this.scene.add(...objects);
  }

  remove(objects: readonly Object3D[]): void {
    if (objects.length > 0) this.scene.remove(...objects);
  }

  get size(): { width: number; height: number } {
    return { width: this.width, height: this.height };
  }

  /** What the page leaves of the canvas; the picture is composed into it. */
  get free(): Free {
    return freeOf(this.inset, this.width, this.height);
  }

  /** Fits the canvas to its container. */
  resize(): void {
    this.stale = false;
    const width = Math.max(1, this.container.clientWidth);
    const height = Math.max(1, this.container.clientHeight);
    this.width = width;
    this.height = height;
    const ratio = Math.min(2, window.devicePixelRatio || 1) * this.shown.resolution;
    this.renderer.setPixelRatio(ratio);
    this.renderer.setSize(width, height, false);
  }

  /** Follows a container that has changed its size since the last frame; for the start of a frame, as it clears the canvas. */
  follow(): void {
    if (this.stale) this.resize();
  }

  /** Draws with bloom or without, finer or coarser. */
  setLook(look: Look): void {
    if (look === this.shown) return;
    this.shown = look;
    if (!look.bloom) this.dropPipeline();
    this.resize();
  }

  /** Does something with a canvas that is `scale` times as large as the screen, or as large as a texture may be. */
  enlarged<T>(scale: number, act: () => T): T {
    const { shown, width, height } = this;
    const most = mostPixels / (Math.max(width, height) * Math.min(2, window.devicePixelRatio || 1));
    this.shown = { ...shown, resolution: Math.max(shown.resolution, Math.min(scale, most)) };
    this.resize();
    try {
      return act();
    } finally {
      this.shown = shown;
      this.stale = true;
    }
  }

  /** A dark or a daylight room: the light that bodies give off is not spread over a bright one. */
  setRoom(room: PaletteName): void {
    this.glow = room === 'dark' ? bloomStrength : 0;
    if (this.bloom) this.bloom.strength.value = this.glow;
    this.renderer.setClearColor(new Color(palettes[room].groundDeep));
  }

  /** Draws the scene; `distance` is how far the camera is from what it looks at. */
  render(camera: PerspectiveCamera, distance: number): void {
    this.fogNear.value = distance + 1;
    this.fogFar.value = distance + 26;
    const { left, top, width, height } = this.free;
    this.middle.value.set((left + 0.47 * width) / this.width, (top + 0.5 * height) / this.height);
    if (this.backend === 'webgl' || !this.shown.bloom) {
      this.renderer.render(this.scene, camera);
      return;
    }
    this.pipeline ??= this.makePipeline(camera);
    this.pipeline.render();
  }

  dispose(): void {
    this.watch.disconnect();
    this.dropPipeline();
    this.renderer.dispose();
    this.canvas.remove();
  }

  private makePipeline(camera: PerspectiveCamera): RenderPipeline {
    const pipeline = new RenderPipeline(this.renderer);
    // Smooth edges whether the canvas has them or not.
    const drawn = pass(this.scene, camera, { samples: 4 });
    this.bloom = bloom(drawn, this.glow, 0.4, 0.85);
    this.pass = drawn;
    pipeline.outputNode = drawn.add(this.bloom);
    return pipeline;
  }

  private glow = bloomStrength;
  private bloom: ReturnType<typeof bloom> | null = null;
  private pass: ReturnType<typeof pass> | null = null;

  private dropPipeline(): void {
    this.bloom?.dispose();
    this.pass?.dispose();
    this.pipeline?.dispose();
    this.bloom = null;
    this.pass = null;
    this.pipeline = null;
  }
}
