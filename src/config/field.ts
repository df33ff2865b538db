import { LabError } from '../core/errors.ts';

/** What a change costs: taken at once, a new start from step 0, or a new start in newly built buffers. */
export type Apply = 'hot' | 'restart' | 'rebuild';

export type Group = 'Network' | 'Data' | 'Optimizer' | 'Generation' | 'Engine';

interface Common {
  readonly group: Group;
  readonly apply: Apply;
  /** Key in the URL hash. */
  readonly url: string;
  /** One sentence for the panel and the README. */
  readonly doc: string;
  /** Paper or manual behind it, where there is one. */
  readonly source?: string;
}

export interface NumberField extends Common {
  readonly kind: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  readonly scale: 'linear' | 'log';
}

export interface ChoiceField<T extends string = string> extends Common {
  readonly kind: 'choice';
  readonly default: T;
  readonly options: readonly T[];
}

export interface BooleanField extends Common {
  readonly kind: 'boolean';
  readonly default: boolean;
}

/** `auto` or a whole number. */
export interface AutoField extends Common {
  readonly kind: 'auto';
  readonly default: 'auto';
  readonly min: number;
  readonly max: number;
}

export type Field = NumberField | ChoiceField | BooleanField | AutoField;
export type ValueOf<F> =
  F extends ChoiceField<infer T>
    ? T
    : F extends BooleanField
      ? boolean
      : F extends AutoField
        ? 'auto' | number
        : number;

type NumberOptions = Omit<NumberField, 'kind' | 'integer' | 'scale'> & { scale?: 'linear' | 'log' };

/** A real number in [min, max]. */
export function real(options: NumberOptions): NumberField {
  return { kind: 'number', integer: false, scale: 'linear', ...options };
}

/** A whole number in [min, max]. */
export function whole(options: NumberOptions): NumberField {
  return { kind: 'number', integer: true, scale: 'linear', ...options };
}

export function choice<const T extends string>(options: Omit<ChoiceField<T>, 'kind'>): ChoiceField<T> {
  return { kind: 'choice', ...options };
}

export function flag(options: Omit<BooleanField, 'kind'>): BooleanField {
  return { kind: 'boolean', ...options };
}

export function autoOr(options: Omit<AutoField, 'kind' | 'default'>): AutoField {
  return { kind: 'auto', default: 'auto', ...options };
}

/** What a field accepts, in words. */
export function expectation(field: Field): string {
  if (field.kind === 'choice') return field.options.join(', ');
  if (field.kind === 'boolean') return 'true or false';
  const range = `${plain(field.min)} to ${plain(field.max)}`;
  if (field.kind === 'auto') return `auto or a whole number ${range}`;
  return field.integer ? `a whole number ${range}` : range;
}

/** A number without exponent, as people write it. */
export function plain(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 12, useGrouping: false });
}

/**
 * The value as the field's type. `place` names where it came from (`url lr=7`), `action` what happens otherwise
 * (`kept the default 0.003`). Throws E_TYPE, E_CHOICE or E_RANGE.
 */
export function checkValue(field: Field, value: unknown, place: string, action: string): string | number | boolean {
  const refuse = (code: 'E_TYPE' | 'E_CHOICE' | 'E_RANGE') => new LabError(code, place, expectation(field), action);
  if (field.kind === 'choice') {
    if (typeof value !== 'string') throw refuse('E_TYPE');
    if (!field.options.includes(value)) throw refuse('E_CHOICE');
    return value;
  }
  if (field.kind === 'boolean') {
    if (typeof value !== 'boolean') throw refuse('E_TYPE');
    return value;
  }
  if (field.kind === 'auto' && value === 'auto') return value;
  if (typeof value !== 'number') throw refuse('E_TYPE');
  const integer = field.kind === 'auto' || field.integer;
  if (!(value >= field.min && value <= field.max) || (integer && !Number.isInteger(value))) throw refuse('E_RANGE');
  // Minus zero and zero are one number to people and to addresses.
  return value === 0 ? 0 : value;
}

/** Text (of a URL or an input box) as the kind of value the field holds; not yet checked. */
export function fromText(field: Field, text: string): unknown {
  if (field.kind === 'choice') return text;
  if (field.kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (field.kind === 'auto' && text === 'auto') return text;
  return text.trim() === '' ? text : Number(text);
}
