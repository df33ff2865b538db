import { isWebglFast } from '../webgl.ts';
import { drawCube, firstTurn, projection, type Turn } from './flat.ts';
import { CubeLabels, type Project } from './labels.ts';
import { CubeSolids } from './solids.ts';
import type { CubeView } from './view.ts';

export interface CubeOptions {
  /** Emptied and filled. */
  readonly container: HTMLElement;
  /** Device to draw on; null draws on WebGL 2, and where no card draws that on a 2D canvas. */
  readonly device: Parameters<typeof CubeSolids.create>[1];
  /** No swaying. */
  readonly still: boolean;
}

/** The cube of songs on the stage: turned by pointer and arrow keys, drawn only when something has changed. */
export class Cube {
  readonly backend: 'webgpu' | 'webgl' | 'canvas2d';
  private readonly container: HTMLElement;
  private readonly solids: CubeSolids | null;
  private readonly flat: CanvasRenderingContext2D | null;
  private readonly labels: CubeLabels;
  private readonly still: boolean;
  private readonly leave = new AbortController();
  private turn: Turn = firstTurn;
  private view: CubeView | null = null;
  private held = false;
  private drawn = '';
  private version = 0;

  private constructor({ container, still }: CubeOptions, solids: CubeSolids | null) {
    this.container = container;
    this.still = still;
    this.solids = solids;
    this.backend = solids?.backend ?? 'canvas2d';
    this.flat = solids ? null : flatCanvas(container);
    this.labels = new CubeLabels(container);
    this.listen();
  }

  static async create(options: CubeOptions): Promise<Cube> {
    for (const device of [...(options.device ? [options.device] : []), ...(isWebglFast() ? [null] : [])]) {
      try {
        options.container.replaceChildren();
        return new Cube(options, await CubeSolids.create(options.container, device));
      } catch (error) {
        console.warn(error);
      }
    }
    options.container.replaceChildren();
    return new Cube(options, null);
  }

  /** Shows other songs or another network; `nameOf` puts names of features into the language of the page. */
  show(view: CubeView, nameOf: (feature: string) => string): void {
    this.view = view;
    this.version++;
    this.solids?.show(view);
    this.labels.show(view, nameOf);
  }

  frame(nowMs: number): void {
    const { view, container } = this;
    const { clientWidth: width, clientHeight: height } = container;
    if (!view || width === 0 || height === 0) return;
    const sway = this.still || this.held ? 0 : 0.16 * Math.sin(nowMs / 4200);
    const turn = { around: this.turn.around + sway, above: this.turn.above };
    const key = [this.version, turn.around.toFixed(3), turn.above.toFixed(3), width, height].join();
    if (key === this.drawn) return;
    this.drawn = key;
    const project = projection(turn, width, height);
    if (this.solids) this.solids.draw(turn, width, height);
    else if (this.flat) this.drawFlat(this.flat, view, project, width, height);
    this.labels.frame(project);
  }

  dispose(): void {
    this.leave.abort();
    this.labels.dispose();
    this.solids?.dispose();
    this.container.replaceChildren();
  }

  private drawFlat(
    flat: CanvasRenderingContext2D,
    view: CubeView,
    project: Project,
    width: number,
    height: number,
  ): void {
    if (flat.canvas.width !== width || flat.canvas.height !== height) Object.assign(flat.canvas, { width, height });
    drawCube(flat, view, project);
  }

  private listen(): void {
    const { container } = this;
    const { signal } = this.leave;
    const by = (around: number, above: number) => {
      this.held = true;
      this.turn = {
        around: this.turn.around + around,
        above: Math.min(1.4, Math.max(-1.4, this.turn.above + above)),
      };
    };
    container.addEventListener('pointerdown', ({ pointerId }) => container.setPointerCapture(pointerId), { signal });
    container.addEventListener(
      'pointermove',
      ({ buttons, movementX, movementY }) => {
        if (buttons) by(-movementX / 180, movementY / 180);
      },
      { signal },
    );
    const arrows: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [0.12, 0],
      ArrowRight: [-0.12, 0],
      ArrowUp: [0, 0.1],
      ArrowDown: [0, -0.1],
    };
    container.addEventListener(
      'keydown',
      (event) => {
        const arrow = arrows[event.key];
        if (event.key === 'Home') {
          this.turn = firstTurn;
          this.held = false;
        } else if (arrow) by(...arrow);
        else return;
        event.preventDefault();
      },
      { signal },
    );
  }
}

function flatCanvas(container: HTMLElement): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  Object.assign(canvas.style, { position: 'absolute', inset: '0', width: '100%', height: '100%' });
  container.append(canvas);
  return canvas.getContext('2d');
}
