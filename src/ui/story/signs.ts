import type { Tongue } from './prose.ts';

/** A character as a sign that takes its place: spaces, line ends and tabs can be seen. */
export function signOf(character: string): string {
  return { ' ': '␣', '\n': '↵', '\t': '⇥' }[character] ?? character;
}

/** A character by name, for who hears the page. */
export function nameOf(character: string, { words }: Tongue): string {
  const names = { ' ': 'writing.space', '\n': 'writing.newline', '\t': 'writing.tab' } as const;
  return character in names ? words(names[character as keyof typeof names]) : character;
}
