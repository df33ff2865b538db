import type { Say, Shown, ShownNumber } from '../../chapters/say.ts';
import { isStoryKey, type StoryWords } from '../../chapters/words/words.ts';
import { featureWord } from '../../core/words/feature_word.ts';
import type { Words } from '../../core/words/words.ts';
import { element } from '../elements.ts';

/** Both dictionaries in the language of the page. */
export interface Tongue {
  readonly words: Words;
  readonly story: StoryWords;
}

const piece = /\{(\w+)\}|\[(\w+):([^\]]+)\]/g;

/** A text as nodes: numbers as `data` elements with their whole value, terms as buttons that open the glossary. */
export function prose({ key, values = {} }: Say, tongue: Tongue, explain: (term: string) => void): Node[] {
  const text = tongue.story(key);
  const nodes: Node[] = [];
  let from = 0;
  for (const match of text.matchAll(piece)) {
    const [all, place, term, label] = match;
    nodes.push(new Text(text.slice(from, match.index)));
    from = match.index + all.length;
    if (place) nodes.push(shownNode(place, values[place] ?? '', tongue));
    else if (isStoryKey(`term.${term}`)) nodes.push(termButton(term!, label!, explain));
    else nodes.push(new Text(label!));
  }
  return [...nodes, new Text(text.slice(from))];
}

/** The same as a plain sentence. */
export function sentence({ key, values = {} }: Say, tongue: Tongue): string {
  return tongue.story(key).replace(piece, (_, place?: string, __?: string, label?: string) => {
    return place ? wordOf(values[place] ?? '', tongue) : label!;
  });
}

/** A number as an element that holds its whole value; `name` says which number of the text it is. */
export function numberNode(name: string, { value, text }: ShownNumber): HTMLElement {
  return element('data', { text, attributes: { value: String(value), 'data-name': name } });
}

function shownNode(name: string, shown: Shown, tongue: Tongue): Node {
  return typeof shown === 'string' ? new Text(wordOf(shown, tongue)) : numberNode(name, shown);
}

function wordOf(shown: Shown, { words }: Tongue): string {
  return typeof shown === 'string' ? featureWord(shown, words) : shown.text;
}

function termButton(term: string, label: string, explain: (term: string) => void): HTMLElement {
  return element('button', {
    class: 'term',
    text: label,
    attributes: { type: 'button', 'aria-haspopup': 'dialog' },
    on: { click: () => explain(term) },
  });
}
