import { LabError } from '../core/errors.ts';
import { type Apply, checkValue } from './field.ts';
import { checkRules } from './rules.ts';
import { type Config, defaults, fieldOf, type Key, keys, schema } from './schema.ts';

/** True for a name in the schema. */
export function isKey(name: string): name is Key {
  return Object.hasOwn(schema, name);
}

/**
 * `base` with the patch put in, checked as a whole. `place` is who asks (`lab.configure`). Throws a LabError for an
 * unknown key, a wrong value or a broken cross-field rule, and `base` stays what it was.
 */
export function patched(base: Config, patch: unknown, place: string): Config {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch))
    throw new LabError('E_TYPE', place, 'an object of hyperparameters', 'changed nothing');
  const next: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(patch)) {
    if (!isKey(name)) throw new LabError('E_KEY', `${place} ${name}`, `one of ${keys.join(', ')}`, 'changed nothing');
    const told = typeof value === 'object' && value !== null ? 'an object' : String(value);
    next[name] = checkValue(fieldOf(name), value, `${place} ${name}=${told}`, `kept ${String(base[name])}`);
  }
  const config = next as unknown as Config;
  checkRules(config, place);
  return config;
}

/** Keys whose values differ from `base`, in schema order. */
export function changedKeys(base: Config, next: Config): Key[] {
  return keys.filter((key) => base[key] !== next[key]);
}

/** What differs from the defaults: the short form for URL and JSON. */
export function essence(config: Config): Partial<Config> {
  return Object.fromEntries(changedKeys(defaults, config).map((key) => [key, config[key]])) as Partial<Config>;
}

/** The dearest cost among some keys; `hot` for none. */
export function costOf(changed: readonly Key[]): Apply {
  const costs = changed.map((key) => fieldOf(key).apply);
  return costs.includes('rebuild') ? 'rebuild' : costs.includes('restart') ? 'restart' : 'hot';
}
