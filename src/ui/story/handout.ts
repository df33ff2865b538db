import type { StoryView } from '../../chapters/view.ts';
import type { StoryWords } from '../../chapters/words/words.ts';
import type { CubeView } from '../../scene/cube/view.ts';
import { element } from '../elements.ts';
import { fill } from './column.ts';

/** Draws a cube flat, for paper. */
export type DrawCube = (canvas: HTMLCanvasElement, cube: CubeView) => void;

const paper = { width: 640, height: 460 } as const;

/** The printable page: every step that has been shown of the chapter, with the numbers it showed. */
export class Handout {
  readonly root = element('section', { class: 'handout' });
  private readonly drawCube: DrawCube;
  private chapter = -1;

  constructor(drawCube: DrawCube) {
    this.drawCube = drawCube;
    this.root.hidden = true;
  }

  forget(): void {
    this.chapter = -1;
  }

  /** Keeps a step as it stands, with what of its stage goes onto paper; another chapter starts another page. */
  keep(view: StoryView, column: HTMLElement, stage: readonly HTMLElement[], story: StoryWords): void {
    if (view.chapter !== this.chapter) {
      this.chapter = view.chapter;
      const title = fill(story('page.handout'), { number: view.chapter + 1, title: story(view.titles[view.chapter]!) });
      this.root.replaceChildren(element('h1', { text: title }));
    }
    const parts = ['.story-text', '.question', '.figures'].flatMap((selector) => {
      const found = column.querySelector<HTMLElement>(selector);
      return found && !found.hidden ? [copyOf(found)] : [];
    });
    if (view.stage.kind === 'cube') {
      const canvas = element('canvas', { attributes: { 'aria-label': story('cube.label'), role: 'img' } });
      canvas.width = paper.width;
      canvas.height = paper.height;
      this.drawCube(canvas, view.stage.cube);
      parts.push(canvas, element('p', { class: 'note', text: story('cube.key') }));
    }
    parts.push(...stage.map(copyOf));
    const place = fill(story('page.place'), { step: view.step + 1, steps: view.steps });
    const step = element(
      'section',
      { attributes: { 'data-step': String(view.step) } },
      element('h2', { text: place }),
      ...parts,
    );
    const old = this.root.querySelector(`[data-step="${view.step}"]`);
    if (old) old.replaceWith(step);
    else this.root.append(step);
  }

  print(): void {
    const link = element('p', { class: 'note', text: location.href });
    this.root.append(link);
    this.root.hidden = false;
    window.print();
    this.root.hidden = true;
    link.remove();
  }
}

/** A copy for paper: nothing in it can be pressed. */
function copyOf(node: HTMLElement): HTMLElement {
  const copy = node.cloneNode(true) as HTMLElement;
  const drawn = node.querySelectorAll('canvas');
  copy.querySelectorAll('canvas').forEach((canvas, i) => {
    canvas.getContext('2d')?.drawImage(drawn[i]!, 0, 0);
  });
  for (const pressed of copy.querySelectorAll('button'))
    pressed.replaceWith(element('span', { class: pressed.className }, ...pressed.childNodes));
  for (const slider of copy.querySelectorAll('input')) slider.remove();
  for (const with_ of [copy, ...copy.querySelectorAll('[tabindex], [aria-live]')]) {
    with_.removeAttribute('tabindex');
    with_.removeAttribute('aria-live');
  }
  return copy;
}
