import { LabError } from '../errors.ts';
import { ca } from './ca.ts';
import { en, type WordKey } from './en.ts';
import { es } from './es.ts';
import { filled, type Values } from './fill.ts';

const dictionaries = { en, es, ca } as const;

export type Language = keyof typeof dictionaries;

/** Codes of the languages the page speaks, in the order of the switch. */
export const languages = Object.keys(dictionaries) as Language[];

/** The text behind a key of the dictionary. Throws E_KEY for a placeholder without a value: no hole is ever shown. */
export type Words = (key: WordKey, values?: Values) => string;

export type { Values, WordKey };

/** The words of one language. A key that is put together while running is checked then: E_KEY where there is none. */
export function createWords(language: Language): (key: string, values?: Values) => string {
  const dictionary: Readonly<Record<WordKey, string>> = dictionaries[language];
  return (key, values = {}) => {
    if (!isWordKey(key)) throw new LabError('E_KEY', `words ${key}`, 'a key of the dictionary', 'add it to en.ts');
    return filled(dictionary[key], values, `words ${language} ${key}`);
  };
}

export function isWordKey(key: string): key is WordKey {
  return Object.hasOwn(en, key);
}

export function isLanguage(code: string): code is Language {
  return Object.hasOwn(dictionaries, code);
}

/** First language asked for that the page speaks (`ca-ES` counts as `ca`), else English. */
export function pickLanguage(asked: readonly string[]): Language {
  return asked.map((tag) => tag.toLowerCase().split('-')[0]!).find(isLanguage) ?? 'en';
}
