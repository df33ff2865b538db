import { LabError, messageOf } from '../errors.ts';
import { phrases } from './phrases.ts';
import { createWords, type Language } from './words.ts';

const column = { en: 0, es: 1, ca: 2 } as const satisfies Record<Language, number>;

/** A phrase that fits any values: `{#a}` takes a number, `{a}` anything. */
function patternOf(english: string): RegExp {
  const parts = english.split(/(\{#?\w+\})/).map((part) => {
    const hole = /^\{(#?)(\w+)\}$/.exec(part);
    if (!hole) return part.replace(/[.*+?^$(){}|[\]\\]/g, '\\$&');
    return `(?<${hole[2]}>${hole[1] ? '-?[\\d.]+' : '[^]+?'})`;
  });
  return new RegExp(`^${parts.join('')}$`);
}

const patterns = phrases.map((phrase) => ({ phrase, pattern: patternOf(phrase[0]) }));

/** A part of an error in a language; null where it has no translation, as lists of names have none. */
export function translated(part: string, language: Language): string | null {
  for (const { phrase, pattern } of patterns) {
    const found = pattern.exec(part);
    if (found) return phrase[column[language]]!.replace(/\{(\w+)\}/g, (_, name: string) => found.groups![name]!);
  }
  return null;
}

/**
 * Anything thrown as a sentence for the screen, in the language of the page. An error of the lab keeps its code and its
 * place; the console keeps English. What has no translation, such as the platform's own words, stays as it is.
 */
export function tell(thrown: unknown, language: Language): string {
  if (language === 'en' || !(thrown instanceof LabError)) return messageOf(thrown);
  const { code, place, expected, action } = thrown;
  const say = (part: string) => translated(part, language) ?? part;
  return createWords(language)('error.told', { code, place, expected: say(expected), action: say(action) });
}
