import { type PaletteName, palettes } from '../core/palette.ts';
import type { Picked, SceneWords } from './answers.ts';
import { written } from './answers.ts';

const width = 250;
const height = 44;

/** The card of one number: what it is, where PyTorch has it, its value, gradient and recent past. */
export class Card {
  readonly root = document.createElement('div');
  private readonly sentence = document.createElement('strong');
  private readonly place = document.createElement('code');
  private readonly numbers = document.createElement('span');
  private readonly line = document.createElementNS('http://www.w3.org/2000/svg', 'polyline');
  private readonly caption = document.createElement('span');
  private shown = '';

  constructor(container: HTMLElement) {
    const chart = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    chart.setAttribute('viewBox', `0 0 ${width} ${height}`);
    chart.append(this.line);
    for (const [name, value] of [
      ['fill', 'none'],
      ['stroke', 'currentColor'],
      ['stroke-width', '2'],
      ['stroke-linejoin', 'round'],
    ] as const)
      this.line.setAttribute(name, value);
    this.root.dataset.scene = 'card';
    // The same facts are told to a screen reader by the page.
    this.root.setAttribute('aria-hidden', 'true');
    Object.assign(this.root.style, {
      position: 'absolute',
      left: '0',
      top: '0',
      width: `${width}px`,
      padding: '12px 14px',
      borderRadius: '10px',
      font: '400 15px/1.4 system-ui, sans-serif',
      display: 'grid',
      gap: '4px',
      pointerEvents: 'none',
      visibility: 'hidden',
    });
    this.place.style.fontSize = '13px';
    this.place.style.overflowWrap = 'anywhere';
    this.caption.style.fontSize = '12px';
    this.root.append(this.sentence, this.place, this.numbers, chart, this.caption);
    container.append(this.root);
    this.setRoom('dark');
  }

  setRoom(room: PaletteName): void {
    const { ink, ground, wall } = palettes[room];
    Object.assign(this.root.style, { color: ink, background: `${ground}f2`, border: `1px solid ${wall}66` });
  }

  /** Shows what was picked, or nothing; a pinned card has a frame that says so. */
  show(picked: Picked | null, pinned: boolean, words: SceneWords): void {
    this.root.style.visibility = picked ? 'visible' : 'hidden';
    if (!picked) return;
    const { sentence, torch, value, gradient, history } = picked;
    const key = JSON.stringify([sentence, torch, value, gradient, history, pinned]);
    if (key === this.shown) return;
    this.shown = key;
    this.root.style.borderWidth = pinned ? '2px' : '1px';
    this.root.style.margin = pinned ? '0' : '1px';
    this.sentence.textContent = sentence;
    this.place.textContent = torch;
    const number = (name: string, it: number | null) => (it === null ? [] : [`${words(name)} ${exact(it)}`]);
    this.numbers.textContent = [...number('scene.card.value', value), ...number('scene.card.gradient', gradient)].join(
      ' · ',
    );
    this.line.setAttribute('points', pointsOf(history));
    this.caption.textContent =
      history.length > 1
        ? `${words('scene.card.history', { count: history.length })}: ${written(Math.min(...history))} – ${written(Math.max(...history))}`
        : '';
  }

  /** Stands beside a point of the container, inside what is free of it. */
  stand(x: number, y: number, free: { left: number; top: number; width: number; height: number }): void {
    const { offsetWidth, offsetHeight } = this.root;
    const right = x + 24 + offsetWidth < free.left + free.width;
    const left = right ? x + 24 : x - 24 - offsetWidth;
    const bounded = (at: number, low: number, high: number) => Math.max(low, Math.min(at, Math.max(low, high)));
    const px = bounded(left, free.left, free.left + free.width - offsetWidth);
    const py = bounded(y - offsetHeight / 2, free.top, free.top + free.height - offsetHeight);
    this.root.style.transform = `translate(${px.toFixed(0)}px, ${py.toFixed(0)}px)`;
  }

  dispose(): void {
    this.root.remove();
  }
}

/** A number with what it takes to tell it from its neighbors. */
function exact(value: number): string {
  return Number(value.toPrecision(6)).toString().replace('-', '\u2212');
}

/** The past as a line in the chart's box; a flat one lies in the middle. */
export function pointsOf(history: readonly number[]): string {
  if (history.length < 2) return '';
  const low = Math.min(...history);
  const span = Math.max(...history) - low;
  return history
    .map((value, i) => {
      const part = span > 0 ? (value - low) / span : 0.5;
      return `${((i / (history.length - 1)) * width).toFixed(1)},${(height - 2 - part * (height - 4)).toFixed(1)}`;
    })
    .join(' ');
}
