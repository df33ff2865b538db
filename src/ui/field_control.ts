import type { BindingApi, FolderApi } from '@tweakpane/core';
import { checkValue, type Field, fromText, plain } from '../config/field.ts';
import { fieldOf, type Key } from '../config/schema.ts';
import { fieldSlider, hasSlider } from './field_slider.ts';

export type FieldValue = string | number | boolean;

/** One hyperparameter on the panel. */
export interface FieldControl {
  readonly key: Key;
  /** Rows of the panel that belong to it. */
  readonly elements: readonly HTMLElement[];
  /** Shows a value without telling anybody. */
  set(value: FieldValue): void;
}

/** Marks after a name for what a change costs; the tooltip tells it in words. */
const marks = { hot: '', restart: ' ·', rebuild: ' ▪' } as const;

/**
 * The control of a field in a folder: a list, a check box, or a box to type in with a slider below. `doc` is what the
 * control says of itself. `changed` hears of a checked new value, once; `refused` of a wrong one, after the old value
 * was put back.
 */
export function fieldControl(
  folder: FolderApi,
  key: Key,
  first: FieldValue,
  doc: string,
  changed: (value: FieldValue) => void,
  refused: (thrown: unknown) => void,
): FieldControl {
  const field = fieldOf(key);
  const held = { value: boxed(field, first) };
  let current = first;
  let silent = false;
  const options =
    field.kind === 'choice' ? { options: Object.fromEntries(field.options.map((option) => [option, option])) } : {};
  const label = `${key}${marks[field.apply]}`;
  const box = folder.addBinding(held, 'value', { label, ...options }) as BindingApi<unknown, unknown>;
  const inBox = (value: FieldValue) => {
    silent = true;
    held.value = boxed(field, value);
    box.refresh();
    silent = false;
  };
  const slider =
    field.kind === 'number' && hasSlider(field)
      ? fieldSlider(folder, field, key, first as number, (value, last) => (last ? take(value) : inBox(value)))
      : null;
  const set = (value: FieldValue) => {
    current = value;
    inBox(value);
    slider?.show(value as number);
  };
  const take = (value: unknown) => {
    const old = current;
    try {
      const checked = checkValue(field, value, `panel ${key}=${String(value)}`, `kept ${String(old)}`);
      set(checked);
      if (checked !== old) changed(checked);
    } catch (error) {
      set(old);
      refused(error);
    }
  };
  box.on('change', ({ value }) => {
    if (!silent) take(typeof value === 'string' ? fromText(field, value) : value);
  });
  box.element.dataset.key = key;
  for (const input of box.element.querySelectorAll('input, select')) {
    input.setAttribute('aria-label', key);
    input.setAttribute('aria-description', doc);
  }
  const elements = slider ? [box.element, slider.element] : [box.element];
  for (const element of elements) element.title = doc;
  return { key, elements, set };
}

/** What a box holds: text for numbers, so that anything can be typed and be told what is wrong with it. */
function boxed(field: Field, value: FieldValue): string | boolean {
  if (field.kind === 'boolean') return value as boolean;
  return typeof value === 'number' ? plain(value) : String(value);
}
