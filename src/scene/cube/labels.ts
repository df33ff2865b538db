import { palette } from '../../core/palette.ts';
import type { CubeView } from './view.ts';

/** A place of the cube on the screen, in pixels of the container; `depth` grows away from the viewer. */
export interface OnScreen {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
}

type Place = readonly [number, number, number];

export type Project = (at: Place) => OnScreen;

/** Names of axes and songs over the picture, and what the network says of each song. */
export class CubeLabels {
  private readonly layer = document.createElement('div');
  private placed: { element: HTMLElement; at: Place; below: number }[] = [];

  constructor(container: HTMLElement) {
    this.layer.setAttribute('aria-hidden', 'true');
    // Until the first frame has placed them.
    this.layer.style.visibility = 'hidden';
    Object.assign(this.layer.style, { position: 'absolute', inset: '0', overflow: 'hidden', pointerEvents: 'none' });
    container.append(this.layer);
  }

  show(view: CubeView, nameOf: (feature: string) => string): void {
    // Along the edges at the front: where a feature is 0, and where it is 1.
    const ends: readonly ((end: number) => Place)[] = [
      (end) => [end, -0.07, 1.07],
      (end) => [-0.1, end, 1.03],
      (end) => [1.1, -0.05, end],
    ];
    const axes = view.axes.flatMap((feature, axis) => {
      if (!feature) return [];
      const place = (value: number) => ends[axis]!((value - view.low[axis]!) / (view.high[axis]! - view.low[axis]!));
      return [
        { text: '0', at: place(0), axis: true },
        { text: `${nameOf(feature)} 1`, at: place(1), axis: true },
      ];
    });
    const songs = view.points.map(({ name, at, answer }) => ({
      text: answer === null ? name : `${name}\n${answer.toFixed(2)}`,
      at: at.map((value, i) => (value - view.low[i]!) / (view.high[i]! - view.low[i]!)) as unknown as Place,
      axis: false,
    }));
    const all = [...axes, ...songs];
    while (this.placed.length > all.length) this.placed.pop()!.element.remove();
    all.forEach(({ text, at, axis }, i) => {
      const element = this.placed[i]?.element ?? this.layer.appendChild(document.createElement('span'));
      this.placed[i] = { element, at, below: axis ? 0 : 1 };
      if (element.textContent !== text) element.textContent = text;
      Object.assign(element.style, {
        position: 'absolute',
        left: '0',
        top: '0',
        whiteSpace: 'pre',
        textAlign: 'center',
        font: `${axis ? 600 : 500} clamp(12px, 1.15cqmin + 9px, 24px)/1.2 Inter, system-ui, sans-serif`,
        color: axis ? palette.input : palette.ink,
        textShadow: `0 0 6px ${palette.groundDeep}, 0 0 2px ${palette.groundDeep}`,
      });
    });
  }

  frame(project: Project): void {
    this.layer.style.visibility = '';
    for (const { element, at, below } of this.placed) {
      const { x, y } = project(at);
      element.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, ${below ? '0.9em' : '-50%'})`;
    }
  }

  dispose(): void {
    this.layer.remove();
  }
}
