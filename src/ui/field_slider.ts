import type { BindingApi, FolderApi } from '@tweakpane/core';
import { type NumberField, plain } from '../config/field.ts';

/** Ranges wider than this are typed, not dragged. */
const widest = 1e6;
/** Presses of an arrow key from one end to the other. */
const presses = 50;

export interface FieldSlider {
  readonly element: HTMLElement;
  show(value: number): void;
}

/** True for a field whose range a hand can aim in. */
export function hasSlider(field: NumberField): boolean {
  return field.max - field.min <= widest;
}

/**
 * A slider for a number field, in its logarithm where the schema says so. `moved` hears the value under way, and with
 * `last` the one it was let go at; values have the three digits that a hand can aim at.
 */
export function fieldSlider(
  folder: FolderApi,
  field: NumberField,
  label: string,
  first: number,
  moved: (value: number, last: boolean) => void,
): FieldSlider {
  const log = field.scale === 'log';
  const place = (value: number) => (log ? Math.log10(value) : value);
  const back = (at: number) => {
    const value = log ? 10 ** at : at;
    const round = field.integer ? Math.round(value) : Number(value.toPrecision(3));
    return Math.min(field.max, Math.max(field.min, round));
  };
  const min = place(field.min);
  const max = place(field.max);
  const step = field.integer && !log ? Math.max(1, Math.round((max - min) / presses)) : (max - min) / presses;
  const held = { at: place(first) };
  const binding = folder.addBinding(held, 'at', { label: '', min, max, keyScale: step }) as BindingApi<number, number>;
  const { element } = binding;
  element.classList.add('slider-row');
  // The number beside Tweakpane's slider would be the logarithm; the box above tells the value.
  element.querySelector('.tp-sldtxtv_t')?.remove();
  const track = element.querySelector('.tp-sldv_t')!;
  for (const [name, text] of [
    ['role', 'slider'],
    ['aria-label', label],
    ['aria-valuemin', plain(field.min)],
    ['aria-valuemax', plain(field.max)],
  ] as const)
    track.setAttribute(name, text);
  const tell = (value: number) => track.setAttribute('aria-valuenow', plain(value));
  tell(first);
  let silent = false;
  binding.on('change', ({ value, last }) => {
    tell(back(value));
    if (!silent) moved(back(value), last);
  });
  return {
    element,
    show(value) {
      silent = true;
      held.at = place(value);
      binding.refresh();
      tell(value);
      silent = false;
    },
  };
}
