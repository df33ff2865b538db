import type { Formula, Part } from '../../chapters/formula.ts';

const space = 'http://www.w3.org/1998/Math/MathML';

/** A formula as a MathML element; `named` puts names of features into the language of the page. */
export function mathml(formula: Formula, named: (name: string) => string): Element {
  const math = node('math');
  math.append(...formula.map((part) => partOf(part, named)));
  return math;
}

function partOf(part: Part, named: (name: string) => string): Element {
  if (typeof part === 'string') return node(kindOf(part), named(part));
  if ('text' in part) return number(part.text);
  if ('sub' in part) return node('msub', node('mi', part.sub[0]), node('mn', part.sub[1]));
  return node('mfrac', row(part.frac[0], named), row(part.frac[1], named));
}

/** A negative number among others stands in brackets. */
function number(text: string): Element {
  if (!text.startsWith('\u2212')) return node('mn', text);
  return node('mrow', node('mo', '('), node('mn', text), node('mo', ')'));
}

function row(formula: Formula, named: (name: string) => string): Element {
  return node('mrow', ...formula.map((part) => partOf(part, named)));
}

function kindOf(text: string): string {
  if (/^\d/.test(text)) return 'mn';
  return /^\p{L}/u.test(text) ? 'mi' : 'mo';
}

function node(tag: string, ...children: (Element | string)[]): Element {
  const made = document.createElementNS(space, tag);
  made.append(...children);
  return made;
}
