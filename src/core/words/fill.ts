import { LabError } from '../errors.ts';

/** Values for the placeholders of a text; a number is written as it is, so format it first. */
export type Values = Readonly<Record<string, string | number>>;

/** A text with its `{places}` filled in. Throws E_KEY for a place without a value: no hole is ever shown. */
export function filled(text: string, values: Values, place: string): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new LabError('E_KEY', place, `a value for {${name}}`, 'pass it');
    return String(value);
  });
}
