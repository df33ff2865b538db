import { type CellView, cellParts } from '../../chapters/cell.ts';
import { num } from '../../chapters/say.ts';
import type { StoryWords } from '../../chapters/words/words.ts';

const svg = 'http://www.w3.org/2000/svg';
const line = 90;
const gateRow = 210;
const state = 300;

/** A cell, left to right: the memory line above, the gates hanging from it, the state below. A valve opens with its gate. */
export function cellDrawing({ values, built, equations: _, ...where }: CellView, story: StoryWords): SVGSVGElement {
  const root = node('svg', { viewBox: '0 0 760 340', role: 'img', 'aria-label': story('cell.label') }) as SVGSVGElement;
  const part = (name: (typeof cellParts)[number]) => {
    const order = cellParts.indexOf(name);
    const group = node('g', { class: order > built ? 'unbuilt' : order === built ? 'newest' : 'built' });
    root.append(group);
    return group;
  };
  const { i, f, g, o, cBefore, c, hBefore, h } = values;

  const memory = part('line');
  memory.append(
    node('path', { d: `M 20 ${line} H 740`, class: 'memory' }),
    ...named(70, line - 26, 'cₜ₋₁', cBefore),
    ...named(690, line - 26, 'cₜ', c),
    word(70, line + 26, story('cell.memory')),
  );
  const forget = part('forget');
  forget.append(...valve(180, f), ...wire(180, line, gateRow), ...gate(180, 'f', f, story('cell.forget')));
  const write = part('write');
  write.append(
    node('path', { d: `M 300 ${gateRow - 24} V 150 H 360 V ${line}`, class: 'wire' }),
    node('path', { d: `M 420 ${gateRow - 24} V 150 H 360`, class: 'wire' }),
    ...valve(360, i, 150),
    node('circle', { cx: 360, cy: line, r: 15, class: 'join' }),
    text(360, line + 6, '+', 'sign'),
    ...gate(300, 'i', i, story('cell.input')),
    ...gate(420, 'g', g, story('cell.candidate')),
  );
  const out = part('out');
  out.append(
    node('path', { d: `M 610 ${line} V ${state} H 740`, class: 'wire' }),
    node('rect', { x: 582, y: 132, width: 56, height: 30, rx: 8, class: 'bend' }),
    text(610, 152, 'tanh', 'sign'),
    ...valve(610, o, gateRow),
    node('path', { d: `M 568 ${gateRow} H 592`, class: 'wire' }),
    ...gate(540, 'o', o, story('cell.output')),
    ...named(690, state - 18, 'hₜ', h),
  );
  root.append(
    node('path', { d: `M 20 ${state} H 540`, class: 'wire' }),
    ...[180, 300, 420, 540].map((x) => node('path', { d: `M ${x} ${state} V ${gateRow + 24}`, class: 'wire faint' })),
    ...named(70, state - 18, 'hₜ₋₁', hBefore),
    text(300, state + 28, `xₜ = «${where.characters[where.at]}»`, 'name'),
  );
  return root;
}

function gate(x: number, name: string, value: number, label: string): SVGElement[] {
  return [
    node('rect', { x: x - 34, y: gateRow - 24, width: 68, height: 48, rx: 10, class: 'gate' }),
    text(x, gateRow - 5, `${name}ₜ`, 'name'),
    text(x, gateRow + 15, num(value).text, 'value'),
    word(x, gateRow + 40, label),
  ];
}

/** A ring whose inner disc has the area that the gate lets through. */
function valve(x: number, value: number, y = line): SVGElement[] {
  return [
    node('circle', { cx: x, cy: y, r: 17, class: 'valve' }),
    node('circle', { cx: x, cy: y, r: 16 * Math.sqrt(Math.max(0, value)), class: 'open' }),
    text(x, y + 6, '×', 'sign'),
  ];
}

function wire(x: number, from: number, to: number): SVGElement[] {
  return [node('path', { d: `M ${x} ${to - 24} V ${from + 17}`, class: 'wire' })];
}

function named(x: number, y: number, name: string, value: number): SVGElement[] {
  return [text(x, y - 14, name, 'name'), text(x, y + 6, num(value).text, 'value')];
}

const word = (x: number, y: number, label: string) => text(x, y, label, 'word');

function text(x: number, y: number, content: string, kind: string): SVGElement {
  const made = node('text', { x, y, class: kind, 'text-anchor': 'middle' });
  made.textContent = content;
  return made;
}

function node(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(svg, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
