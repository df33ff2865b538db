import type { Free } from '../core/inset.ts';
import { type PaletteName, palette, palettes } from '../core/palette.ts';
import { featureWord } from '../core/words/feature_word.ts';
import { type Known, numberText } from './answers.ts';
import type { Label, Vec, ViewName } from './layout/forms.ts';
import type { Ease } from './layout/phases.ts';
import type { ToScreen } from './picking.ts';
import { turnAt } from './turn.ts';

/** Font size in which labels are set; on the stage they are scaled from it. */
const fontPx = 32;
/** Smallest and largest size on the screen, in pixels. */
const smallest = 11;
const largest = 72;
/** Where a label would be smaller than this, the form has no room beside it for what only explains. */
const cramped = 0.45 * smallest;

interface Placed {
  readonly label: Label;
  readonly element: HTMLElement;
  /** Of the step before and of the step that is shown. */
  older: string;
  newer: string;
  text: string;
  width: number;
}

/** Texts over the canvas: where the numbers of the form are written out. Two labels never touch; the later one yields. */
export class LabelLayer {
  private readonly layer = document.createElement('div');
  private readonly marker = document.createElement('div');
  private room: PaletteName = 'dark';
  private placed: Placed[] = [];
  private marked: Vec | null = null;

  constructor(container: HTMLElement) {
    this.layer.setAttribute('aria-hidden', 'true');
    this.layer.dataset.scene = 'labels';
    Object.assign(this.layer.style, { position: 'absolute', inset: '0', overflow: 'hidden', pointerEvents: 'none' });
    Object.assign(this.marker.style, {
      position: 'absolute',
      left: '-15px',
      top: '-15px',
      width: '26px',
      height: '26px',
      border: `2px solid ${palette.ink}`,
      borderRadius: '50%',
      visibility: 'hidden',
    });
    this.layer.append(this.marker);
    container.append(this.layer);
  }

  /** Colors for a dark or a daylight room. */
  setRoom(room: PaletteName): void {
    this.room = room;
    for (const { element, label } of this.placed) this.paint(element, label);
    this.marker.style.borderColor = palettes[room].ink;
  }

  private paint(element: HTMLElement, label: Label): void {
    const { [label.color]: color, groundDeep } = palettes[this.room];
    Object.assign(element.style, {
      color,
      background: label.plate ? `${groundDeep}c8` : '',
      textShadow: `0 0 2px ${groundDeep}, 0 0 6px ${groundDeep}, 0 0 12px ${groundDeep}, 0 0 18px ${groundDeep}`,
    });
  }

  /** The element that holds them. */
  get root(): HTMLElement {
    return this.layer;
  }

  /** Another model's labels; they stay empty until their numbers are written. */
  show(labels: readonly Label[]): void {
    // The same ones again, as where traces were chosen anew: they keep their texts.
    if (JSON.stringify(labels) === JSON.stringify(this.placed.map(({ label }) => label))) return;
    for (const { element } of this.placed) element.remove();
    this.placed = labels.map((label) => {
      const element = document.createElement('span');
      element.dataset.label = label.id;
      Object.assign(element.style, {
        position: 'absolute',
        left: '0',
        top: '0',
        transformOrigin: '0 0',
        whiteSpace: 'pre',
        textAlign: label.align,
        ...(label.plate ? { padding: '0 10px', borderRadius: '8px' } : {}),
        font: `500 ${fontPx}px/1.2 system-ui, sans-serif`,
        visibility: 'hidden',
      });
      this.paint(element, label);
      this.layer.append(element);
      return { label, element, older: '', newer: '', text: '', width: 0 };
    });
  }

  /** Takes the numbers of the step that is shown and of the one before; a label without its numbers stays empty. */
  write(before: Known, shown: Known): void {
    for (const one of this.placed) {
      one.older = textOf(one.label, before);
      one.newer = textOf(one.label, shown);
    }
  }

  private turn(one: Placed, ease: Ease): void {
    const { newer, opacity } = turnAt(one.label.moment ?? 'wave', ease);
    const text = newer ? one.newer : one.older;
    one.element.style.opacity = one.older === one.newer ? '1' : opacity.toFixed(3);
    if (text === one.text) return;
    one.text = text;
    one.element.textContent = text;
    one.width = one.element.offsetWidth;
  }

  /** Puts a ring around a point, or takes it away. */
  mark(at: Vec | null): void {
    this.marked = at;
    if (!at) this.marker.style.visibility = 'hidden';
  }

  /** Places the labels of a view inside the free part of the canvas; with `null` (a camera in somebody's hand) those of the whole. */
  frame(view: ViewName | null, ease: Ease, toScreen: ToScreen, free: Free): void {
    const boxes: Box[] = [];
    const tall = free.height > free.width;
    for (const one of this.placed) {
      this.turn(one, ease);
      const { label, element, text, width: textWidth } = one;
      const at = toScreen(label.at);
      const own = label.size * at.scale;
      const k = Math.min(largest, Math.max(smallest, own)) / fontPx;
      const box = within(boxAt(at.x, at.y, textWidth * k, fontPx * 1.2 * k * linesOf(text), label.align), at, free);
      const apart = boxes.every((other) => !touches(box, other));
      const visible =
        text !== '' &&
        at.visible &&
        inside(box, free) &&
        apart &&
        label.views.includes(view ?? 'whole') &&
        !(tall && label.wide) &&
        !(own < cramped && (label.wide || linesOf(text) > 1));
      element.style.visibility = visible ? 'visible' : 'hidden';
      if (!visible) continue;
      boxes.push(box);
      element.style.transform = `translate(${box.left.toFixed(1)}px, ${box.top.toFixed(1)}px) scale(${k.toFixed(4)})`;
    }
    if (!this.marked) return;
    const at = toScreen(this.marked);
    this.marker.style.visibility = at.visible ? 'visible' : 'hidden';
    this.marker.style.transform = `translate(${at.x.toFixed(1)}px, ${at.y.toFixed(1)}px)`;
  }

  dispose(): void {
    this.layer.remove();
  }
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Box of a text of that size whose anchor is its left end, middle or right end, at half its height. */
export function boxAt(x: number, y: number, width: number, height: number, align: Label['align']): Box {
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - height / 2, bottom: y + height / 2 };
}

/** The box, moved sideways into the free part of the canvas where its anchor is in it: at the edge a text gives way. */
export function within(box: Box, { x }: { readonly x: number }, free: Free): Box {
  const [least, most] = [free.left, free.left + free.width];
  if (x < least || x > most) return box;
  const by = Math.max(0, least - box.left) - Math.max(0, box.right - most);
  return { ...box, left: box.left + by, right: box.right + by };
}

/** Lines of a text. */
export function linesOf(text: string): number {
  return text.split('\n').length;
}

export function inside({ left, right, top, bottom }: Box, free: Free): boolean {
  return left >= free.left && right <= free.left + free.width && top >= free.top && bottom <= free.top + free.height;
}

export function touches(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The label in words; empty while one of its numbers is not known. */
export function textOf(label: Label, known: Known): string {
  if (label.key === 'scene.pace') return paceText(known);
  const values: Record<string, string> = {};
  for (const [name, text] of Object.entries(label.names)) values[name] = featureWord(text, known.words);
  for (const [name, number] of Object.entries(label.numbers)) {
    const text = numberText(number, known);
    if (text === null) return '';
    values[name] = text;
  }
  return known.words(label.key, values);
}

/** Which step is shown; where steps were passed over, how many, and how much slower than it ran it plays. */
function paceText({ pace, values, words }: Known): string {
  if (!pace || !values) return '';
  const whole = (n: number) => Math.round(n).toLocaleString('en').replaceAll(',', '\u202f');
  const { step, passed } = pace;
  // Two figures of it: the clock of a frame is no finer.
  const slowed = Number(pace.slowed.toPrecision(2));
  const names = { step: whole(step), unseen: whole(passed - 1), slowed: whole(slowed) };
  return words(slowed >= 1.5 && passed > 1 ? 'scene.pace.slowed' : 'scene.pace.real', names);
}
