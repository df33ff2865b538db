import { LabError } from '../core/errors.ts';
import { checkValue, fromText } from './field.ts';
import { changedKeys, patched } from './parse.ts';
import { type Config, defaults, fieldOf, type Key, keys } from './schema.ts';

const byUrl = new Map<string, Key>(keys.map((key) => [fieldOf(key).url, key]));

/** Hash of a URL, without `#`: every key that differs from the defaults, then `extra` (a song table, a language). */
export function toHash(config: Config, extra: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams();
  for (const key of changedKeys(defaults, config)) search.set(fieldOf(key).url, String(config[key]));
  for (const [name, value] of Object.entries(extra)) search.set(name, value);
  return search.toString();
}

export interface FromUrl {
  readonly config: Config;
  /** Names the schema does not know but `known` does. */
  readonly extra: Readonly<Record<string, string>>;
  /** One LabError for each part that was refused; its default was kept. */
  readonly errors: readonly LabError[];
}

/**
 * Config of a URL: the query (`?engine=webgpu`) first, then the hash. A refused part keeps its default and is told in
 * `errors`; if the whole breaks a cross-field rule, all of `base` is kept. Names in `known` are passed through.
 */
export function fromUrl(search: string, hash: string, known: readonly string[] = [], base: Config = defaults): FromUrl {
  const errors: LabError[] = [];
  const patch: Partial<Record<Key, unknown>> = {};
  const extra: Record<string, string> = {};
  for (const source of [search.replace(/^\?/, ''), hash.replace(/^#/, '')]) {
    for (const [name, text] of new URLSearchParams(source)) {
      const key = byUrl.get(name) ?? keys.find((candidate) => candidate === name);
      if (known.includes(name)) extra[name] = text;
      else if (!key) errors.push(unknownName(name, text, known));
      else {
        const field = fieldOf(key);
        try {
          patch[key] = checkValue(
            field,
            fromText(field, text),
            `url ${name}=${text}`,
            `kept the default ${String(base[key])}`,
          );
        } catch (error) {
          errors.push(error as LabError);
        }
      }
    }
  }
  try {
    return { config: patched(base, patch, 'url'), extra, errors };
  } catch (error) {
    return { config: base, extra, errors: [...errors, error as LabError] };
  }
}

function unknownName(name: string, text: string, known: readonly string[]): LabError {
  const names = [...byUrl.keys(), ...known].join(', ');
  return new LabError('E_KEY', `url ${name.slice(0, 40)}=${text.slice(0, 40)}`, `one of ${names}`, 'ignored it');
}
