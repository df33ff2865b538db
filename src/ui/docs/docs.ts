import { fieldOf, type Key } from '../../config/schema.ts';
import type { Language } from '../../core/words/words.ts';
import { ca } from './ca.ts';
import { es } from './es.ts';

/** One sentence on a hyperparameter, in the language; the English one is the schema's. */
export function docOf(language: Language, key: Key): string {
  return language === 'en' ? fieldOf(key).doc : { es, ca }[language][key];
}
