import type { River } from '../../chapters/river.ts';
import { element } from '../elements.ts';

const svg = 'http://www.w3.org/2000/svg';
/** Half of the river's widest place, in a drawing 2 high; what is not nothing can be seen. */
const widest = 0.94;
const thinnest = 0.012;

/** A river over T columns: at each letter as wide as its part, and a dashed line where half of it all has passed. */
export function riverDrawing({ sizes, at, half }: River, label: string): SVGSVGElement {
  const T = sizes.length;
  const most = Math.max(...sizes, Number.MIN_VALUE);
  const wide = sizes.map((size, t) => (t > at ? 0 : Math.max(thinnest, (widest * size) / most)));
  const root = node('svg', { viewBox: `0 0 ${T} 2`, preserveAspectRatio: 'none', role: 'img', 'aria-label': label });
  root.classList.add('river');
  const shore = (side: 1 | -1) => wide.slice(0, at + 1).map((w, t): [number, number] => [t + 0.5, 1 + side * w]);
  const up = shore(-1);
  const down = shore(1).reverse();
  // It ends at now, square.
  const [end, source] = [at + 1, 0];
  const path = [
    `M ${source} ${1 - wide[0]!}`,
    curve([[source, 1 - wide[0]!], ...up]),
    `L ${end} ${1 - wide[at]!} L ${end} ${1 + wide[at]!}`,
    `L ${down[0]!.join(' ')}`,
    curve([...down, [source, 1 + wide[0]!]]),
    'Z',
  ].join(' ');
  root.append(node('path', { d: path, class: 'water' }));
  const x = Math.max(0, at + 1 - half);
  root.append(node('line', { x1: x, x2: x, y1: 0, y2: 2, class: 'half' }));
  return root as SVGSVGElement;
}

/** A smooth way through points from left to right or back: level at each of them, so that it never overshoots. */
function curve(points: readonly (readonly [number, number])[]): string {
  return points
    .slice(1)
    .map(([x, y], i) => {
      const [fromX, fromY] = points[i]!;
      const middle = (fromX + x) / 2;
      return `C ${middle} ${fromY} ${middle} ${y} ${x} ${y}`;
    })
    .join(' ');
}

/** States as columns of bars, one row a unit: up is positive, down negative, and as long as the value. */
export function statesDrawing(states: readonly Float32Array[], label: string): HTMLCanvasElement {
  const units = states[0]!.length;
  const [columnWidth, rowHeight] = [24, 8];
  const canvas = element('canvas', { class: 'states', attributes: { role: 'img', 'aria-label': label } });
  canvas.width = states.length * columnWidth;
  canvas.height = units * rowHeight;
  const pen = canvas.getContext('2d')!;
  states.forEach((state, t) => {
    state.forEach((value, j) => {
      const height = (Math.min(1, Math.abs(value)) * (rowHeight - 1)) / 2;
      const middle = (j + 0.5) * rowHeight;
      pen.fillStyle = value > 0 ? '#ffb347' : '#4aa3ff';
      pen.fillRect(t * columnWidth + 3, value > 0 ? middle - height : middle, columnWidth - 6, Math.max(0.6, height));
    });
  });
  return canvas;
}

function node(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(svg, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
