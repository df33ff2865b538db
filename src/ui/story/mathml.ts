import type { Formula, Part } from '../../chapters/formula.ts';
import type { ShownNumber } from '../../chapters/say.ts';

const space = 'http://www.w3.org/1998/Math/MathML';

/** A formula as a MathML element; `named` puts names of features into the language of the page. */
export function mathml(formula: Formula, named: (name: string) => string): Element {
  const math = node('math');
  math.append(...formula.map((part) => partOf(part, named)));
  return math;
}

function partOf(part: Part, named: (name: string) => string): Element {
  if (typeof part === 'string') return kindOf(part) === 'mo' ? sign(part) : node(kindOf(part), named(part));
  if ('text' in part) return number(part);
  if ('sub' in part) return node('msub', node('mi', part.sub[0]), node(kindOf(part.sub[1]), part.sub[1]));
  return node('mfrac', row(part.frac[0], named), row(part.frac[1], named));
}

/** A number holds its whole value; a negative one among others stands in brackets. */
function number({ value, text }: ShownNumber): Element {
  const made = node('mn', text);
  made.setAttribute('data-value', String(value));
  if (!text.startsWith('\u2212')) return made;
  return node('mrow', sign('('), made, sign(')'));
}

/** Brackets here hold numbers of one line: stretched, one font's are taller than another's, and each than its pair. */
function sign(text: string): Element {
  const made = node('mo', text);
  if (text === '(' || text === ')') made.setAttribute('stretchy', 'false');
  return made;
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
